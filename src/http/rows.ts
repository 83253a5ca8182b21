/** Fields of the documented answers that more than one command has. */
import { Type } from 'typebox';

export const date = (description: string) =>
  Type.String({ format: 'date', description, examples: ['2019-10-18'] });

export const inlinkRank = Type.Integer({
  minimum: -1,
  maximum: 100,
  description: 'InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown.',
});

export const domainInlinkRank = Type.Integer({
  minimum: -1,
  maximum: 100,
  description:
    'InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown.',
});

export const count = (description: string) => Type.Integer({ minimum: 0, description });

/** `null` where there is none. */
export const nullableText = (description: string) =>
  // A list of types instead of TypeBox's anyOf: one branch less for each value that is written.
  Type.Unsafe<string | null>({ type: ['string', 'null'], description });

export const newLostTypeOf = Type.Enum(['new', 'lost'], {
  type: 'string',
  description: 'new: found, or found again. lost: gone.',
});

/** `YYYY-MM-DD` of a moment, in UTC. */
export const dateOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The same of seconds since 1970. */
export const dateOfSeconds = (seconds: number): string => dateOf(new Date(seconds * 1000));
