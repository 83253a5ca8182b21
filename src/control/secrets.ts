/**
 * Secrets of this installation: made once, at first use, and then the same for every process and after every restart.
 */
import { randomBytes } from 'node:crypto';
import type { Control } from './control.ts';

const SECRET_BYTES = 32;

/** What the secret is for; never another thing. */
export type SecretName = 'cursors';

export async function secretOf({ db }: Control, name: SecretName): Promise<Buffer> {
  const find = () =>
    db.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirst();
  const found = await find();
  if (found !== undefined) return found.value;
  await db
    .insertInto('secrets')
    .values({ name, value: randomBytes(SECRET_BYTES) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Another process may have been faster.
  const { value } = (await find()) ?? {};
  if (value === undefined) throw new Error(`the secret of ${name} was removed`);
  return value;
}
