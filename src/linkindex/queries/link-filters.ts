/**
 * Which of a target's links a question is about, beyond the target itself: conditions on rows of `backlinks`.
 *
 * They hold for single links, before anything is grouped or counted.
 */
import { FLAG } from '../schema.ts';
import { DAY_SECONDS } from './granularity.ts';
import { urlSql } from './key-sql.ts';
import { kindConditions, type LinkKinds } from './link-kinds.ts';
import { storable } from './period.ts';

export interface LinkFilters extends LinkKinds {
  /** Of the referring page, inclusive. Links of unknown rank (−1) are in no range that has a lower end. */
  readonly inlinkRankFrom?: number;
  readonly inlinkRankTo?: number;
  readonly domainInlinkRankFrom?: number;
  readonly domainInlinkRankTo?: number;
  readonly anchor?: TextFilter;
  readonly urlFrom?: TextFilter;
  readonly urlTo?: TextFilter;
  readonly nofollow?: 'nofollow_only' | 'dofollow_only';
  /** UTC days in seconds since 1970, both inclusive. */
  readonly firstSeenFrom?: number;
  readonly firstSeenTo?: number;
}

export interface TextFilter {
  /** Not empty; upper and lower case are the same. */
  readonly text: string;
  readonly mode: 'contains' | 'does_not_contain';
}

export interface Conditions {
  /** To be joined with AND; may be empty. */
  readonly conditions: readonly string[];
  /** Values of their parameters, which all begin with `filter_`. */
  readonly params: Readonly<Record<string, unknown>>;
}

export function linkConditions(filters: LinkFilters): Conditions {
  const { firstSeenFrom, firstSeenTo, nofollow } = filters;
  const parts = [
    number('inlink_rank >=', 'inlink_rank_from', filters.inlinkRankFrom, 'Int8'),
    number('inlink_rank <=', 'inlink_rank_to', filters.inlinkRankTo, 'Int8'),
    number(
      'domain_inlink_rank >=',
      'domain_inlink_rank_from',
      filters.domainInlinkRankFrom,
      'Int8',
    ),
    number('domain_inlink_rank <=', 'domain_inlink_rank_to', filters.domainInlinkRankTo, 'Int8'),
    number('toUnixTimestamp(first_seen) >=', 'first_seen_from', time(firstSeenFrom), 'UInt32'),
    number('toUnixTimestamp(first_seen) <=', 'first_seen_to', time(endOf(firstSeenTo)), 'UInt32'),
    text('anchor', 'anchor', filters.anchor),
    text(urlSql('source_key', 'source_https'), 'url_from', filters.urlFrom),
    text(urlSql('target_key', 'target_https'), 'url_to', filters.urlTo),
    nofollow === undefined ? NOTHING : NOFOLLOW[nofollow],
    kindConditions(filters),
  ];
  return {
    conditions: parts.flatMap((part) => part.conditions),
    params: Object.assign({}, ...parts.map((part) => part.params)),
  };
}

const NOTHING: Conditions = { conditions: [], params: {} };

const NOFOLLOW: Readonly<Record<NonNullable<LinkFilters['nofollow']>, Conditions>> = {
  nofollow_only: { conditions: [`bitAnd(flags, ${FLAG.nofollow}) != 0`], params: {} },
  dofollow_only: { conditions: [`bitAnd(flags, ${FLAG.nofollow}) = 0`], params: {} },
};

function number(
  comparison: string,
  name: string,
  value: number | undefined,
  type: 'Int8' | 'UInt32',
): Conditions {
  if (value === undefined) return NOTHING;
  const parameter = `filter_${name}`;
  return { conditions: [`${comparison} {${parameter}:${type}}`], params: { [parameter]: value } };
}

function text(expression: string, name: string, filter: TextFilter | undefined): Conditions {
  if (filter === undefined) return NOTHING;
  const parameter = `filter_${name}`;
  const comparison = filter.mode === 'contains' ? '> 0' : '= 0';
  return {
    conditions: [`positionCaseInsensitiveUTF8(${expression}, {${parameter}:String}) ${comparison}`],
    params: { [parameter]: filter.text },
  };
}

const endOf = (day: number | undefined): number | undefined =>
  day === undefined ? undefined : day + DAY_SECONDS - 1;

const time = (seconds: number | undefined): number | undefined =>
  seconds === undefined ? undefined : storable(seconds);
