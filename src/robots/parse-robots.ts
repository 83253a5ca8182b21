/**
 * robots.txt → groups of rules. Total: any bytes have an answer, in time and memory linear in their number.
 *
 * A group is one or more user-agent lines with the rules behind them. Groups of the same product token are one
 * (RFC 9309 §2.2.1), and other records do not end a group (§2.2.4). A crawl-delay, which the RFC does not know,
 * holds for the agents named above it.
 *
 * The text is read octet by octet (latin1), as patterns are compared; sitemap addresses are UTF-8.
 *
 * Sources: RFC 9309; developers.google.com/search/docs/crawling-indexing/robots/robots_txt.
 */
import { type PathPattern, parsePathPattern } from './path-pattern.ts';
import {
  type IgnoredLine,
  type Leniency,
  parseRobotsLine,
  type RobotsLine,
} from './robots-line.ts';

export interface RobotsRules {
  /** By product token in lower case; `*` is everybody else's. */
  readonly groups: ReadonlyMap<string, RobotsGroup>;
  /** As written, at most 10,000, distinct. */
  readonly sitemaps: readonly string[];
  /** How often a line was read by a liberty and not by the law, or not at all. */
  readonly oddities: ReadonlyMap<Leniency | IgnoredLine, number>;
  /** The file is longer than what was read of it. */
  readonly isCut: boolean;
}

export interface RobotsGroup {
  /** The most specific first, of equals the allowing, of those the first in the file. */
  readonly rules: readonly RobotsRule[];
  /** The longest that was asked for, as asked: what is honoured is for the caller to bound. */
  readonly crawlDelaySeconds: number | undefined;
}

export interface RobotsRule {
  readonly allows: boolean;
  /** As written, one character an octet. */
  readonly path: string;
  readonly pattern: PathPattern;
  /** Counted from 1. */
  readonly line: number;
  /** Empty for a rule that is one by the RFC. */
  readonly leniencies: readonly Leniency[];
}

/** RFC 9309 §2.5: a parser may stop there, not earlier. */
export const MAX_ROBOTS_BYTES = 500 << 10;

const MAX_SITEMAPS = 10_000;

interface OpenGroup {
  readonly rules: RobotsRule[];
  crawlDelaySeconds: number | undefined;
}

/** @param isShortened The bytes end before the file does: whoever fetched it stopped. */
export function parseRobots(bytes: Uint8Array, isShortened = false): RobotsRules {
  const reading = new Reading();
  const isCut = isShortened || bytes.length > MAX_ROBOTS_BYTES;
  const read = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(bytes.length, MAX_ROBOTS_BYTES),
  );
  const lines = read.toString('latin1', byteOrderMark(read)).split(/\r\n|\r|\n/);
  // Half a line would be a rule that nobody wrote.
  if (isCut) lines.pop();
  lines.forEach((text, index) => {
    const line = parseRobotsLine(text);
    if (typeof line === 'object') reading.take(line, index + 1);
    else if (line !== 'empty') reading.count(line);
  });
  return reading.result(isCut);
}

/** Length of a UTF-8 byte order mark, or of what a careless editor left of one. */
function byteOrderMark(bytes: Buffer): number {
  const mark = [0xef, 0xbb, 0xbf];
  const end = mark.findIndex((byte, index) => bytes[index] !== byte);
  return end < 0 ? mark.length : end;
}

/** What is known while the lines of one file are read. */
class Reading {
  readonly #groups = new Map<string, OpenGroup>();
  readonly #sitemaps = new Set<string>();
  readonly #oddities = new Map<Leniency | IgnoredLine, number>();
  /** Groups that the lines to come belong to. */
  #current = new Set<OpenGroup>();
  /** A rule was seen: the next user-agent line begins another group. */
  #hasRules = false;

  /** @param line Its number, from 1. */
  take({ key, value, leniencies }: RobotsLine, line: number): void {
    for (const leniency of leniencies) this.count(leniency);
    if (key === 'user-agent') this.#agent(value);
    else if (key === 'sitemap') this.#sitemap(value);
    else if (this.#current.size === 0) this.count('outside-group');
    else if (key === 'crawl-delay') this.#crawlDelay(value);
    else this.#rule({ allows: key === 'allow', path: value, line, leniencies });
  }

  #agent(value: string): void {
    if (this.#hasRules) this.#current = new Set();
    this.#hasRules = false;
    const token = /^(?:\*(?![^ \t\v\f])|[a-z_-]+)/i.exec(value)?.[0] ?? '';
    if (token !== value) this.count('agent-suffix');
    const name = token.toLowerCase();
    const group = this.#groups.get(name) ?? { rules: [], crawlDelaySeconds: undefined };
    this.#groups.set(name, group);
    this.#current.add(group);
  }

  #rule(written: Omit<RobotsRule, 'pattern'>): void {
    this.#hasRules = true;
    const { allows, path } = written;
    // An empty one says what is so anyway, but it makes the group one that is not everybody else's.
    if (path === '') return;
    this.#add({ ...written, pattern: parsePathPattern(path) });
    const folder = allows ? /^(.*\/)index\.htm[^/]*$/s.exec(path)?.[1] : undefined;
    if (folder === undefined) return;
    const leniencies: Leniency[] = [...written.leniencies, 'index-page'];
    this.count('index-page');
    this.#add({ ...written, pattern: parsePathPattern(`${folder}$`), leniencies });
  }

  #add(rule: RobotsRule): void {
    for (const group of this.#current) group.rules.push(rule);
  }

  #crawlDelay(value: string): void {
    const seconds = /^(?:\d+\.?\d*|\.\d+)$/.test(value) ? Number(value) : Number.NaN;
    if (!Number.isFinite(seconds)) this.count('bad-crawl-delay');
    else {
      for (const group of this.#current) {
        group.crawlDelaySeconds = Math.max(seconds, group.crawlDelaySeconds ?? 0);
      }
    }
  }

  #sitemap(value: string): void {
    if (value === '' || this.#sitemaps.size >= MAX_SITEMAPS) return;
    this.#sitemaps.add(Buffer.from(value, 'latin1').toString('utf8'));
  }

  count(oddity: Leniency | IgnoredLine): void {
    this.#oddities.set(oddity, (this.#oddities.get(oddity) ?? 0) + 1);
  }

  result(isCut: boolean): RobotsRules {
    for (const { rules } of this.#groups.values()) rules.sort(bySpecificity);
    return {
      groups: this.#groups,
      sitemaps: [...this.#sitemaps],
      oddities: this.#oddities,
      isCut,
    };
  }
}

/** The order of `RobotsGroup.rules`; sorting is stable. */
function bySpecificity(a: RobotsRule, b: RobotsRule): number {
  return b.pattern.octets - a.pattern.octets || Number(b.allows) - Number(a.allows);
}
