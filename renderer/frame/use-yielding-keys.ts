import { useEffect } from 'react';
import type { CommandId } from '../../main/shared/command-ids.ts';
import { useStore } from '../state/bridge/store-context.tsx';

/**
 * Keys that yield, while the window itself has the keyboard (for pages main sees to it): Ctrl+Z and Ctrl+Shift+Z (Cmd on a
 * Mac) take changes to jars back and make them again, PageDown and PageUp step beats. In a text field they edit, as
 * everywhere; in a list that steps by them, and in what scrolls and has the keyboard, they do that.
 */
export function useYieldingKeys(): void {
  const store = useStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const id = commandOf(event);
      if (id === null || event.defaultPrevented || isText(event.target)) return;
      if (id.startsWith('beat.') && event.target instanceof Element && scrolls(event.target)) return;
      event.preventDefault();
      void store.ask('command.run', { id });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store]);
}

function commandOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): CommandId | null {
  if (key.toLowerCase() === 'z') {
    if (altKey || ctrlKey === metaKey) return null;
    return shiftKey ? 'jar.redo' : 'jar.undo';
  }
  if (altKey || ctrlKey || metaKey || shiftKey) return null;
  return key === 'PageDown' ? 'beat.next' : key === 'PageUp' ? 'beat.previous' : null;
}

function isText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

function scrolls(element: Element): boolean {
  const { overflowY } = getComputedStyle(element);
  return (overflowY === 'auto' || overflowY === 'scroll') && element.scrollHeight > element.clientHeight + 1;
}
