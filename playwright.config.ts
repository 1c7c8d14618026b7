import { defineConfig } from '@playwright/test';

export default defineConfig({
  // One app at a time: the journeys drive real windows, real focus and a real clipboard.
  workers: 1,
  fullyParallel: false,
  // A retry would hide what flickers.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  reporter: [['list']],
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'e2e', testDir: 'test/e2e', testMatch: '**/*.spec.ts' },
    { name: 'lessons', testDir: 'test/lessons', testMatch: '**/*.spec.ts' },
    { name: 'pictures', testDir: 'test/pictures', testMatch: '**/*.spec.ts' },
    { name: 'fits', testDir: 'test/fits', testMatch: '**/*.spec.ts', use: { trace: 'off' } },
    { name: 'bench', testDir: 'test/bench', testMatch: '**/*.spec.ts', use: { trace: 'off' } },
  ],
});
