/**
 * Tables of the control database as Kysely knows them; `migrations.ts` creates them.
 *
 * Control data is what operators and users decide: accounts, keys, sites and their backlinks, jobs. It is small,
 * it is changed in place, and it must survive everything, hence PostgreSQL.
 */
import type { ColumnType, Generated } from 'kysely';
import type { AlertTables } from './alert-schema.ts';
import type { MonitorTables } from './monitor-schema.ts';

export const KEY_STATUSES = ['active', 'inactive', 'disabled'] as const;
export type KeyStatus = (typeof KEY_STATUSES)[number];

/** Who owns keys and sites. */
interface AccountsTable {
  readonly id: Generated<number>;
  readonly name: string;
  readonly created_at: Generated<Date>;
  /** The day of the latest adding to the monitor, and how many backlinks were added on it. */
  readonly monitor_adds_on: Generated<string | null>;
  readonly monitor_adds: Generated<number>;
}

interface ApiKeysTable {
  readonly id: Generated<number>;
  readonly account_id: number;
  /** Unique, and never digits only, so that it cannot be taken for an id. */
  readonly name: string;
  /** SHA-256 of the key's text: 192 random bits need no salt. */
  readonly hash: Buffer;
  /** First characters of the key's text, shown in lists. */
  readonly prefix: string;
  readonly status: Generated<KeyStatus>;
  readonly created_at: Generated<Date>;
  /** First moment at which the key no longer works; null: never. */
  readonly expires_at: Date | null;
  /** null: unlimited. */
  readonly units_limit: number | null;
  readonly units_used: Generated<number>;
  /** null: never. Free answers are not written down. */
  readonly last_charged_at: Generated<Date | null>;
  readonly calls_per_second: number;
}

/** Random bytes that this installation signs with; made at first use. */
interface SecretsTable {
  readonly name: string;
  readonly value: Buffer;
}

export type ExportStatus = 'queued' | 'processing' | 'complete' | 'failed';

/** Files that keys asked for; a row goes when its file does. */
interface ExportTasksTable {
  /** 32 upper-case hexadecimal digits, random. */
  readonly id: string;
  readonly key_id: number;
  /** One row a key is `queued` or `processing`. */
  readonly status: Generated<ExportStatus>;
  /** As it was sent. */
  readonly target: string;
  readonly mode: string;
  /** Of the link index; JSON. */
  readonly filters: unknown;
  /** How often it was begun: names the file, so that of two that work on it one is right. */
  readonly attempt: Generated<number>;
  readonly failures: Generated<number>;
  /** When it was last begun; null before. */
  readonly rows_total: number | null;
  readonly rows_written: Generated<number>;
  /** The part of the file's address that nobody can guess. */
  readonly secret: string | null;
  readonly file_name: string | null;
  readonly file_bytes: number | null;
  /** Why it failed. */
  readonly reason: string | null;
  readonly created_at: Generated<Date>;
  readonly finished_at: Date | null;
  /** First moment at which it is unknown; null before it is finished. */
  readonly expires_at: Date | null;
}

/** What the server keeps visiting. */
interface CrawlsTable {
  readonly id: Generated<number>;
  /** URLs; a JSON array, written as text. */
  readonly seeds: ColumnType<readonly string[], string, never>;
  readonly scope: string;
  /** null: no limit. */
  readonly max_depth: number | null;
  readonly delay_ms: number;
  readonly created_at: Generated<Date>;
  readonly visits: Generated<number>;
  /** Of its latest turn; null before the first. */
  readonly turn_at: Generated<Date | null>;
}

export interface Tables extends MonitorTables, AlertTables {
  readonly accounts: AccountsTable;
  readonly api_keys: ApiKeysTable;
  readonly secrets: SecretsTable;
  readonly export_tasks: ExportTasksTable;
  readonly crawls: CrawlsTable;
}
