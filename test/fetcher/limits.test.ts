import { describe, expect, it } from 'vitest';
import { nextDeadline, type Progress } from '../../src/fetcher/limits.ts';
import { LIMITS } from './test-fetcher.ts';

const limits = {
  ...LIMITS,
  timeoutMs: 60_000,
  headersTimeoutMs: 20_000,
  idleTimeoutMs: 5_000,
  minBytesPerSecond: 100,
};

const dialling: Progress = {
  startedAt: 1000,
  requestedAt: undefined,
  headAt: undefined,
  latestByteAt: 0,
  bytes: 0,
};
const requested = { ...dialling, requestedAt: 2000 };
const answering = { ...requested, headAt: 3000, latestByteAt: 3000 };

describe('nextDeadline', () => {
  it.each([
    ['nothing sent: all the time there is', dialling, 61_000, 'total'],
    ['no head yet', requested, 22_000, 'headers'],
    ['no head, and hardly any time left', { ...requested, requestedAt: 50_000 }, 61_000, 'total'],
    ['no byte yet', answering, 8_000, 'idle'],
    ['a byte: the silence starts anew', { ...answering, latestByteAt: 4_000 }, 8_000, 'rate'],
    // 1,000 bytes are worth ten seconds at 100 bytes a second.
    ['slow bytes', { ...answering, latestByteAt: 12_000, bytes: 1000 }, 13_000, 'rate'],
    ['many bytes', { ...answering, latestByteAt: 12_000, bytes: 9000 }, 17_000, 'idle'],
    ['many bytes, no time', { ...answering, latestByteAt: 60_000, bytes: 9000 }, 61_000, 'total'],
  ] as const)('%s', (_, progress, at, expiry) => {
    expect(nextDeadline(progress, limits)).toEqual({ at, expiry });
  });
});
