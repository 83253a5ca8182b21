import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { isBadPort } from '../../src/fetcher/bad-ports.ts';

// undici's own list of the same standard, which it keeps to itself.
const { badPorts } = createRequire(import.meta.url)('undici/lib/web/fetch/constants.js') as {
  badPorts: readonly string[];
};

describe('isBadPort', () => {
  it('knows the ports of the Fetch Standard, and 0', () => {
    const bad = Array.from({ length: 65536 }, (_, port) => port).filter(isBadPort);
    expect(bad).toEqual([0, ...badPorts.map(Number)]);
  });
});
