/**
 * Backlinks that follow Zipf's law, made inside the engine: the target of rank r has a share of about
 * 1 / (r · ln R) of all links, r = 1 … R, so that with R ≈ 10⁶ the largest has 5 % of them.
 *
 * Texts are as long and as repetitive as real ones (words of one vocabulary, common ones more often; a third of the
 * anchors are the target's name), since bytes a link depend on it. Every row is a function of its number: two runs
 * make the same rows.
 */
import type { ClickHouseClient } from '@clickhouse/client';

/** Distinct target domains R. */
const TARGETS = 1_060_000;
const LINKS_A_HOST = 40;
const LINKS_A_STATEMENT = 1_000_000;
const WORDS = 2000;

/** Inserts `links` rows; one in 20 is lost, one in 20 was and is back, one in 50 a redirect, one in 10 an image link. */
export async function generateBacklinks(index: ClickHouseClient, links: number): Promise<void> {
  const hosts = Math.max(100, Math.ceil(links / LINKS_A_HOST));
  const words = vocabulary();
  for (let from = 0; from < links; from += LINKS_A_STATEMENT) {
    const count = Math.min(LINKS_A_STATEMENT, links - from);
    await index.command({ query: INSERT, query_params: { words, hosts, from, count } });
  }
}

/** About how far down the list of targets one with that many links stands. */
export function rankOfSize(links: number, size: number): number {
  return Math.max(1, Math.round(links / (size * Math.log(TARGETS))));
}

/** Domain names of the targets of these ranks, 1 … R. */
export async function domainsOfRanks(
  index: ClickHouseClient,
  ranks: readonly number[],
): Promise<string[]> {
  const result = await index.query({
    query: `SELECT ${TARGET_DOMAIN} AS labels FROM (SELECT arrayJoin({ranks:Array(UInt64)}) AS target)`,
    query_params: { ranks, words: vocabulary() },
    format: 'JSONEachRow',
  });
  const rows = await result.json<{ labels: string }>();
  return rows.map(({ labels }) => labels.split(',').reverse().join('.'));
}

/** Made-up words of 2 to 11 letters. */
function vocabulary(): string[] {
  const syllables =
    'ba co di fe gu ha in jo ka le mi no or pe qui ra so ti un va wo xe ya zi'.split(' ');
  return Array.from({ length: WORDS }, (_, n) => {
    const syllable = (step: number) => syllables[Math.floor(n / step) % syllables.length] ?? '';
    const tail = n % 3 === 0 ? '' : syllable(576) + syllable(7);
    return syllable(1) + syllable(24) + tail + (n % 5 === 0 ? 'ing' : '');
  });
}

/** A rank 1 … count, log-uniform, which is Zipf with exponent 1. */
const zipf = (hash: string, count: string) =>
  `toUInt64(floor(exp(${hash} / 18446744073709551616. * log(${count}))))`;
/** The square makes the first words of the vocabulary the common ones. */
const word = (hash: string) =>
  `{words:Array(String)}[1 + toUInt32(${WORDS} * pow(${hash} % 65536 / 65536, 2))]`;
const words = (hash: string, count: string, glue: string) =>
  `arrayStringConcat(arrayMap(i -> ${word(`cityHash64(${hash}, i)`)}, range(toUInt32(${count}))), '${glue}')`;

const TARGET_DOMAIN = `concat(['com', 'org', 'net', 'de'][1 + target % 4], ',', ${word('cityHash64(target, 7)')}, toString(target))`;
const SUFFIX = `['com', 'com', 'com', 'org', 'net', 'de', 'io', 'fr', 'edu', 'gov'][1 + cityHash64(host, 4) % 10]`;

// t and p are random numbers of the link's target and of its referring page.
const INSERT = `
  INSERT INTO backlinks (
    target_key, target_https, source_key, source_https, link_type, live, first_seen, last_visited,
    event_at, event_reason, anchor, title, flags, image_source, source_host_id, source_ip,
    source_domain_length, target_domain_length, inlink_rank, domain_inlink_rank, version)
  WITH
    cityHash64(number, 1) AS t,
    cityHash64(number, 3) AS p,
    ${zipf('t', `${TARGETS}`)} AS target,
    ${zipf('cityHash64(number, 2)', '{hosts:UInt32}')} AS host,
    ${TARGET_DOMAIN} AS target_domain,
    ${SUFFIX} AS suffix,
    concat(suffix, ',', ${word('cityHash64(host, 5)')}, ${word('cityHash64(host, 6)')}, toString(host)) AS source_domain,
    concat(source_domain, if(host % 3 = 0, ',www', if(host % 7 = 0, ',blog', ''))) AS source_host,
    toDateTime(1600000000 + p % 170000000, 'UTC') AS found,
    p % 20 = 0 AS lost,
    p % 20 = 3 AS returned,
    p % 10 = 1 AS image
  SELECT
    concat(target_domain, if(t % 3 = 0, ',www', ''), ')/', if(t % 10 < 4, '', ${words('cityHash64(target, t % 97)', '1 + t % 4', '-')})),
    t % 5 > 0,
    concat(source_host, ')/', ${words('p', '2 + p % 7', '-')}, if(p % 3 = 0, concat('?id=', toString(p % 1000000)), '')),
    p % 5 > 0,
    if(p % 50 = 0, 'redirect', 'href'),
    not lost,
    found,
    found + p % 20000000,
    arrayResize([found + p % 10000000, found + p % 20000000], lost ? 1 : (returned ? 2 : 0)),
    arrayResize(['link_removed', 'new'], lost ? 1 : (returned ? 2 : 0)),
    if(p % 3 = 0, ${word('cityHash64(target, 7)')}, ${words('cityHash64(number, 9)', '1 + t % 5', ' ')}),
    ${words('cityHash64(p, 10)', '4 + p % 8', ' ')},
    (p % 4 = 0) + image * 8 + (suffix = 'edu') * 16 + (suffix = 'gov') * 32,
    if(image, concat('https://', ${words('cityHash64(number, 8)', '2', '-')}, '.example/images/', toString(p % 100000), '.png'), ''),
    cityHash64(source_host),
    if(host % 50 = 0, toIPv6('::'), toIPv6(IPv4NumToString(toUInt32(167772160 + cityHash64(host % 200000) % 4000000)))),
    length(source_domain),
    length(target_domain),
    if(p % 4 = 0, -1, toInt8(100 * pow(p % 997 / 997, 6))),
    toInt8(100 * pow(cityHash64(host) % 997 / 997, 4)),
    1
  FROM numbers({from:UInt64}, {count:UInt64})`;
