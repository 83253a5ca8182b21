/**
 * Two projects: `quick` answers in under a minute, `slow` holds what starts binaries, kills processes
 * or reads whole archives (`*.slow.test.ts`, `test/e2e`).
 *
 * TRICKY: the embedded engine hangs in worker threads, and it needs a larger libuv pool than four, so
 * every test file runs in a process of its own.
 */
import { defineConfig } from 'vitest/config';

const SLOW = ['test/**/*.slow.test.ts', 'test/e2e/**/*.test.ts'];
const shared = { pool: 'forks' as const, env: { UV_THREADPOOL_SIZE: '16' } };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: SLOW,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'slow',
          include: SLOW,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
