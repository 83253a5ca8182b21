import { describe, expect, it } from 'vitest';
import { secretOf } from '../../src/control/secrets.ts';
import { CONTROL_BACKENDS } from '../support/control.ts';

describe.each(CONTROL_BACKENDS)('secretOf on $name', ({ open }) => {
  it('makes a secret once, whoever asks first, and keeps it', async () => {
    const control = await open();
    const secrets = await Promise.all([1, 2, 3, 4].map(() => secretOf(control, 'cursors')));
    expect(secrets[0]).toHaveLength(32);
    for (const secret of [...secrets, await secretOf(control, 'cursors')])
      expect(secret).toEqual(secrets[0]);
    await control.close();
  });
});
