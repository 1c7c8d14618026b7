import { defineConfig } from 'vitest/config';
import { suites } from './promises.ts';

/** The conformance suite on plain express + express-session + memorystore. Tests fail there: that is the finding. */
export default defineConfig({
  test: {
    include: [...suites.map((name) => `test/http/${name}.test.ts`), 'test/http/stock/*.stock.ts'],
    env: { JARFUL_TARGET: 'stock' },
    environment: 'node',
    testTimeout: 20_000,
    // What hangs in the stock parts may fail late; it is counted where it hung.
    dangerouslyIgnoreUnhandledErrors: true,
  },
});
