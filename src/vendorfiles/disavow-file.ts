/**
 * Disavow files: the text in which a site tells Google which pages and domains to overlook.
 *
 * A line is a URL, `domain:` and a host, a comment that begins with `#`, or empty. A host stands for all below it; there is no
 * entry for a folder. An upload replaces the file before it, so what is written is always the whole.
 *
 * Source: Search Console help, "Disavow links to your site" (2648487).
 */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { MAX_URL_LENGTH, parsePageUrl } from '../url/page-url.ts';
import { hasListedSuffix } from '../url/public-suffix.ts';
import { decodeText } from './decode-text.ts';
import { fileType } from './file-type.ts';
import { VENDOR_LIMITS } from './limits.ts';
import { shown } from './problems.ts';

/** What is overlooked: a page in normal form, or a host. */
export interface DisavowSubject {
  readonly type: 'url' | 'domain';
  readonly subject: string;
}

export interface DisavowEntry extends DisavowSubject {
  /** From 1. */
  readonly line: number;
}

export type DisavowProblemReason =
  | 'not-a-url'
  /** A host or address without `http://`: Google does not take it, and `domain:` may be meant. */
  | 'no-scheme'
  | 'not-http'
  | 'too-long'
  /** What follows `domain:` is no host. */
  | 'bad-domain'
  /** An earlier line says the same. */
  | 'duplicate';

export interface DisavowProblem {
  readonly line: number;
  readonly reason: DisavowProblemReason;
  /** Cut. */
  readonly text: string;
}

export interface DisavowFile {
  /** In the order of the file, each once. */
  readonly entries: readonly DisavowEntry[];
  readonly problems: readonly DisavowProblem[];
}

/** What Google takes; comments and empty lines count. */
const MAX_LINES = 100_000;
const MAX_BYTES = 2_000_000;

/** RFC 1035 §2.3.4, in the form that the URL parser gives a name. */
const HOST = /^(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/;

/** @throws AppError NOT_IMPORTABLE: no text; FILE_TOO_LARGE: more than any import takes. */
export async function parseDisavowFile(file: Uint8Array, name = 'The file'): Promise<DisavowFile> {
  const { maxFileBytes, maxRows } = VENDOR_LIMITS;
  if (file.length > maxFileBytes) throw tooLarge(name, `is larger than ${maxFileBytes} bytes`);
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const type = fileType(bytes);
  if (type.kind === 'refused') throw new AppError('NOT_IMPORTABLE', `${name} ${type.what}`);
  if (type.kind !== 'text')
    throw new AppError('NOT_IMPORTABLE', `${name} is an archive; a disavow file is plain text`);
  return fileOf(decodeText(bytes, name, maxRows).split('\n'));
}

/** What a line or an address that somebody typed means. @returns A reason for what means nothing. */
export function parseDisavowSubject(text: string): DisavowSubject | DisavowProblemReason {
  const [, host] = /^domain:(.*)$/i.exec(text) ?? [];
  if (host !== undefined) {
    const subject = hostOf(host.trim());
    return subject === undefined ? 'bad-domain' : { type: 'domain', subject };
  }
  if (text.length > MAX_URL_LENGTH) return 'too-long';
  const isWeb = /^https?:\/\//i.test(text);
  const page = isWeb && !/\s/.test(text) ? parsePageUrl(text) : undefined;
  if (page !== undefined) return { type: 'url', subject: page.href };
  if (isWeb) return 'not-a-url';
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return 'not-http';
  return hostOf(text.split(/[/?#]/, 1)[0] ?? '') === undefined ? 'not-a-url' : 'no-scheme';
}

/**
 * Writes a file as Google takes it: UTF-8, one entry a line, each once.
 *
 * @throws AppError FILE_TOO_LARGE: more than Google takes; says how many lines are too many.
 */
export function disavowText(subjects: Iterable<DisavowSubject>): string {
  const lines = new Set<string>();
  for (const { type, subject } of subjects) {
    if (subject.length > MAX_URL_LENGTH)
      throw tooLarge(
        'The disavow file',
        `would hold a longer address than Google takes: ${shown(subject)}`,
      );
    lines.add(type === 'domain' ? `domain:${subject}` : subject);
  }
  const fitting = fittingLines(lines);
  if (fitting < lines.size) {
    const tooMany = `${lines.size - fitting} of ${lines.size} lines are too many`;
    throw tooLarge('The disavow file', `would be larger than Google takes (${LIMITS}): ${tooMany}`);
  }
  return [...lines].map((line) => `${line}\n`).join('');
}

const LIMITS = `${MAX_LINES} lines, ${MAX_BYTES} bytes`;

/** How many lines, from the first, make a file that Google takes. */
function fittingLines(lines: Iterable<string>): number {
  let count = 0;
  let bytes = 0;
  for (const line of lines) {
    bytes += Buffer.byteLength(line) + 1;
    if (count === MAX_LINES || bytes > MAX_BYTES) break;
    count++;
  }
  return count;
}

/** Lines read before others have their turn: some 20 ms. */
const TURN = 4000;

async function fileOf(lines: readonly string[]): Promise<DisavowFile> {
  const entries: DisavowEntry[] = [];
  const problems: DisavowProblem[] = [];
  const known = new Set<string>();
  for (const [i, raw] of lines.entries()) {
    const line = i + 1;
    if (line % TURN === 0) await setImmediate();
    const text = withoutComment(raw).trim();
    if (text === '') continue;
    const meant = parseDisavowSubject(text);
    const reason = typeof meant === 'string' ? meant : repeated(meant, known);
    if (reason !== undefined) problems.push({ line, reason, text: shown(text) });
    else if (typeof meant !== 'string') entries.push({ line, ...meant });
  }
  return { entries, problems };
}

function repeated({ type, subject }: DisavowSubject, known: Set<string>): 'duplicate' | undefined {
  const key = `${type} ${subject}`;
  if (known.has(key)) return 'duplicate';
  known.add(key);
  return undefined;
}

/** A `#` within an address is part of it, one after white space begins a remark. */
function withoutComment(line: string): string {
  const start = /(?:^|\s)#/.exec(line)?.index;
  return start === undefined ? line : line.slice(0, start);
}

/** A name with a dot, or a suffix by itself, for whole suffixes can be disavowed: `domain:xyz`. */
function hostOf(text: string): string | undefined {
  if (text.length > 253 || /[\s/\\?#@:[\]]/.test(text)) return undefined;
  const host = parsePageUrl(`http://${text}/`)?.host;
  if (host === undefined || !HOST.test(host)) return undefined;
  return host.includes('.') || hasListedSuffix(host) ? host : undefined;
}

function tooLarge(name: string, what: string): AppError {
  return new AppError('FILE_TOO_LARGE', `${name} ${what}`);
}
