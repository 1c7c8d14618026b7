import { defineConfig } from 'vitest/config';

// Found by glob, so that a new test can never silently stay out. One project a tier: npm run test:unit, and so on.
const tiers = ['unit', 'contract', 'http'];

export default defineConfig({
  test: {
    projects: [
      ...tiers.map((name) => ({
        extends: true as const,
        test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], environment: 'node' },
      })),
      // The package itself: not part of `npm test`, since it must be built first (npm run test:dist).
      {
        extends: true as const,
        test: {
          name: 'dist',
          include: ['test/dist/**/*.test.ts'],
          environment: 'node',
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
    // A hang is a failure with a name, not a build that never ends.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    retry: 0,
    passWithNoTests: false,
  },
});
