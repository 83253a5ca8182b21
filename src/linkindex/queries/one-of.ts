/**
 * Conditions on long lists of texts: hosts, keys.
 *
 * They are bound like all values. A ClickHouse server takes 128 KiB in one parameter, so a list is spread over several.
 */

export interface Condition {
  readonly condition: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Characters of a list in one parameter; what is escaped in it may take twice as many bytes. */
const MAX_PART_LENGTH = 60_000;

/** A longest URL makes no part too long. */
export function partsOf<Item>(items: readonly Item[], textOf: (item: Item) => string): Item[][] {
  const parts: Item[][] = [];
  let length = 0;
  for (const item of items) {
    const itemLength = textOf(item).length + 3;
    length += itemLength;
    const part = parts.at(-1);
    if (part !== undefined && length <= MAX_PART_LENGTH) {
      part.push(item);
      continue;
    }
    parts.push([item]);
    length = itemLength;
  }
  return parts;
}

/**
 * @param expression Of our own.
 * @param name Start of the names of its parameters.
 */
export function oneOf(expression: string, name: string, texts: readonly string[]): Condition {
  const values: Record<string, readonly string[]> = {};
  const conditions = partsOf(texts, (text) => text).map((part, at) => {
    values[`${name}${at}`] = part;
    return `${expression} IN {${name}${at}:Array(String)}`;
  });
  return { condition: `(${conditions.join(' OR ') || 'false'})`, values };
}
