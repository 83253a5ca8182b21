/** What the key commands of the line do. They work on control data alone, beside a server and without one. */
import { setTimeout } from 'node:timers/promises';
import type { Control } from '../control/control.ts';
import type { Key } from '../control/key.ts';
import { MAX_KEY_AGE_MS } from '../control/key-cache.ts';
import {
  extendKey,
  findKey,
  limitKey,
  renameKey,
  setKeyExpiry,
  setKeyStatus,
  topUpKey,
} from '../control/key-changes.ts';
import { createKey, listKeys } from '../control/keys.ts';
import type { KeyStatus } from '../control/schema.ts';
import { table } from '../formats/table.ts';
import { type Context, PLAIN_WIDTH, say, withControl } from './context.ts';
import {
  dayAfter,
  expiryLine,
  expiryOf,
  keyLines,
  shownKey,
  statusLine,
  unitsLine,
} from './key-words.ts';
import { wholeNumber } from './numbers.ts';

export interface KeyOptions {
  readonly name?: string;
  readonly units?: string;
  readonly expires?: string;
  readonly rate?: string;
}

export async function createKeyCommand(context: Context, options: KeyOptions): Promise<void> {
  const { name, units, expires, rate: callsPerSecond } = options;
  const wanted = {
    ...(name !== undefined && { name }),
    ...(units !== undefined && { units: wholeNumber('--units', units) }),
    ...(expires !== undefined && { expires: dayAfter('--expires', expires) }),
    ...(callsPerSecond !== undefined && { rate: wholeNumber('--rate', callsPerSecond) }),
  };
  await withControl(context, async (control) => {
    const { text, key } = await createKey(control, wanted);
    say(context, { key: text, ...shownKey(key, new Date()) }, [
      text,
      'Keep it: it is not shown again.',
    ]);
  });
}

export async function listKeysCommand(context: Context): Promise<void> {
  await withControl(context, async (control) => {
    const now = new Date();
    const keys = (await listKeys(control)).map((key) => shownKey(key, now));
    say(context, { keys }, [table(keys, { width: context.stdout.columns ?? PLAIN_WIDTH })]);
  });
}

export async function showKeyCommand(context: Context, nameOrId: string): Promise<void> {
  await withControl(context, async (control) => {
    const key = await findKey(control, nameOrId);
    say(context, shownKey(key, new Date()), keyLines(key, new Date()));
  });
}

export function setStatusCommand(
  context: Context,
  nameOrId: string,
  status: KeyStatus,
): Promise<void> {
  return change(
    context,
    (control) => setKeyStatus(control, nameOrId, status),
    (key) => statusLine(key, new Date()),
  );
}

export async function topUpCommand(
  context: Context,
  nameOrId: string,
  units: string,
): Promise<void> {
  const added = wholeNumber('units', units);
  await change(context, (control) => topUpKey(control, nameOrId, added), unitsLine);
}

export async function limitCommand(
  context: Context,
  nameOrId: string,
  units: string,
): Promise<void> {
  const limit = units === 'unlimited' ? undefined : wholeNumber('units', units);
  await change(context, (control) => limitKey(control, nameOrId, limit), unitsLine);
}

/** @param until A day, `+30d`, or `never`. */
export async function extendCommand(
  context: Context,
  nameOrId: string,
  until: string,
): Promise<void> {
  const now = new Date();
  const days = /^\+(\d{1,6})d$/.exec(until)?.[1];
  const expires = days !== undefined || until === 'never' ? undefined : expiryOf(until, now);
  await change(
    context,
    (control) =>
      days === undefined
        ? setKeyExpiry(control, nameOrId, expires)
        : extendKey(control, nameOrId, Number(days), now),
    expiryLine,
  );
}

export async function renameCommand(
  context: Context,
  nameOrId: string,
  name: string,
): Promise<void> {
  await change(
    context,
    (control) => renameKey(control, nameOrId, name),
    (key) => `key ${key.id} is named ${key.name} from now on`,
  );
}

async function change(
  context: Context,
  make: (control: Control) => Promise<Key>,
  line: (key: Key) => string,
): Promise<void> {
  await withControl(context, async (control) => {
    const key = await make(control);
    // A server beside us may know the key as it was: what is said below is true when it is said.
    await setTimeout(MAX_KEY_AGE_MS);
    say(context, shownKey(key, new Date()), [line(key)]);
  });
}
