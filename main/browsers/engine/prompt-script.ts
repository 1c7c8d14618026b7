/**
 * Gives pages their prompt() back: Electron puts a function in its place that throws (lib/renderer/window-setup.ts), in the
 * page's main frame and not in frames inside it. So the engine's own is asked through an empty frame.
 */
export const promptScript = `if (self === top) Object.defineProperty(self, 'prompt', {
  configurable: true, enumerable: true, writable: true,
  value: { prompt(...asked) {
    const frame = document.documentElement.appendChild(document.createElement('iframe'));
    try { return frame.contentWindow.prompt(...asked); } finally { frame.remove(); }
  } }.prompt,
});`;
