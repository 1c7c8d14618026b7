import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window alone, with the CSP of the real one in the built form (`vite build`, `vite preview`). */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'chrome130',
    outDir: resolve(import.meta.dirname, '../../../out/window-alone'),
    assetsInlineLimit: 0,
  },
  server: { port: 5199, strictPort: true },
  preview: {
    port: 5198,
    strictPort: true,
    headers: {
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'",
    },
  },
});
