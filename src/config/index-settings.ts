/** The engines, and how archives get into the link index. */
import { GIB, MIB, type Setting } from './setting.ts';

export const INDEX_SETTINGS = {
  clickhouseUrl: {
    kind: 'text',
    default: '',
    variable: 'CLICKHOUSE_URL',
    schemes: ['http://', 'https://'],
    description:
      'ClickHouse server of the link index, http(s)://user:password@host:port; empty: embedded.',
  },
  databaseUrl: {
    kind: 'text',
    default: '',
    variable: 'DATABASE_URL',
    schemes: ['postgres://', 'postgresql://'],
    description: 'PostgreSQL server of the control data, postgres://…; empty: embedded.',
  },
  indexSessions: {
    kind: 'integer',
    default: 4,
    min: 2,
    max: 64,
    description: 'Queries the embedded link index runs at the same time; a load needs two.',
  },
  indexMaxMemoryBytes: {
    kind: 'integer',
    default: 4 * GIB,
    min: 512 * MIB,
    max: 1024 * GIB,
    description: 'Memory the embedded link index may take, in bytes.',
  },
  ingestWorkers: {
    kind: 'integer',
    default: 0,
    min: 0,
    max: 256,
    description: 'Threads that parse archives; 0: one a core.',
  },
  maxRecordBytes: {
    kind: 'integer',
    default: 64 * MIB,
    min: 64 * 1024,
    max: GIB,
    description: 'Largest archive record and page body that is read, in bytes after decompression.',
  },
  failuresUntilLost: {
    kind: 'integer',
    default: 3,
    min: 1,
    max: 100,
    description: 'Failed visits in a row after which a page counts as gone (crawl_error).',
  },
} as const satisfies Record<string, Setting>;
