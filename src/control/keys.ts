/**
 * API keys: who may ask, how often, and how much is left.
 *
 * A key's text is shown once, when it is made; only its SHA-256 is kept. Each key opens an account of its
 * own. Units are charged for what was answered, when the answer is known, in one conditional UPDATE: however
 * many calls run at once, no key is charged beyond its limit and no answer is charged twice.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Control } from './control.ts';
import type { Key, KeyState } from './key.ts';
import type { Tables } from './schema.ts';

export interface NewKey {
  /** Unique; must hold something other than digits. Made from the key when absent. */
  readonly name?: string;
  /** Units it may spend, 0 … 2^53 − 1; unlimited when absent. */
  readonly units?: number;
  /** First moment at which it no longer works; never when absent. */
  readonly expires?: Date;
  /** Calls a second, 1 … 1,000,000; default 500. */
  readonly rate?: number;
}

/** Far above what a script sends, far below what would keep others waiting for long. */
const DEFAULT_CALLS_PER_SECOND = 500;
const MAX_CALLS_PER_SECOND = 1_000_000;
const MAX_NAME_LENGTH = 100;
/** `bl_` and five random characters: enough to tell keys apart, far too few to guess the other 27. */
const PREFIX_LENGTH = 8;

/**
 * Makes a key; `text` is what its owner sends and cannot be shown again.
 *
 * @throws AppError `INVALID_SETTING` naming the value it refuses.
 */
export async function createKey(
  control: Control,
  { name, units, expires, rate = DEFAULT_CALLS_PER_SECOND }: NewKey = {},
): Promise<{ readonly text: string; readonly key: Key }> {
  const text = `bl_${randomBytes(24).toString('base64url')}`;
  const prefix = text.slice(0, PREFIX_LENGTH);
  const values = {
    name: checkedName(name ?? `key-${prefix.slice(3)}`),
    hash: hashOf(text),
    prefix,
    expires_at: checkedDate(expires),
    units_limit: units === undefined ? null : checkedInteger('units', units, 0),
    calls_per_second: checkedInteger('rate', rate, 1, MAX_CALLS_PER_SECOND),
  };
  const row = await control.db
    .transaction()
    .execute(async (db) => {
      const account = await db
        .insertInto('accounts')
        .values({ name: values.name })
        .returning('id')
        .executeTakeFirstOrThrow();
      return db
        .insertInto('api_keys')
        .values({ ...values, account_id: account.id })
        .returningAll()
        .executeTakeFirstOrThrow();
    })
    .catch((error: unknown) => {
      throw isTaken(error)
        ? new AppError('INVALID_SETTING', `name: a key named ${values.name} exists`)
        : error;
    });
  return { text, key: keyOf(row) };
}

/** Every key, oldest first. */
export async function listKeys(control: Control): Promise<Key[]> {
  const rows = await control.db.selectFrom('api_keys').selectAll().orderBy('id').execute();
  return rows.map(keyOf);
}

/** The key whose text this is, whatever its status; its `unitsUsed` may be a second old. */
export async function keyByText(control: Control, text: string): Promise<Key | undefined> {
  const hash = hashOf(text);
  const hex = hash.toString('hex');
  const cached = control.keyCache.get(hex, Date.now());
  if (cached !== undefined) return cached;
  const row = await control.db
    .selectFrom('api_keys')
    .selectAll()
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const key = keyOf(row);
  control.keyCache.set(hex, key, Date.now());
  return key;
}

/** A key as it is now, for who must not be told what was true a second ago. */
export async function keyById(control: Control, id: number): Promise<Key> {
  return keyOf(
    await control.db
      .selectFrom('api_keys')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  );
}

/** What an operator decided comes before what time did. */
export function stateOf({ status, expiresAt }: Key, now: Date): KeyState {
  if (status !== 'active') return status;
  return expiresAt !== undefined && expiresAt <= now ? 'expired' : 'active';
}

/** Undefined: unlimited. */
export function unitsLeft({ unitsLimit, unitsUsed }: Key): number | undefined {
  return unitsLimit === undefined ? undefined : unitsLimit - unitsUsed;
}

/** Charges `units` (≥ 0) whole or not at all; false when the key has fewer left. */
export async function chargeUnits(
  control: Control,
  keyId: number,
  units: number,
): Promise<boolean> {
  if (units === 0) return true;
  const { numAffectedRows } = await sql`
    UPDATE api_keys
    SET units_used = units_used + ${units}, last_charged_at = now()
    WHERE id = ${keyId} AND (units_limit IS NULL OR units_used + ${units} <= units_limit)`.execute(
    control.db,
  );
  return numAffectedRows === 1n;
}

/** Gives back what was charged for an answer that was then not sent whole. */
export async function refundUnits(control: Control, keyId: number, units: number): Promise<void> {
  // Not below zero, should somebody have set the count back meanwhile.
  await sql`UPDATE api_keys SET units_used = greatest(0, units_used - ${units}) WHERE id = ${keyId}`.execute(
    control.db,
  );
  // What is kept there is taken for the least it has spent.
  control.keyCache.clear();
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

export function keyOf(row: Selectable<Tables['api_keys']>): Key {
  return {
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    prefix: row.prefix,
    status: row.status,
    createdAt: row.created_at,
    expiresAt: row.expires_at ?? undefined,
    unitsLimit: row.units_limit ?? undefined,
    unitsUsed: row.units_used,
    callsPerSecond: row.calls_per_second,
    lastChargedAt: row.last_charged_at ?? undefined,
  };
}

/** PostgreSQL's unique_violation. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';

export function checkedName(name: string): string {
  if (name.length > MAX_NAME_LENGTH || /^[0-9]*$/.test(name) || /\p{Cc}/u.test(name)) {
    const rule = `1 to ${MAX_NAME_LENGTH} characters, not digits only, no control characters`;
    throw new AppError('INVALID_SETTING', `name: must have ${rule}`);
  }
  return name;
}

function checkedDate(date: Date | undefined): Date | null {
  if (date === undefined) return null;
  if (Number.isNaN(date.getTime())) throw new AppError('INVALID_SETTING', 'expires: is no date');
  return date;
}

export function checkedInteger(
  setting: string,
  value: number,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw new AppError(
    'INVALID_SETTING',
    `${setting}: must be a whole number from ${least} to ${most}`,
  );
}
