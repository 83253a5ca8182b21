import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Control } from '../../src/control/control.ts';
import {
  chargeUnits,
  createKey,
  keyById,
  keyByText,
  listKeys,
  type NewKey,
  refundUnits,
} from '../../src/control/keys.ts';
import { CONTROL_BACKENDS } from '../support/control.ts';

describe.each(CONTROL_BACKENDS)('keys on $name', ({ open }) => {
  let control: Control;
  beforeAll(async () => {
    control = await open();
  });
  afterAll(() => control.close());

  /** Straight from the table: `keyByText` may be a second old. */
  const unitsUsed = async (id: number): Promise<number | undefined> =>
    (await listKeys(control)).find((key) => key.id === id)?.unitsUsed;

  it('makes a key that is found by its text', async () => {
    const expires = new Date('2030-01-02T00:00:00Z');
    const { text, key } = await createKey(control, { name: 'full', units: 5, expires, rate: 7 });
    expect(await keyByText(control, text)).toEqual(key);
    expect(key).toMatchObject({
      name: 'full',
      status: 'active',
      expiresAt: expires,
      unitsLimit: 5,
      unitsUsed: 0,
      callsPerSecond: 7,
    });
    expect(text.startsWith(key.prefix)).toBe(true);
  });

  it('makes an unlimited key that never expires when nothing is said', async () => {
    const { key } = await createKey(control);
    expect(key).toMatchObject({ unitsLimit: undefined, expiresAt: undefined });
    expect(key.callsPerSecond).toBeGreaterThanOrEqual(50);
  });

  it('gives units back, which can be spent at once, and never more than were spent', async () => {
    const { text, key } = await createKey(control, { units: 10 });
    expect(await chargeUnits(control, key.id, 8)).toBe(true);
    expect((await keyByText(control, text))?.unitsUsed).toBe(8);
    await refundUnits(control, key.id, 5);
    expect((await keyByText(control, text))?.unitsUsed).toBe(3);
    expect(await chargeUnits(control, key.id, 7)).toBe(true);
    await refundUnits(control, key.id, 99);
    expect(await unitsUsed(key.id)).toBe(0);
  });

  it('keeps no key in clear', async () => {
    const { text } = await createKey(control);
    const rows = await sql<{ row: string }>`SELECT api_keys::text AS row FROM api_keys`.execute(
      control.db,
    );
    const kept = rows.rows.map(({ row }) => row).join('\n');
    expect(kept).not.toContain(text.slice(8));
    expect(kept).not.toContain(Buffer.from(text).toString('hex'));
  });

  it('gives every key an account of its own', async () => {
    const made = await Promise.all([createKey(control), createKey(control)]);
    expect(new Set(made.map(({ key }) => key.accountId)).size).toBe(2);
  });

  it.each(['', 'bl_', 'x'.repeat(100_000), '\0', "' OR 1=1 --"])(
    'knows no key %j',
    async (text) => {
      expect(await keyByText(control, text)).toBeUndefined();
    },
  );

  it.each<[string, NewKey]>([
    ['name', { name: '' }],
    ['name', { name: '17' }],
    ['name', { name: 'a\nb' }],
    ['name', { name: 'x'.repeat(101) }],
    ['units', { units: -1 }],
    ['units', { units: 1.5 }],
    ['units', { units: Number.NaN }],
    ['units', { units: 2 ** 53 }],
    ['rate', { rate: 0 }],
    ['rate', { rate: Number.POSITIVE_INFINITY }],
    ['expires', { expires: new Date('never') }],
  ])('refuses a %s such as %j, naming it', async (setting, wish) => {
    await expect(createKey(control, wish)).rejects.toMatchObject({
      code: 'INVALID_SETTING',
      message: expect.stringContaining(`${setting}: `),
    });
  });

  it('refuses a second key of one name, and leaves no account behind', async () => {
    await createKey(control, { name: 'twice' });
    await expect(createKey(control, { name: 'twice' })).rejects.toMatchObject({
      code: 'INVALID_SETTING',
    });
    const { rows } = await sql<{ orphans: number }>`
      SELECT count(*)::int AS orphans FROM accounts
      WHERE id NOT IN (SELECT account_id FROM api_keys)`.execute(control.db);
    expect(rows[0]?.orphans).toBe(0);
  });

  it('charges whole answers only, up to the last unit', async () => {
    const { key } = await createKey(control, { units: 10 });
    expect(await chargeUnits(control, key.id, 7)).toBe(true);
    expect(await chargeUnits(control, key.id, 4)).toBe(false);
    expect(await chargeUnits(control, key.id, 3)).toBe(true);
    expect(await chargeUnits(control, key.id, 1)).toBe(false);
    expect(await chargeUnits(control, key.id, 0)).toBe(true);
    expect(await unitsUsed(key.id)).toBe(10);
  });

  it('never charges beyond the limit, however many calls run at once', async () => {
    const { key } = await createKey(control, { units: 100 });
    const charged = await Promise.all(
      Array.from({ length: 60 }, () => chargeUnits(control, key.id, 3)),
    );
    expect(charged.filter(Boolean)).toHaveLength(33);
    expect(await unitsUsed(key.id)).toBe(99);
  });

  it('charges no other key', async () => {
    const [mine, other] = await Promise.all([createKey(control), createKey(control)]);
    await chargeUnits(control, mine.key.id, 5);
    expect(await unitsUsed(other.key.id)).toBe(0);
  });

  it('notes when a key last paid', async () => {
    const { key } = await createKey(control);
    expect((await keyById(control, key.id)).lastChargedAt).toBeUndefined();
    await chargeUnits(control, key.id, 0);
    expect((await keyById(control, key.id)).lastChargedAt).toBeUndefined();
    await chargeUnits(control, key.id, 1);
    const { lastChargedAt } = await keyById(control, key.id);
    expect(Math.abs(Date.now() - (lastChargedAt?.getTime() ?? 0))).toBeLessThan(60_000);
  });

  it('counts what an unlimited key uses', async () => {
    const { key } = await createKey(control);
    expect(await chargeUnits(control, key.id, 10_000)).toBe(true);
    expect(await unitsUsed(key.id)).toBe(10_000);
  });
});
