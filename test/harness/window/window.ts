/**
 * The window alone in any browser: `npx vite test/harness/window`. Main is the real one, with the real server, on browsers that
 * are not there; it runs in Vite's own process (host-app.ts) and is spoken to over Vite's socket. ?language=es, ?people=5.
 */
import type { Answer, EventName, JarfulBridge } from '../../../main/shared/contract.ts';

// By this very name: Vite looks for it in the text.
const hot = import.meta.hot;
if (!hot) throw new Error('The window alone needs the server of `npx vite test/harness/window`.');

const waiting = new Map<number, (answer: Answer<never>) => void>();
const listeners = new Map<EventName, Set<(event: never) => void>>();
let lastNumber = 0;

hot.on('jarful:answer', ({ number, answer }: { readonly number: number; readonly answer: Answer<never> }) => {
  waiting.get(number)?.(answer);
  waiting.delete(number);
});
hot.on('jarful:event', ({ name, event }: { readonly name: EventName; readonly event: never }) => {
  for (const listener of listeners.get(name) ?? []) listener(event);
});

const bridge: JarfulBridge = {
  ask: (name, input) =>
    new Promise((resolve) => {
      const number = ++lastNumber;
      waiting.set(number, resolve);
      hot.send('jarful:ask', { number, name, input });
    }),
  on: (name, listener) => {
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set);
    set.add(listener);
    return () => set.delete(listener);
  },
  pathOfFile: (file) => file.name,
};

const started = new Promise<void>((resolve) => hot.on('jarful:started', () => resolve()));
const wish = new URLSearchParams(location.search);
hot.send('jarful:start', { language: wish.get('language') ?? 'en', people: Number(wish.get('people') ?? 2) });
await started;
Object.assign(window, { jarful: bridge });
await import('../../../renderer/shell.tsx');
