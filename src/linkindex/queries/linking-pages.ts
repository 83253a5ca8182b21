/**
 * Pages that link to a target, and those that do no more, for who keeps a list of them: all of them once, then what changed.
 *
 * What a fold, rank run or rebuild writes has its number as version, and they come one after the other; so what changed
 * since one of them is what has a higher version. Rows of a run that is under way may be told already; they are told again.
 *
 * Pages that link are read in the order of the primary key, each part one range of `backlinks`. FINAL makes it exact before
 * merges. Only links in HTML count: a redirect or canonical is no link that somebody placed.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { urlOfKey } from '../../url/page-key.ts';
import type { Target } from '../../url/target.ts';
import { FLAG } from '../schema.ts';
import { fromStart, type Position, PRIMARY_KEY, positionParams } from './raw-position.ts';
import { targetRows, WHOLE } from './target-rows.ts';

interface Changes {
  readonly target: Target;
  /** Links that no run after this one has written are left out; 0: none is. */
  readonly since: number;
  /** Rows of the part. */
  readonly limit: number;
}

export interface LinkingPagesQuestion extends Changes {
  /** Where the part begins; at the first link when absent. */
  readonly start?: Position;
}

export interface LinkingPage {
  readonly url: string;
  /** When its link was first seen: `YYYY-MM-DD`. */
  readonly firstSeen: string;
  /** Of the link, at the page's latest visit. */
  readonly toUrl: string;
  readonly anchor: string;
  /** Of the page. */
  readonly title: string;
  readonly isNofollow: boolean;
  readonly isUgc: boolean;
  readonly isSponsored: boolean;
  readonly isImage: boolean;
}

export interface LinkingPages {
  /** One for each link: a page with several is told several times. */
  readonly pages: readonly LinkingPage[];
  /** Where the next part begins, if there is one. */
  readonly end: Position | undefined;
}

/** The latest run that is finished: all that it and those before it wrote is there. 0: there was none. */
export async function latestRun(index: ClickHouseClient, signal?: AbortSignal): Promise<number> {
  const query = `SELECT max(version) AS latest FROM loads FINAL WHERE state = 'finished'`;
  const [found] = await rowsOf<{ readonly latest: number }>(index, query, {}, signal);
  return found?.latest ?? 0;
}

/** Live links of pages outside the target. */
export async function linkingPages(
  index: ClickHouseClient,
  { target, since, limit, start }: LinkingPagesQuestion,
  signal?: AbortSignal,
): Promise<LinkingPages> {
  const { condition, params } = targetRows(target);
  const query = `
    SELECT ${PRIMARY_KEY}, toString(toDate(first_seen)) AS day, anchor, title, flags
    FROM backlinks FINAL
    WHERE ${condition} AND ${OTHERS} AND live AND version > {since:UInt64}
      ${start === undefined ? '' : `AND ${fromStart('primary_key')}`}
    ORDER BY ${PRIMARY_KEY}
    LIMIT {limit:UInt32}`;
  const values = {
    ...params,
    since,
    limit: limit + 1,
    ...(start && positionParams('start', start)),
  };
  const rows = await rowsOf<Row>(index, query, values, signal);
  const next = rows[limit];
  return {
    pages: rows.slice(0, limit).map(pageOf),
    end: next && positionOf(next),
  };
}

/** A place in the order of pages. */
export interface PagePlace {
  readonly key: string;
  readonly https: boolean;
}

export interface UnlinkedPages {
  readonly urls: readonly string[];
  /** The last page of the part, when there may be more. */
  readonly end: PagePlace | undefined;
}

/**
 * Pages that have lost links since, and have no live one to the target now.
 *
 * Without FINAL, which leaves out rows of links that never stood, as a fold may find later: of those too it is to be told.
 */
export async function unlinkedPages(
  index: ClickHouseClient,
  { target, since, limit, after }: Changes & { readonly after?: PagePlace },
  signal?: AbortSignal,
): Promise<UnlinkedPages> {
  const { condition, params } = targetRows(target);
  const links = `${condition} AND ${OTHERS}`;
  const lost = `
    SELECT DISTINCT source_key, source_https
    FROM backlinks
    WHERE ${links} AND version > {since:UInt64} AND (NOT live OR is_deleted = 1)
      ${after === undefined ? '' : 'AND (source_key > {key:String} OR (source_key = {key:String} AND source_https > {https:Bool}))'}
    ORDER BY source_key, source_https
    LIMIT {limit:UInt32}`;
  const query = `
    WITH lost AS (${lost})
    SELECT source_key, source_https, (source_key, source_https) IN (
      SELECT source_key, source_https
      FROM backlinks FINAL
      WHERE ${links} AND live AND (source_key, source_https) IN (SELECT source_key, source_https FROM lost)
    ) AS links
    FROM lost
    ORDER BY source_key, source_https`;
  const rows = await rowsOf<Source & { readonly links: number }>(
    index,
    query,
    { ...params, since, limit, ...after },
    signal,
  );
  const last = rows.length < limit ? undefined : rows.at(-1);
  return {
    urls: rows.filter(({ links }) => links === 0).map(urlOf),
    end: last && { key: last.source_key, https: last.source_https },
  };
}

/** The target's own pages are none that link to it. */
const OTHERS = `link_type = 'href' AND NOT (source_key >= {from:String} AND source_key < {to:String})`;

interface Source {
  readonly source_key: string;
  readonly source_https: boolean;
}

interface Row extends Source {
  readonly target_key: string;
  readonly target_https: boolean;
  readonly link_type: Position['linkType'];
  readonly day: string;
  readonly anchor: string;
  readonly title: string;
  readonly flags: number;
}

const urlOf = ({ source_key, source_https }: Source): string => urlOfKey(source_key, source_https);

const pageOf = ({ flags, ...row }: Row): LinkingPage => ({
  url: urlOf(row),
  firstSeen: row.day,
  toUrl: urlOfKey(row.target_key, row.target_https),
  anchor: row.anchor,
  title: row.title,
  isNofollow: (flags & FLAG.nofollow) !== 0,
  isUgc: (flags & FLAG.ugc) !== 0,
  isSponsored: (flags & FLAG.sponsored) !== 0,
  isImage: (flags & FLAG.image) !== 0,
});

const positionOf = (row: Row): Position => ({
  value: 0,
  targetKey: row.target_key,
  targetHttps: row.target_https,
  sourceKey: row.source_key,
  sourceHttps: row.source_https,
  linkType: row.link_type,
});

async function rowsOf<R>(
  index: ClickHouseClient,
  query: string,
  query_params: Readonly<Record<string, unknown>>,
  signal: AbortSignal | undefined,
): Promise<R[]> {
  const result = await index.query({
    query,
    query_params: { ...query_params },
    format: 'JSONEachRow',
    clickhouse_settings: WHOLE,
    ...(signal && { abort_signal: signal }),
  });
  return result.json<R>();
}
