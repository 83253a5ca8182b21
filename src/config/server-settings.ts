/** Where the server keeps its data and listens, and what bounds its answers. */
import type { Setting } from './setting.ts';

export const SERVER_SETTINGS = {
  data: {
    kind: 'text',
    default: './data',
    description: 'Directory that holds everything the program keeps.',
  },
  host: {
    kind: 'text',
    default: '127.0.0.1',
    description: 'Address the server listens on.',
  },
  port: {
    kind: 'integer',
    default: 8080,
    min: 0,
    max: 65535,
    variable: 'PORT',
    description: 'Port the server listens on; 0 takes any free one.',
  },
  publicUrl: {
    kind: 'text',
    default: '',
    schemes: ['http://', 'https://'],
    description:
      'Address under which clients reach the server, for links in answers; empty: as the request names it.',
  },
  sample: {
    kind: 'text',
    default: 'on',
    values: ['on', 'off'],
    description: 'Whether the first start of the server loads the bundled sample.',
  },
  maxTargetBacklinks: {
    kind: 'integer',
    default: 0,
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    description: 'Targets with more live backlinks are answered with 244; 0: no limit.',
  },
  maxWaitingQueries: {
    kind: 'integer',
    default: 256,
    min: 1,
    max: 100_000,
    description: 'Requests that may wait for the link index before new ones are answered with 503.',
  },
  exportDays: {
    kind: 'integer',
    default: 7,
    min: 1,
    max: 365,
    description: 'Days for which a file of download-all-backlinks is kept.',
  },
  logLevel: {
    kind: 'text',
    default: 'info',
    values: ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
    description: 'Least severe log lines the server writes (JSON lines on standard error).',
  },
} as const satisfies Record<string, Setting>;
