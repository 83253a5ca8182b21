import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Control } from '../../src/control/control.ts';
import type { Key } from '../../src/control/key.ts';
import {
  extendKey,
  findKey,
  limitKey,
  renameKey,
  setKeyExpiry,
  setKeyStatus,
  topUpKey,
} from '../../src/control/key-changes.ts';
import { chargeUnits, createKey, keyByText } from '../../src/control/keys.ts';
import { CONTROL_BACKENDS } from '../support/control.ts';

const NOW = new Date('2026-03-10T15:00:00Z');

describe.each(CONTROL_BACKENDS)('changes of keys on $name', ({ open }) => {
  let control: Control;
  beforeAll(async () => {
    control = await open();
  });
  afterAll(() => control.close());

  const CHANGES: Readonly<Record<string, (nameOrId: string) => Promise<Key>>> = {
    findKey: (key) => findKey(control, key),
    setKeyStatus: (key) => setKeyStatus(control, key, 'disabled'),
    topUpKey: (key) => topUpKey(control, key, 1),
    limitKey: (key) => limitKey(control, key, 1),
    setKeyExpiry: (key) => setKeyExpiry(control, key, undefined),
    extendKey: (key) => extendKey(control, key, 1, NOW),
    renameKey: (key) => renameKey(control, key, 'other'),
  };

  describe.each(Object.keys(CHANGES))('%s', (change) => {
    it.each(['nobody', '999999999', '99999999999999999999', ''])(
      'knows no key %j',
      async (nameOrId) => {
        await expect(CHANGES[change]?.(nameOrId)).rejects.toMatchObject({
          code: 'KEY_UNKNOWN',
          message: expect.stringContaining(nameOrId),
        });
      },
    );
  });

  it('is seen at once, by name and by id, and touches no other key', async () => {
    const other = await createKey(control);
    for (const by of ['name', 'id'] as const) {
      const { text, key } = await createKey(control);
      for (const status of ['disabled', 'inactive', 'active'] as const) {
        expect((await setKeyStatus(control, String(key[by]), status)).status).toBe(status);
        expect((await keyByText(control, text))?.status).toBe(status);
      }
    }
    expect(await keyByText(control, other.text)).toEqual(other.key);
  });

  it('adds units to a limit, and none where there is no limit', async () => {
    const { key } = await createKey(control, { units: 5 });
    await chargeUnits(control, key.id, 5);
    expect(await topUpKey(control, key.name, 10)).toMatchObject({ unitsLimit: 15, unitsUsed: 5 });
    expect(await chargeUnits(control, key.id, 10)).toBe(true);
    const unlimited = await createKey(control);
    await expect(topUpKey(control, unlimited.key.name, 10)).rejects.toMatchObject({
      code: 'KEY_CONFLICT',
      message: expect.stringContaining(unlimited.key.name),
    });
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 53])('adds no %s units', async (units) => {
    const { key } = await createKey(control, { units: 5 });
    await expect(topUpKey(control, key.name, units)).rejects.toMatchObject({
      code: 'INVALID_SETTING',
      message: expect.stringContaining('units'),
    });
  });

  it('adds no units beyond what can be counted', async () => {
    const { key } = await createKey(control, { units: Number.MAX_SAFE_INTEGER });
    await expect(topUpKey(control, key.name, 1)).rejects.toMatchObject({ code: 'INVALID_SETTING' });
  });

  it('adds whatever is added at once', async () => {
    const { key } = await createKey(control, { units: 0 });
    await Promise.all(Array.from({ length: 20 }, () => topUpKey(control, key.name, 7)));
    expect((await findKey(control, key.name)).unitsLimit).toBe(140);
  });

  it('sets a limit, never below what is spent, also while it is being spent', async () => {
    const { key } = await createKey(control);
    await chargeUnits(control, key.id, 8);
    await expect(limitKey(control, key.name, 7)).rejects.toMatchObject({
      code: 'KEY_CONFLICT',
      message: `${key.name} has spent 8 units, more than 7`,
    });
    expect(await limitKey(control, key.name, 8)).toMatchObject({ unitsLimit: 8 });
    expect(await chargeUnits(control, key.id, 1)).toBe(false);
    expect(await limitKey(control, key.name, undefined)).toMatchObject({ unitsLimit: undefined });
    const race = await createKey(control, { units: 1000 });
    await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        at % 2 === 0
          ? chargeUnits(control, race.key.id, 10)
          : limitKey(control, race.key.name, 100).catch(() => undefined),
      ),
    );
    const { unitsUsed, unitsLimit = 0 } = await findKey(control, race.key.name);
    expect(unitsUsed).toBeLessThanOrEqual(unitsLimit);
  });

  it('sets an end and takes it away', async () => {
    const { key } = await createKey(control);
    expect((await setKeyExpiry(control, key.name, NOW)).expiresAt).toEqual(NOW);
    expect((await setKeyExpiry(control, key.name, undefined)).expiresAt).toBeUndefined();
  });

  it('extends from the end, or from today when that is over', async () => {
    const later = await createKey(control, { expires: new Date('2026-04-01T00:00:00Z') });
    expect((await extendKey(control, later.key.name, 30, NOW)).expiresAt).toEqual(
      new Date('2026-05-01T00:00:00Z'),
    );
    const over = await createKey(control, { expires: new Date('2025-01-01T00:00:00Z') });
    // Through 2026-03-11, the day after today.
    expect((await extendKey(control, over.key.name, 1, NOW)).expiresAt).toEqual(
      new Date('2026-03-12T00:00:00Z'),
    );
  });

  it('extends no key that never expires, and by no days that are none', async () => {
    const { key } = await createKey(control);
    await expect(extendKey(control, key.name, 1, NOW)).rejects.toMatchObject({
      code: 'KEY_CONFLICT',
    });
    for (const days of [0, -1, 1e9])
      await expect(extendKey(control, key.name, days, NOW)).rejects.toMatchObject({
        code: 'INVALID_SETTING',
        message: expect.stringContaining('days'),
      });
  });

  it('renames, but not to a name that is taken or none', async () => {
    const { key } = await createKey(control, { name: 'before' });
    await createKey(control, { name: 'taken' });
    expect((await renameKey(control, 'before', 'after')).id).toBe(key.id);
    expect((await findKey(control, 'after')).id).toBe(key.id);
    await expect(findKey(control, 'before')).rejects.toMatchObject({ code: 'KEY_UNKNOWN' });
    await expect(renameKey(control, 'after', 'taken')).rejects.toMatchObject({
      code: 'KEY_CONFLICT',
      message: 'a key named taken exists',
    });
    for (const name of ['', '17', 'a\nb', 'x'.repeat(101)])
      await expect(renameKey(control, 'after', name)).rejects.toMatchObject({
        code: 'INVALID_SETTING',
        message: expect.stringContaining('name: '),
      });
  });
});
