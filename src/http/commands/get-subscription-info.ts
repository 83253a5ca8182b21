/** `get-subscription-info`: what the key that asks is good for, and how much is left of it. */
import { Type } from 'typebox';
import type { Key } from '../../control/key.ts';
import { stateOf, unitsLeft } from '../../control/keys.ts';
import type { Command } from '../command.ts';
import { parameters } from '../parameters.ts';
import { nullableText } from '../rows.ts';

const Parameters = parameters({});

const units = (description: string) =>
  Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 0, description });

const Answer = Type.Object({
  subscription_info: Type.Object({
    status: Type.Enum(['active', 'inactive', 'expired', 'disabled'], {
      type: 'string',
      description: 'State of the key. Only an active one is answered: the others get 401 or 403.',
    }),
    start_date: Type.String({
      description: 'When the key was made: YYYY-MM-DD HH:MM:SS, UTC.',
      examples: ['2021-01-25 01:02:03'],
    }),
    expiration_date: nullableText(
      'The last second at which the key works: YYYY-MM-DD HH:MM:SS, UTC; null: it never expires.',
    ),
    units_limit: units('All units the key may spend; null: unlimited.'),
    units_left: units('Units it may still spend; null: unlimited.'),
  }),
});

export const getSubscriptionInfo: Command<typeof Parameters, undefined, typeof Answer> = {
  name: 'get-subscription-info',
  summary: 'State and balance of the key',
  description:
    'The subscription of the key that asks, as it is at this moment. Costs nothing; a key without units left may ask too. GET only.',
  parameters: Parameters,
  answer: Answer,
  question: () => undefined,
  targets: () => [],
  reads: 'none',
  methods: 'GET',
  run: async ({ keyNow }) => ({ subscription_info: infoOf(await keyNow(), new Date()) }),
};

function infoOf(key: Key, now: Date) {
  const { createdAt, expiresAt, unitsLimit = null } = key;
  return {
    status: stateOf(key, now),
    start_date: momentOf(createdAt),
    // `expiresAt` is the first moment after.
    expiration_date: expiresAt === undefined ? null : momentOf(new Date(expiresAt.getTime() - 1)),
    units_limit: unitsLimit,
    units_left: unitsLeft(key) ?? null,
  };
}

const momentOf = (date: Date): string => date.toISOString().slice(0, 19).replace('T', ' ');
