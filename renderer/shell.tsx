import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import type { JarfulBridge } from '../main/ipc/contract.ts';
import './base.css';
import { StoreProvider, useStarted, useWindowState } from './bridge/store-context.tsx';
import { WindowStore } from './bridge/window-store.ts';
import { AppFrame } from './frame/app-frame.tsx';
import { ErrorBoundary } from './frame/error-boundary.tsx';
import { speak } from './messages/messages.ts';
import { SayProvider } from './messages/say-context.tsx';

declare global {
  interface Window {
    /** Given by the preload. */
    readonly jarful: JarfulBridge;
  }
}

/** Nothing until main has answered: that takes less than a frame or two, and a blink of "loading" would only unsettle. */
function Shell() {
  return useStarted() ? <Speaking /> : null;
}

function Speaking() {
  const { language } = useWindowState('facts').facts;
  return (
    <I18nProvider locale={language === 'en-XA' ? 'en' : language}>
      <SayProvider value={speak(language)}>
        <ErrorBoundary>
          <AppFrame />
        </ErrorBoundary>
      </SayProvider>
    </I18nProvider>
  );
}

const root = document.getElementById('window');
if (!root) throw new Error('index.html has no place for the window');
const store = new WindowStore(window.jarful);
createRoot(root).render(
  <StrictMode>
    <StoreProvider value={store}>
      <Shell />
    </StoreProvider>
  </StrictMode>,
);
await store.start();
document.documentElement.lang = store.read()?.facts.language ?? 'en';
