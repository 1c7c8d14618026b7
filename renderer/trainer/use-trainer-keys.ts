import { useEffect } from 'react';
import type { JarfulBridge } from '../../main/shared/contract.ts';

/** A presenter's remote steps the lesson from here too (it sends PageDown and PageUp); Ctrl+W or Cmd+W closes the window. */
export function useTrainerKeys(bridge: JarfulBridge): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, shiftKey, repeat } = event;
      const plain = !altKey && !ctrlKey && !metaKey && !shiftKey;
      if ((ctrlKey || metaKey) && key.toLowerCase() === 'w') window.close();
      else if (plain && (key === 'PageDown' || key === 'PageUp')) {
        // A key that is held down would run through the lesson.
        if (!repeat) void bridge.ask('lesson.walk', { way: key === 'PageDown' ? 'next' : 'back' });
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [bridge]);
}
