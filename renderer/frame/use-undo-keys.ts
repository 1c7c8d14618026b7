import { useEffect } from 'react';
import { useStore } from '../state/bridge/store-context.tsx';

/**
 * Ctrl+Z and Ctrl+Shift+Z (Cmd on a Mac) take changes to jars back and make them again, unless a text field has the
 * keyboard: there they undo typing, as everywhere.
 */
export function useUndoKeys(): void {
  const store = useStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || event.altKey || event.ctrlKey === event.metaKey) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')) return;
      event.preventDefault();
      void store.ask('command.run', { id: event.shiftKey ? 'jar.redo' : 'jar.undo' });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store]);
}
