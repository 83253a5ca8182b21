/**
 * Where a page of raw backlinks begins: a place in the order of the links, whether or not a link stands there now.
 *
 * The order ends in the primary key, so the place of a link never moves while others come and go. Conditions on places are
 * written out column by column: from those the engine tells which granules of the primary key to read, from tuples not.
 */
import { LINK_TYPES, type LinkType } from '../../visit/visit.ts';

/** `primary_key`: the cheapest, as a page is one range of the table. Others: latest, or highest, first. */
export type RawOrder = 'primary_key' | 'date_found' | 'domain_inlink_rank' | 'inlink_rank';

export interface Position {
  /** What the order is by, of the link; 0 in the order of the primary key. */
  readonly value: number;
  readonly targetKey: string;
  readonly targetHttps: boolean;
  readonly sourceKey: string;
  readonly sourceHttps: boolean;
  readonly linkType: LinkType;
}

/** Order → what it is by, greatest first. */
export const VALUES: Readonly<Record<RawOrder, string>> = {
  primary_key: '0',
  date_found: 'toUnixTimestamp(first_seen)',
  domain_inlink_rank: 'domain_inlink_rank',
  inlink_rank: 'inlink_rank',
};

export const PRIMARY_KEY = 'target_key, target_https, source_key, source_https, link_type';

export function orderSql(order: RawOrder): string {
  return order === 'primary_key' ? PRIMARY_KEY : `${VALUES[order]} DESC, ${PRIMARY_KEY}`;
}

/** Parameters are named `<name>_…`. */
type PositionName = 'start' | 'end';

const KEY_TYPES = {
  target_key: 'String',
  target_https: 'Bool',
  source_key: 'String',
  source_https: 'Bool',
  link_type: 'String',
} as const;

/** That a row stands at `start` or after it. */
export const fromStart = (order: RawOrder): string => comparison(order, 'start', '>');

/** That a row stands before `end`. */
export const beforeEnd = (order: RawOrder): string => comparison(order, 'end', '<');

/** `a > x OR (a = x AND (b > y OR (b = y AND …)))`; at or after the place itself, but not before and at it. */
function comparison(order: RawOrder, name: PositionName, sign: '<' | '>'): string {
  const keys = Object.entries(KEY_TYPES).map(([column, type]) => ({
    column,
    sign,
    place: `{${name}_${column}:${type}}`,
  }));
  const value = {
    column: VALUES[order],
    // Greatest first.
    sign: sign === '<' ? '>' : '<',
    place: `{${name}_value:Int64}`,
  };
  const terms = order === 'primary_key' ? keys : [value, ...keys];
  return terms.reduceRight((rest, term, at) => {
    if (rest === '') return `${term.column} ${sign === '>' ? '>=' : '<'} ${term.place}`;
    const { column, place } = term;
    // What the first column says is said once more by itself, since the engine sees it sooner there.
    const first = at === 0 ? `${column} ${term.sign}= ${place} AND ` : '';
    return `${first}(${column} ${term.sign} ${place} OR (${column} = ${place} AND ${rest}))`;
  }, '');
}

export function positionParams(name: PositionName, position: Position): Record<string, unknown> {
  return {
    [`${name}_value`]: position.value,
    [`${name}_target_key`]: position.targetKey,
    [`${name}_target_https`]: position.targetHttps,
    [`${name}_source_key`]: position.sourceKey,
    [`${name}_source_https`]: position.sourceHttps,
    [`${name}_link_type`]: position.linkType,
  };
}

/**
 * A position as text: `value flags target_key source_key`, apart by spaces, which no URL holds. Flags: 1 the target is
 * https, 2 the referring page is, 4 and 8 the link's type.
 */
export function positionText(position: Position): string {
  const { value, targetKey, targetHttps, sourceKey, sourceHttps, linkType } = position;
  const flags = Number(targetHttps) + 2 * Number(sourceHttps) + 4 * LINK_TYPES.indexOf(linkType);
  return [value, flags, targetKey, sourceKey].join(' ');
}

/** Of a text that `positionText` made. */
export function positionOfText(text: string): Position {
  const [value, flags, targetKey = '', sourceKey = ''] = text.split(' ');
  const bits = Number(flags);
  const linkType = LINK_TYPES[bits >> 2];
  if (linkType === undefined) throw new Error(`no position: ${text}`);
  return {
    value: Number(value),
    targetKey,
    targetHttps: (bits & 1) !== 0,
    sourceKey,
    sourceHttps: (bits & 2) !== 0,
    linkType,
  };
}
