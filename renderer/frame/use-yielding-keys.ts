import { useEffect } from 'react';
import type { CommandId } from '../../main/shared/command-ids.ts';
import { nameOfKey } from '../../main/shared/typed-key.ts';
import { useStore } from '../state/bridge/store-context.tsx';

/**
 * Keys that yield, while the window itself has the keyboard (for pages main sees to it): Ctrl+Z and Ctrl+Shift+Z (Cmd on a
 * Mac) take changes to jars back and make them again, PageDown and PageUp step beats, or the lesson that runs. In a text field they edit, as
 * everywhere; in a list that steps by them, and in what scrolls and has the keyboard, they do that.
 */
export function useYieldingKeys(): void {
  const store = useStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const id = commandOf(event, store.read()?.lessons.running != null);
      if (id === null || event.defaultPrevented || isText(event.target)) return;
      if (/^(?:beat|lesson)\./.test(id) && event.target instanceof Element && scrolls(event.target)) return;
      event.preventDefault();
      void store.ask('command.run', { id });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store]);
}

/** @param lesson one runs */
function commandOf(event: KeyboardEvent, lesson: boolean): CommandId | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (nameOfKey(event) === 'z') {
    if (altKey || ctrlKey === metaKey) return null;
    return shiftKey ? 'jar.redo' : 'jar.undo';
  }
  if (altKey || ctrlKey || metaKey || shiftKey) return null;
  if (key === 'PageDown') return lesson ? 'lesson.next' : 'beat.next';
  if (key === 'PageUp') return lesson ? 'lesson.back' : 'beat.previous';
  return null;
}

function isText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

function scrolls(element: Element): boolean {
  const { overflowY } = getComputedStyle(element);
  return (overflowY === 'auto' || overflowY === 'scroll') && element.scrollHeight > element.clientHeight + 1;
}
