/** Rows of `backlinks` made from URLs, as the write side would make them. */
import type { ClickHouseClient } from '@clickhouse/client';
import { insertRows } from '../../../src/linkindex/insert-rows.ts';
import type { LinkEvent } from '../../../src/linkindex/link-history.ts';
import type { Period } from '../../../src/linkindex/queries/period.ts';
import { FLAG } from '../../../src/linkindex/schema.ts';
import { type PageUrl, parsePageUrl } from '../../../src/url/page-url.ts';
import { parseTarget, type Target, type TargetMode } from '../../../src/url/target.ts';

export interface SomeBacklink {
  readonly from: string;
  readonly to: string;
  readonly type?: 'href' | 'redirect' | 'canonical';
  readonly live?: boolean;
  /** ISO 8601. */
  readonly firstSeen?: string;
  readonly lastVisited?: string;
  /** After the first, by time: lost for a reason, then new, … ISO 8601. Whether it is live follows from them. */
  readonly events?: readonly (readonly [at: string, reason: LinkEvent['reason']])[];
  readonly anchor?: string;
  readonly title?: string;
  readonly flags?: readonly (keyof typeof FLAG)[];
  readonly imageSource?: string;
  /** IPv4 or IPv6; unknown when absent. */
  readonly ip?: string;
  readonly rank?: number;
  readonly domainRank?: number;
  readonly version?: number;
  readonly deleted?: boolean;
}

export function target(text: string, mode: TargetMode): Target {
  const parsed = parseTarget(text, mode);
  if (parsed === undefined) throw new Error(`no target: ${text}`);
  return parsed;
}

/** Both days included. */
export function period(from: string, to: string): Period {
  return { from: seconds(`${from}T00:00:00Z`), to: seconds(`${to}T00:00:00Z`) };
}

export function url(text: string): PageUrl {
  const parsed = parsePageUrl(text);
  if (parsed === undefined) throw new Error(`no URL: ${text}`);
  return parsed;
}

const STRUCTURE = {
  target_key: 'String',
  target_https: 'Bool',
  source_key: 'String',
  source_https: 'Bool',
  link_type: 'String',
  live: 'Bool',
  first_seen: 'UInt32',
  last_visited: 'UInt32',
  event_at: 'Array(UInt32)',
  event_reason: 'Array(String)',
  anchor: 'String',
  title: 'String',
  flags: 'UInt8',
  image_source: 'String',
  source_ip: 'IPv6',
  source_domain_length: 'UInt16',
  target_domain_length: 'UInt16',
  inlink_rank: 'Int8',
  domain_inlink_rank: 'Int8',
  version: 'UInt64',
  is_deleted: 'UInt8',
};
const COLUMNS = Object.keys(STRUCTURE).join(', ');
const TYPED = Object.entries(STRUCTURE).map(([name, type]) => `${name} ${type}`);

export async function insertBacklinks(
  index: ClickHouseClient,
  backlinks: readonly SomeBacklink[],
): Promise<void> {
  await insertRows(index, {
    statement: `
      INSERT INTO backlinks (${COLUMNS}, source_host_id)
      SELECT ${COLUMNS}, cityHash64(substring(source_key, 1, position(source_key, ')') - 1))
      FROM input('${TYPED.join(', ')}')`,
    rows: Buffer.from(backlinks.map((link) => JSON.stringify(rowOf(link))).join('\n')),
    format: 'JSONEachRow',
  });
}

function rowOf(link: SomeBacklink): Record<keyof typeof STRUCTURE, unknown> {
  const [from, to] = [url(link.from), url(link.to)];
  return {
    target_key: to.key,
    target_https: to.https,
    source_key: from.key,
    source_https: from.https,
    link_type: link.type ?? 'href',
    live: link.live ?? (link.events ?? []).length % 2 === 0,
    first_seen: seconds(link.firstSeen ?? '2024-01-01T00:00:00Z'),
    last_visited: seconds(link.lastVisited ?? '2024-02-01T00:00:00Z'),
    event_at: (link.events ?? []).map(([at]) => seconds(at)),
    event_reason: (link.events ?? []).map(([, reason]) => reason),
    anchor: link.anchor ?? '',
    title: link.title ?? '',
    flags: (link.flags ?? []).reduce((sum, name) => sum | FLAG[name], 0),
    image_source: link.imageSource ?? '',
    source_ip: ipOf(link.ip),
    source_domain_length: from.domainLength,
    target_domain_length: to.domainLength,
    inlink_rank: link.rank ?? -1,
    domain_inlink_rank: link.domainRank ?? -1,
    version: link.version ?? 1,
    is_deleted: link.deleted ? 1 : 0,
  };
}

function seconds(time: string): number {
  return Date.parse(time) / 1000;
}

function ipOf(ip: string | undefined): string {
  if (ip === undefined) return '::';
  return ip.includes(':') ? ip : `::ffff:${ip}`;
}
