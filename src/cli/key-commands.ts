/** What the key commands of the line do. They work on control data alone, beside a server and without one. */
import { setTimeout } from 'node:timers/promises';
import { openControlOf } from '../app/app.ts';
import { MAX_KEY_AGE_MS } from '../control/key-cache.ts';
import { createKey, disableKey, type Key, listKeys } from '../control/keys.ts';
import { AppError } from '../errors.ts';
import { table } from '../formats/table.ts';
import { type Context, PLAIN_WIDTH, say, withProgress } from './context.ts';

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
    say(context, { key: text, ...shownKey(key) }, [text, 'Keep it: it is not shown again.']);
  });
}

export async function listKeysCommand(context: Context): Promise<void> {
  await withControl(context, async (control) => {
    const keys = (await listKeys(control)).map(shownKey);
    say(context, { keys }, [table(keys, { width: context.stdout.columns ?? PLAIN_WIDTH })]);
  });
}

export async function disableKeyCommand(context: Context, nameOrId: string): Promise<void> {
  await withControl(context, async (control) => {
    const key = await disableKey(control, nameOrId);
    // A server beside us may know the key as it was: what is said below is true when it is said.
    await setTimeout(MAX_KEY_AGE_MS);
    say(context, shownKey(key), [`${key.name} is refused from now on`]);
  });
}

function shownKey(key: Key) {
  return {
    id: key.id,
    name: key.name,
    prefix: `${key.prefix}…`,
    status: key.status,
    created: key.createdAt.toISOString().slice(0, 10),
    expires: lastDay(key.expiresAt),
    units_limit: key.unitsLimit ?? null,
    units_used: key.unitsUsed,
    rate: key.callsPerSecond,
  };
}

const DAY_MS = 86_400_000;

/** A key given a last day works to that day's end, UTC. */
function dayAfter(flag: string, text: string): Date {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const isDay = !Number.isNaN(day) && new Date(day).toISOString().startsWith(text);
  if (!isDay)
    throw new AppError(
      'INVALID_SETTING',
      `${flag} is ${JSON.stringify(text)}, must be a day, YYYY-MM-DD`,
    );
  return new Date(day + DAY_MS);
}

function lastDay(expiresAt: Date | undefined): string | null {
  if (expiresAt === undefined) return null;
  return new Date(expiresAt.getTime() - DAY_MS).toISOString().slice(0, 10);
}

function wholeNumber(flag: string, text: string): number {
  if (!/^\d{1,15}$/.test(text))
    throw new AppError(
      'INVALID_SETTING',
      `${flag} is ${JSON.stringify(text)}, must be a whole number`,
    );
  return Number(text);
}

async function withControl(
  context: Context,
  work: (control: Awaited<ReturnType<typeof openControlOf>>) => Promise<void>,
): Promise<void> {
  const control = await withProgress(context, (report) => openControlOf(context.config, report));
  try {
    await work(control);
  } finally {
    await control.close();
  }
}
