/**
 * What an operator changes on a key that exists.
 *
 * A change is decided by a function of the key as it is, while its row is held: answers that are paid for at the same
 * moment wait, so nothing is decided on units that are spent meanwhile. This process sees it at once, others within
 * a second (`KeyCache`).
 */
import type { Kysely, Updateable } from 'kysely';
import { AppError } from '../errors.ts';
import type { Control } from './control.ts';
import type { Key } from './key.ts';
import { checkedInteger, checkedName, isTaken, keyOf } from './keys.ts';
import type { KeyStatus, Tables } from './schema.ts';

type Columns = Updateable<Tables['api_keys']>;

const DAY_MS = 86_400_000;
/** About 270 years. */
const MAX_DAYS = 100_000;

/** @throws AppError `KEY_UNKNOWN`, as every function here. */
export async function findKey(control: Control, nameOrId: string): Promise<Key> {
  const row = await rowOf(control.db, nameOrId).executeTakeFirst();
  if (row === undefined) throw unknownKey(nameOrId);
  return keyOf(row);
}

/** Disabled: refused with 403. Inactive: refused with 401, as if it were none. Both can be taken back. */
export function setKeyStatus(control: Control, nameOrId: string, status: KeyStatus): Promise<Key> {
  return changeKey(control, nameOrId, () => ({ status }));
}

/**
 * Adds units to what the key may spend.
 *
 * @throws AppError `KEY_CONFLICT` for a key without a limit, to which nothing can be added.
 */
export async function topUpKey(control: Control, nameOrId: string, units: number): Promise<Key> {
  const added = checkedInteger('units', units, 1);
  return changeKey(control, nameOrId, ({ name, unitsLimit }) => {
    if (unitsLimit === undefined)
      throw new AppError('KEY_CONFLICT', `${name} has no limit of units, so none can be added`);
    return { units_limit: checkedInteger('units', unitsLimit + added, 0) };
  });
}

/**
 * Sets how many units the key may spend in all; undefined: without limit.
 *
 * @throws AppError `KEY_CONFLICT` for fewer than it has spent.
 */
export async function limitKey(
  control: Control,
  nameOrId: string,
  units: number | undefined,
): Promise<Key> {
  const limit = units === undefined ? null : checkedInteger('units', units, 0);
  return changeKey(control, nameOrId, ({ name, unitsUsed }) => {
    if (limit !== null && limit < unitsUsed)
      throw new AppError(
        'KEY_CONFLICT',
        `${name} has spent ${unitsUsed} units, more than ${limit}`,
      );
    return { units_limit: limit };
  });
}

/** Sets the first moment at which the key no longer works; undefined: it never expires. */
export function setKeyExpiry(
  control: Control,
  nameOrId: string,
  expires: Date | undefined,
): Promise<Key> {
  return changeKey(control, nameOrId, () => ({ expires_at: expires ?? null }));
}

/**
 * Gives the key more days: from its end, or from now when that has passed, so that what is given is always of use.
 *
 * @throws AppError `KEY_CONFLICT` for a key that never expires.
 */
export async function extendKey(
  control: Control,
  nameOrId: string,
  days: number,
  now: Date,
): Promise<Key> {
  const ms = checkedInteger('days', days, 1, MAX_DAYS) * DAY_MS;
  return changeKey(control, nameOrId, ({ name, expiresAt }) => {
    if (expiresAt === undefined)
      throw new AppError('KEY_CONFLICT', `${name} never expires, so it cannot be extended`);
    const from = expiresAt > now ? expiresAt : endOfDay(now);
    return { expires_at: new Date(from.getTime() + ms) };
  });
}

/** @throws AppError `KEY_CONFLICT` when another key has the name. */
export async function renameKey(control: Control, nameOrId: string, name: string): Promise<Key> {
  try {
    return await changeKey(control, nameOrId, () => ({ name: checkedName(name) }));
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new AppError('KEY_CONFLICT', `a key named ${name} exists`, { cause: error });
  }
}

async function changeKey(
  control: Control,
  nameOrId: string,
  decide: (key: Key) => Columns,
): Promise<Key> {
  try {
    return await control.db.transaction().execute(async (db) => {
      const row = await rowOf(db, nameOrId).forUpdate().executeTakeFirst();
      if (row === undefined) throw unknownKey(nameOrId);
      const changed = await db
        .updateTable('api_keys')
        .set(decide(keyOf(row)))
        .where('id', '=', row.id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return keyOf(changed);
    });
  } finally {
    control.keyCache.clear();
  }
}

/** Digits are an id: no name consists of them alone. */
function rowOf(db: Kysely<Tables>, nameOrId: string) {
  const keys = db.selectFrom('api_keys').selectAll();
  const isId = /^[0-9]{1,9}$/.test(nameOrId);
  return isId ? keys.where('id', '=', Number(nameOrId)) : keys.where('name', '=', nameOrId);
}

function unknownKey(nameOrId: string): AppError {
  return new AppError('KEY_UNKNOWN', `no key has the name or id ${nameOrId}`);
}

/** First moment of the next day, UTC: keys work to the end of a day. */
function endOfDay(now: Date): Date {
  return new Date((Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS);
}
