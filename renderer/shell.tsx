import { StrictMode, useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import type { JarfulBridge } from '../main/shared/contract.ts';
import { formatLocale, speak } from '../main/shared/messages/messages.ts';
import './base.css';
import { AppFrame } from './frame/app-frame.tsx';
import { StoreProvider, useStarted, useWindowState } from './state/bridge/store-context.tsx';
import { WindowStore } from './state/bridge/window-store.ts';
import { SayProvider } from './state/messages/say-context.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';

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
  const { language, texts } = useWindowState('facts').facts;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const say = useMemo(() => speak(texts, language, tellTrouble), [texts, language]);
  return (
    <I18nProvider locale={formatLocale(language)}>
      <SayProvider value={say}>
        <ErrorBoundary>
          <AppFrame />
        </ErrorBoundary>
      </SayProvider>
    </I18nProvider>
  );
}

/** The developer tools' console is the window's log. */
function tellTrouble(sentence: string): void {
  reportError(new Error(sentence));
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
