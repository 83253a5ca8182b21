/**
 * Opens the control database: the embedded PostgreSQL, or a server of the operator's.
 *
 * The only file that knows the difference. Either way the migrations have run when the promise resolves;
 * several processes may open the same one at the same time.
 */
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool, types } from 'pg';
import { AppError } from '../errors.ts';
import { BacklinkPlaces } from './backlink-places.ts';
import { EmbeddedPostgres } from './embedded-postgres.ts';
import { KeyCache } from './key-cache.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Tables } from './schema.ts';
import { SiteTurns } from './site-turns.ts';

export interface Control {
  readonly db: Kysely<Tables>;
  /** The connections behind `db`, for what brings its own SQL: the job queue. */
  readonly pool: Pool;
  readonly keyCache: KeyCache;
  readonly backlinkPlaces: BacklinkPlaces;
  readonly siteTurns: SiteTurns;
  /** Waits for running statements; the last process to close an embedded server stops it. */
  close(): Promise<void>;
}

export type ControlTransaction = Transaction<Tables>;

export interface ControlOptions {
  /** Told about lost connections and restarts; nothing of it fails a later statement. */
  readonly onWarning?: (message: string) => void;
}

/** A folder of our own for the embedded server, or a `postgres://` address. */
export type ControlPlace = { readonly directory: string } | { readonly url: string };

const MAX_CONNECTIONS = 10;

/** Not Kysely's own names: another program of this database may use Kysely too. */
const MIGRATION_TABLES = {
  migrationTableName: 'backlinks_migration',
  migrationLockTableName: 'backlinks_migration_lock',
};

/** PostgreSQL's `bigint`, which `pg` hands over as text; units stay far below 2^53. */
const BIGINT = 20;
/** A day has no time zone, and a `Date` of it would have one. */
const DATE = 1082;

/**
 * @throws AppError `ENGINE_UNAVAILABLE` when there is no server, `DATA_TOO_NEW` when a newer version of this
 *   program has migrated it.
 */
export async function openControl(
  place: ControlPlace,
  { onWarning = () => undefined }: ControlOptions = {},
): Promise<Control> {
  const embedded =
    'directory' in place ? await EmbeddedPostgres.open(place.directory, onWarning) : undefined;
  const pool = new Pool({
    ...(embedded?.address ?? { connectionString: 'url' in place ? place.url : '' }),
    max: MAX_CONNECTIONS,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') => {
        if (oid === BIGINT) return Number;
        return oid === DATE ? String : types.getTypeParser(oid, format);
      },
    },
  });
  let closing = false;
  // Idle connections end with their server; the pool makes new ones. While we close, that is what we want.
  pool.on('error', (error) => closing || onWarning(`PostgreSQL: ${error.message}`));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const close = async (): Promise<void> => {
    closing = true;
    await db.destroy();
    await embedded?.close();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  const [keyCache, backlinkPlaces] = [new KeyCache(), new BacklinkPlaces()];
  return { db, pool, keyCache, backlinkPlaces, siteTurns: new SiteTurns(), close };
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db, provider, ...MIGRATION_TABLES }).migrateToLatest();
  if (error === undefined) return;
  const reason = error instanceof Error ? error.message : String(error);
  if (/previously executed migration .* is missing/.test(reason)) {
    const message = `the control database was migrated by a newer version: ${reason}`;
    throw new AppError('DATA_TOO_NEW', message, { cause: error });
  }
  throw new AppError('ENGINE_UNAVAILABLE', `PostgreSQL: ${reason}`, { cause: error });
}
