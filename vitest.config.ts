/**
 * Two projects: `quick` comes first and answers in about a minute, `slow` holds what takes longer: whole binaries and archives,
 * kills, crawls, tables of a thousand questions to an engine (`*.slow.test.ts`, `test/e2e`).
 *
 * TRICKY: the embedded engine hangs in worker threads, and it needs a larger libuv pool than four, so tests run in
 * processes. The quick files share two: to start one and load its modules takes longer than most files.
 */
import { defineConfig } from 'vitest/config';

const SLOW = ['test/**/*.slow.test.ts', 'test/e2e/**/*.test.ts'];
const shared = { pool: 'forks' as const, env: { UV_THREADPOOL_SIZE: '16' } };

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: 'test/support/scratch-folder.ts',
    projects: [
      {
        test: {
          ...shared,
          name: 'quick',
          isolate: false,
          sequence: { groupOrder: 0 },
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
          sequence: { groupOrder: 1 },
          include: SLOW,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
