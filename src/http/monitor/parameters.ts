/** Parameters that several operations of the monitor's API take. */
import { Type } from 'typebox';

/** Entries of one list. */
const MAX_LIST = 100_000;

/** 100,000 addresses of 300 bytes, and what JSON puts around them. */
export const LIST_BYTES = 2 ** 25;

/** Text without U+0000, which no database text can hold. */
export const text = (description: string, maxLength: number, minLength = 0) =>
  Type.String({ description, maxLength, minLength, pattern: '^[^\\u0000]*$' });

/** The same, which null or an empty text takes back. */
export const nullable = (description: string, maxLength: number) =>
  Type.Unsafe<string | null>({
    ...{ type: ['string', 'null'], maxLength, pattern: '^[^\\u0000]*$' },
    description,
  });

export const limit = Type.Integer({
  minimum: 1,
  maximum: 1000,
  default: 100,
  description: 'Maximum number of results to return.',
});

export const offset = Type.Integer({
  minimum: 0,
  maximum: 2 ** 31 - 1,
  default: 0,
  description: 'How many results to leave out before the first.',
});

const id = (description: string) =>
  Type.Integer({ description, minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

export const backlinkId = id("A backlink's id.");

export const backlinkIds = Type.Array(id("A backlink's id."), {
  minItems: 1,
  maxItems: MAX_LIST,
  examples: [[1, 2]],
  description:
    'Ids of backlinks of the site. When one of them is none, the request is refused and nothing changes.',
});

/** PostgreSQL's `integer`. */
export const MAX_GROUP_ID = 2 ** 31 - 1;

export const groupId = Type.Integer({
  minimum: 1,
  maximum: MAX_GROUP_ID,
  description: "A group's id.",
});

/** A list of texts; what else may stand in it is for its operation to say. */
export const list = (description: string, example: readonly string[]) =>
  Type.Array(Type.Unsafe<unknown>({}), {
    ...{ minItems: 1, maxItems: MAX_LIST },
    ...{ description, examples: [example] },
  });
