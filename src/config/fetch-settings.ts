/** What one GET of a page may reach and take. */
import { GIB, MIB, type Setting } from './setting.ts';

export const FETCH_SETTINGS = {
  allowPrivateNetwork: {
    kind: 'switch',
    default: false,
    description: 'Lets the crawler connect to addresses that are not of the public internet.',
  },
  hostResolverRules: {
    kind: 'text',
    default: '',
    description:
      'Where the crawler connects to instead of what DNS says, in Chromium’s syntax: MAP *:80 127.0.0.1:9080, …',
  },
  fetchTimeoutMs: {
    kind: 'integer',
    default: 60_000,
    min: 1000,
    max: 600_000,
    description: 'Longest time one GET of a page may take in all, in ms.',
  },
  fetchConnectTimeoutMs: {
    kind: 'integer',
    default: 15_000,
    min: 100,
    max: 120_000,
    description: 'Longest time DNS, TCP and TLS of a connection may take together, in ms.',
  },
  fetchHeadersTimeoutMs: {
    kind: 'integer',
    default: 30_000,
    min: 100,
    max: 300_000,
    description: 'Longest time from a request to the end of the answer’s head, in ms.',
  },
  fetchIdleTimeoutMs: {
    kind: 'integer',
    default: 10_000,
    min: 100,
    max: 300_000,
    description: 'Longest silence within a body, in ms.',
  },
  fetchMinBytesPerSecond: {
    kind: 'integer',
    default: 512,
    min: 1,
    max: 1_000_000,
    description: 'Slowest body that is read on, in bytes a second over all of it.',
  },
  fetchMaxBytes: {
    kind: 'integer',
    default: 10 * MIB,
    min: 64 * 1024,
    max: 256 * MIB,
    description: 'Largest body that is fetched, in bytes as sent; longer ones are cut.',
  },
  fetchMaxDecodedBytes: {
    kind: 'integer',
    default: 32 * MIB,
    min: 64 * 1024,
    max: GIB,
    description: 'Largest body after decompression, in bytes; longer ones are cut.',
  },
  fetchMaxHeaderBytes: {
    kind: 'integer',
    default: 64 * 1024,
    min: 4096,
    max: MIB,
    description: 'Largest head of an answer, in bytes; an answer with a larger one is a failure.',
  },
} as const satisfies Record<string, Setting>;
