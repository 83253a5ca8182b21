/** Keys in words and fields, and what is typed about them, read. */

import type { Key } from '../control/key.ts';
import { stateOf, unitsLeft } from '../control/keys.ts';
import { AppError } from '../errors.ts';

const DAY_MS = 86_400_000;

const count = (value: number): string => value.toLocaleString('en-US');

/** A key as `--json` and lists have it. */
export function shownKey(key: Key, now: Date) {
  return {
    id: key.id,
    name: key.name,
    prefix: `${key.prefix}…`,
    status: stateOf(key, now),
    created: dayOf(key.createdAt),
    expires: lastDay(key),
    units_limit: key.unitsLimit ?? null,
    units_used: key.unitsUsed,
    units_left: unitsLeft(key) ?? null,
    rate: key.callsPerSecond,
    last_charged: key.lastChargedAt?.toISOString() ?? null,
  };
}

/** One key for a person. */
export function keyLines(key: Key, now: Date): string[] {
  const { lastChargedAt } = key;
  const facts = {
    name: `${key.name} (id ${key.id}, ${key.prefix}…)`,
    state: stateOf(key, now),
    units: unitsWords(key),
    expires: lastDay(key) === null ? 'never' : `at the end of ${lastDay(key)} (UTC)`,
    rate: `${count(key.callsPerSecond)} calls a second`,
    created: dayOf(key.createdAt),
    'last paid': lastChargedAt === undefined ? 'never' : `${secondOf(lastChargedAt)} UTC`,
  };
  return Object.entries(facts).map(([name, words]) => `${name.padEnd(11)}${words}`);
}

export const unitsLine = (key: Key): string => `${key.name}: ${unitsWords(key)}`;

/** What a change of its status has made of a key. */
export function statusLine(key: Key, now: Date): string {
  const { name } = key;
  switch (stateOf(key, now)) {
    case 'active':
      return `${name} is active`;
    case 'inactive':
      return `${name} is refused from now on, as if there were no such key (401)`;
    case 'disabled':
      return `${name} is refused from now on`;
    case 'expired':
      return `${name} is active, but expired after ${lastDay(key)}: keys extend gives it more time`;
  }
}

export function expiryLine(key: Key): string {
  const day = lastDay(key);
  return day === null ? `${key.name} never expires` : `${key.name} works until the end of ${day}`;
}

function unitsWords(key: Key): string {
  const { unitsUsed, unitsLimit } = key;
  if (unitsLimit === undefined) return `${count(unitsUsed)} used, no limit`;
  return `${count(unitsUsed)} used of ${count(unitsLimit)}, ${count(unitsLimit - unitsUsed)} left`;
}

/** A key given a last day works to that day's end, UTC. */
export function dayAfter(what: string, text: string): Date {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const isDay = !Number.isNaN(day) && new Date(day).toISOString().startsWith(text);
  if (!isDay) throw wrong(what, text, 'must be a day, YYYY-MM-DD');
  return new Date(day + DAY_MS);
}

/** @throws AppError INVALID_SETTING for what is no day, or over: to end a key now is to disable it. */
export function expiryOf(text: string, now: Date): Date {
  if (!/^\d{4}-/.test(text)) throw wrong('until', text, 'must be YYYY-MM-DD, +30d or never');
  const expires = dayAfter('until', text);
  if (expires <= now) throw wrong('until', text, 'which is over');
  return expires;
}

function wrong(what: string, text: string, rule: string): AppError {
  return new AppError('INVALID_SETTING', `${what} is ${JSON.stringify(text)}, ${rule}`);
}

/** The last day on which a key works; null: it never expires. */
function lastDay({ expiresAt }: Key): string | null {
  return expiresAt === undefined ? null : dayOf(new Date(expiresAt.getTime() - 1));
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
const secondOf = (moment: Date): string => moment.toISOString().slice(0, 19).replace('T', ' ');
