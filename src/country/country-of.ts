/**
 * The country of an IP address, from a table that lies inside an npm package: no network, at no time.
 *
 * The table joins what operators publish (geofeeds), WHOIS and the registries' delegations, in MaxMind's DB format;
 * it is of June 2026. It tells where a network is announced or registered to be: of an address that is served from
 * many places, one of them.
 *
 * The 8 MB are read at the first question and kept; a look-up walks at most 128 bits, about two microseconds.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import { Reader } from 'mmdb-lib';

const require = createRequire(import.meta.url);

let table: Reader<never> | undefined;

/**
 * @param ip IPv4 or IPv6 in any spelling; one that is mapped (`::ffff:192.0.2.1`) counts as the IPv4 address it holds.
 * @returns ISO 3166-1 alpha-2, upper case, or `XK`; `null` for what is no address, or a private or unknown one.
 */
export function countryOf(ip: string): string | null {
  const family = isIP(ip);
  if (family === 0) return null;
  const address = family === 6 ? canonical(ip) : ip;
  if (NOWHERE.test(address)) return null;
  table ??= openTable();
  const record: unknown = table.get(address);
  return isRecord(record) ? record.country_code : null;
}

function openTable(): Reader<never> {
  const file = require.resolve(
    '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb',
  );
  // Each country's record is decoded once: half the time of a look-up.
  return new Reader(readFileSync(file), { cache: new Map() });
}

function isRecord(record: unknown): record is { readonly country_code: string } {
  return typeof record === 'object' && record !== null && 'country_code' in record;
}

/** RFC 5952; a mapped address (RFC 4291 §2.5.5.2) as the IPv4 address it is, for the table holds none of those. */
function canonical(ip: string): string {
  const [address = ''] = ip.split('%', 1); // without the zone of a link-local address
  const text = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(text) ?? [];
  if (high === undefined || low === undefined) return text;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

/**
 * Networks for private use (RFC 1918) and for documentation (RFC 5737, 3849), some of which the table gives away.
 * (As texts: a `BlockList` takes three times as long as the look-up itself.)
 */
const NOWHERE =
  /^(?:10\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:)/;
