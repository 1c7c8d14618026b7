import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// What others wrote and we bundle: scripts/dist ships their licences from this list.
const license = { fileName: 'licenses.json' };
const here = (path: string) => resolve(import.meta.dirname, path);

// Targets are pinned to the oldest Electron we run on (the development fall-back, 33), see docs/decisions.
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      license,
      // Everything is bundled but what is native, so that the package needs no node_modules beyond it.
      externalizeDeps: { exclude: [] },
      rolldownOptions: {
        external: ['libsql'],
        // Fewer bytes to read and parse before the window. Names stay: trouble.log must be readable.
        output: { minify: { mangle: false } },
      },
      lib: { entry: here('main/index.ts'), formats: ['es'] },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      license,
      externalizeDeps: false,
      // A sandboxed preload must be one CommonJS file.
      isolatedEntries: true,
      rolldownOptions: {
        input: { shell: here('main/window/preload/shell.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('renderer'),
    plugins: [react()],
    build: {
      target: 'chrome130',
      outDir: here('out/renderer'),
      license,
      minify: true,
      // The window's policy takes fonts from files only: none may be inlined as data.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          shell: here('renderer/index.html'),
          overlay: here('renderer/overlay.html'),
          trainer: here('renderer/trainer.html'),
        },
      },
    },
  },
});
