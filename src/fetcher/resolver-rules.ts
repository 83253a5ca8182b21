/**
 * `--host-resolver-rules`: where to connect to instead of what DNS says, in Chromium's syntax and meaning.
 *
 *     MAP *:80 127.0.0.1:9080, MAP *.example 10.0.0.1, MAP bad.example ~NOTFOUND, EXCLUDE real.example
 *
 * Rules are separated by commas. A pattern matches the host or `host:port`; `*` stands for any text, `?` for at most
 * one character. The first MAP that matches counts, unless an EXCLUDE matches the host. Only the address and port of
 * the connection change: URL, Host header and server name of TLS stay.
 *
 * Source: Chromium, `net/base/host_mapping_rules.h` and `base/strings/pattern.h`. Chromium logs a rule it cannot read
 * and goes on; here it is an error, for the request would go to the real host.
 */
import { isIPv6 } from 'node:net';
import { AppError } from '../errors.ts';

export interface Endpoint {
  /** Name or address, lower case, no brackets. */
  readonly host: string;
  readonly port: number;
}

/** Where a rule sends a host; undefined when none applies. */
export type MapHost = (endpoint: Endpoint) => Endpoint | 'not-found' | undefined;

interface MapRule {
  readonly pattern: RegExp;
  readonly host: string;
  /** Undefined: the port stays. */
  readonly port: number | undefined;
}

const NOT_FOUND = '~notfound';

/** @throws AppError INVALID_SETTING naming the rule. An empty text has no rules. */
export function parseHostResolverRules(text: string): MapHost {
  const maps: MapRule[] = [];
  const exclusions: RegExp[] = [];
  for (const rule of text.split(',').map((part) => part.trim())) {
    if (rule === '') continue;
    const [action = '', pattern, replacement, ...rest] = rule.split(/\s+/);
    const verb = action.toUpperCase();
    if (verb === 'EXCLUDE' && pattern !== undefined && replacement === undefined)
      exclusions.push(patternOf(pattern));
    else if (verb === 'MAP' && pattern !== undefined && replacement !== undefined && !rest.length)
      maps.push({ pattern: patternOf(pattern), ...parseReplacement(replacement, rule) });
    else throw invalid(rule, 'must be MAP <pattern> <host>[:<port>] or EXCLUDE <pattern>');
  }
  return (endpoint) => mapHost(endpoint, maps, exclusions);
}

function mapHost(
  { host, port }: Endpoint,
  maps: readonly MapRule[],
  exclusions: readonly RegExp[],
): Endpoint | 'not-found' | undefined {
  const withPort = isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
  const rule = maps.find(({ pattern }) => pattern.test(host) || pattern.test(withPort));
  if (rule === undefined || exclusions.some((pattern) => pattern.test(host))) return undefined;
  if (rule.host === NOT_FOUND) return 'not-found';
  return { host: rule.host, port: rule.port ?? port };
}

function patternOf(glob: string): RegExp {
  const escaped = glob.toLowerCase().replace(/[\\^$.+()[\]{}|]/g, '\\$&');
  // Stars in a row would make the expression slow.
  return new RegExp(`^${escaped.replace(/\*+/g, '.*').replaceAll('?', '.?')}$`, 's');
}

function parseReplacement(text: string, rule: string): Pick<MapRule, 'host' | 'port'> {
  const {
    name,
    host = name,
    port,
  } = /^(?:\[(?<host>[^\]]+)\]|(?<name>[^:[\]]+))(?::(?<port>\d+))?$/.exec(text)?.groups ?? {};
  const isBracketed = text.startsWith('[');
  if (host === undefined || (isBracketed && !isIPv6(host)))
    throw invalid(rule, `${text} is no host with an optional port; IPv6 goes into brackets`);
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65535))
    throw invalid(rule, `${port} is no port`);
  return { host: host.toLowerCase(), port: port === undefined ? undefined : Number(port) };
}

function invalid(rule: string, reason: string): AppError {
  return new AppError('INVALID_SETTING', `host resolver rule ${JSON.stringify(rule)}: ${reason}`);
}
