import { useEffect } from 'react';
import { useStore } from '../state/bridge/store-context.tsx';

/** A bench file dropped onto the window is opened. Other drops do nothing: least of all do they take the window elsewhere. */
export function useBenchDrop(): void {
  const store = useStore();
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      const path = store.pathOfFile(file);
      if (path !== '') void store.ask('bench.open-file', { path });
    };
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('drop', onDrop);
    };
  }, [store]);
}
