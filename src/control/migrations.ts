/**
 * How the control database came to its shape, one step a release. A released migration is never edited.
 *
 * They are modules and not files of a folder, so that they are there however the program was packed.
 */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { addExpiryOfSites, addFoundAt, createAlerts } from './alert-tables.ts';
import { addCheckQueues, addProblems, countNewChecks } from './check-tables.ts';
import { addImportSources, addSignalQuestions, createSupplierFacts } from './import-tables.ts';
import { addIndexFollows, createDeletedBacklinks, followHosts } from './index-follow-tables.ts';
import { addMonitorApi } from './monitor-api-tables.ts';
import { createMonitor } from './monitor-tables.ts';

export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-keys': { up: createKeys },
  '002-secrets': { up: createSecrets },
  '003-last-charge': { up: addLastCharge },
  '004-export-tasks': { up: createExportTasks },
  '005-crawls': { up: createCrawls },
  '006-monitor': { up: createMonitor },
  '007-monitor-api': { up: addMonitorApi },
  '008-index-follows': { up: addIndexFollows },
  '009-import-sources': { up: addImportSources },
  '010-alerts': { up: createAlerts },
  '011-signal-questions': { up: addSignalQuestions },
  '012-alerts-found': { up: addFoundAt },
  '013-check-queues': { up: addCheckQueues },
  '014-new-checks': { up: countNewChecks },
  '014-supplier-facts': { up: createSupplierFacts },
  '015-deleted-backlinks': { up: createDeletedBacklinks },
  '016-expiry-of-sites': { up: addExpiryOfSites },
  '017-check-problems': { up: addProblems },
  '018-followed-hosts': { up: followHosts },
};

async function createKeys(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE accounts (
      id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      name       text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now()
    )`.execute(db);
  await sql`
    CREATE TABLE api_keys (
      id               integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      account_id       integer NOT NULL REFERENCES accounts,
      name             text NOT NULL UNIQUE CHECK (name !~ '^[0-9]*$'),
      hash             bytea NOT NULL UNIQUE,
      prefix           text NOT NULL,
      status           text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'inactive', 'disabled')),
      created_at       timestamptz NOT NULL DEFAULT now(),
      expires_at       timestamptz,
      units_limit      bigint CHECK (units_limit >= 0),
      units_used       bigint NOT NULL DEFAULT 0 CHECK (units_used >= 0),
      calls_per_second integer NOT NULL CHECK (calls_per_second > 0),
      CHECK (units_used <= units_limit)
    )`.execute(db);
}

async function createSecrets(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE secrets (name text PRIMARY KEY, value bytea NOT NULL)`.execute(db);
}

async function addLastCharge(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE api_keys ADD COLUMN last_charged_at timestamptz`.execute(db);
}

async function createExportTasks(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE export_tasks (
      id           text PRIMARY KEY CHECK (id ~ '^[0-9A-F]{32}$'),
      key_id       integer NOT NULL REFERENCES api_keys,
      status       text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'processing', 'complete', 'failed')),
      target       text NOT NULL,
      mode         text NOT NULL,
      /* Not jsonb, which holds no U+0000. */
      filters      json NOT NULL,
      attempt      integer NOT NULL DEFAULT 0,
      failures     integer NOT NULL DEFAULT 0,
      rows_total   bigint,
      rows_written bigint NOT NULL DEFAULT 0,
      secret       text UNIQUE,
      file_name    text,
      file_bytes   bigint,
      reason       text,
      created_at   timestamptz NOT NULL DEFAULT now(),
      finished_at  timestamptz,
      expires_at   timestamptz
    )`.execute(db);
  // What makes one task at a time of a key, however many requests come at once.
  await sql`
    CREATE UNIQUE INDEX export_tasks_one_a_key ON export_tasks (key_id) WHERE status IN ('queued', 'processing')`.execute(
    db,
  );
  await sql`CREATE INDEX export_tasks_of_key ON export_tasks (key_id, created_at)`.execute(db);
}

async function createCrawls(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE crawls (
      id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      seeds      jsonb NOT NULL,
      scope      text NOT NULL,
      max_depth  integer CHECK (max_depth >= 0),
      delay_ms   integer NOT NULL CHECK (delay_ms >= 0),
      created_at timestamptz NOT NULL DEFAULT now(),
      visits     bigint NOT NULL DEFAULT 0,
      turn_at    timestamptz
    )`.execute(db);
}
