/** What the server is built from: engines that others opened and will close, and settings. */
import type { ClickHouseClient } from '@clickhouse/client';
import type { Control } from '../control/control.ts';
import type { ImportService } from '../control/import-tasks.ts';
import type { Jobs } from '../control/jobs.ts';
import type { Site } from '../control/sites.ts';
import type { HostReport } from './host-report.ts';
import type { EvidenceParts } from './link-source.ts';

export interface ServerParts {
  readonly index: ClickHouseClient;
  readonly control: Control;
  /** Without: files of all backlinks are not offered. */
  readonly exports?: ExportParts;
  /** Without: the monitor's API is there, and nobody is told of what it puts into the queue. */
  readonly monitor?: MonitorParts;
  /** All that the crawler knows of a host. Without: nobody crawls. */
  readonly hostReport?: (host: string) => Promise<HostReport>;
  /** Where clients reach the server; default as the request names it. */
  readonly publicUrl?: string;
  /** Questions the link index answers at once; default 4. */
  readonly maxRunningQueries?: number;
  /** Questions that may wait before new ones are refused with 503; default 256. */
  readonly maxWaitingQueries?: number;
  /** Targets with more live backlinks are answered with 244; 0, the default: no limit. */
  readonly maxTargetBacklinks?: number;
  /** A client that takes nothing of a streamed answer, or sends nothing of a body, for so long has left; default 25 seconds. */
  readonly maxStallMs?: number;
  /** The clock that days are told by; default the system's. */
  readonly now?: () => Date;
  /** Reads the archives that visits come from; default: none is at hand. */
  readonly evidence?: EvidenceParts;
  /** Least severe lines that are logged; default `info`. */
  readonly logLevel?: string;
  /** Where log lines go; default standard error. */
  readonly log?: { write(line: string): void };
}

/** Files of all backlinks: who makes them is told through the queue. */
export interface ExportParts {
  readonly control: Control;
  readonly jobs: Jobs;
  /** Absolute path of the folder that holds them. */
  readonly folder: string;
}

/** What the monitor's API needs beside the control database. */
export interface MonitorParts {
  /** Backlinks an account may add on one day; default 1,000,000. */
  readonly addsPerDay?: number;
  /** Largest file that is imported; default 160 MiB. */
  readonly importMaxBytes?: number;
  /** Told that backlinks are due, so that nobody waits for the next look at the queue. */
  readonly wake?: () => void;
  /** Services that links are imported from, of those that the operator has set. Without: none is. */
  readonly linkImports?: { readonly jobs: Jobs; readonly services: readonly ImportService[] };
  /** Without: nobody is told of anything. */
  readonly alerts?: AlertParts;
}

export interface AlertParts {
  /** Why a text cannot be a webhook's address, as an end of "it …". */
  readonly webhookRefusal: (url: string) => Promise<string | undefined>;
  readonly hasMail: boolean;
  /** Before a test. @returns 0: it may be made; otherwise how long its account is to wait. */
  readonly takeTest: (site: Site) => number;
  /** One of each channel of the site. */
  readonly test: (site: Site, signal: AbortSignal) => Promise<readonly ChannelTest[]>;
}

interface ChannelTest {
  readonly channel: 'webhook' | 'email';
  readonly delivered: boolean;
  readonly error: string | undefined;
}
