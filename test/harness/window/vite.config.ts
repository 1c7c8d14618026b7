import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { hostApp } from './host-app.ts';

/** The window alone, on the real main without Electron. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), hostApp()],
  server: { port: 5199, strictPort: true },
});
