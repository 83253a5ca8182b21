/**
 * An archive record → the visit it is about, if it is about one.
 *
 * A WAT record describes a capture in JSON, a WARC or ARC record is one. Where our own crawler had no answer, its
 * evidence has a metadata record that says so. Most other records are no captures by nature (requests, crawl notes):
 * they are passed over, and counted with a reason like everything that yields no visit.
 */
import { isChallengePage } from '../page/challenge-page.ts';
import { isHtmlType, parseHtmlBytes } from '../page/html.ts';
import type { Page } from '../page/page.ts';
import { watCapture, watPage } from '../page/wat.ts';
import { type PageUrl, parsePageUrl } from '../url/page-url.ts';
import type { Evidence, Visit } from '../visit/visit.ts';
import type { DropReason } from '../visit/visit-links.ts';
import { visitOf } from '../visit/visit-of.ts';
import { isAboutHost, unansweredOutcome } from '../warc/capture-records.ts';
import { fieldValue, fieldValues } from '../warc/fields.ts';
import { decodedBody, type HttpMessage } from '../warc/http-message.ts';
import {
  type ArchiveRecord,
  recordId,
  recordIp,
  recordTime,
  recordUrl,
  repeatedCapture,
} from '../warc/record.ts';
import { httpMessage } from '../warc/record-message.ts';
import { isRendered } from '../warc/rendered-record.ts';

/**
 * Why a record yields no visit.
 *
 * - `other-record`: no capture of a page (warcinfo, request, metadata, dns, robots.txt …)
 * - `bad-json`, `bad-http`: a WAT or response record that cannot be read
 * - `bad-url`, `bad-date`: the URL is no web address of at most 2,048 characters, the date is none
 * - `bad-body`: an HTML body that cannot be decoded, or only to more than the limit, or that the WAT leaves out: its
 *   links are not known
 * - `revisit-elsewhere`: a revisit record that points at the capture of another URL
 */
export type PassReason =
  | 'other-record'
  | 'bad-json'
  | 'bad-http'
  | 'bad-url'
  | 'bad-date'
  | 'bad-body'
  | 'revisit-elsewhere';

export interface RecordContext {
  /** Absolute path or address of the archive. */
  readonly file: string;
  /** Largest body after decoding, in bytes. */
  readonly maxBodyBytes: number;
  readonly onDroppedLink: (reason: DropReason) => void;
}

/** The visit a record is about, or why there is none. */
export function recordVisit(record: ArchiveRecord, context: RecordContext): Visit | PassReason {
  const isWat = record.type === 'metadata' && contentType(record).startsWith('application/json');
  if (isWat) return watVisit(record, context);
  if (isAboutHost(record.fields)) return 'other-record';
  const unanswered = record.type === 'metadata' ? unansweredOutcome(record) : undefined;
  if (unanswered !== undefined) return unansweredVisit(record, unanswered, context);
  return captureVisit(record, context);
}

function watVisit(record: ArchiveRecord, context: RecordContext): Visit | PassReason {
  const json = parseJson(record.block);
  if (json === undefined) return 'bad-json';
  const capture = watCapture(json);
  if (capture === undefined) return 'other-record';
  const url = parsePageUrl(capture.url);
  if (url === undefined) return 'bad-url';
  const { type, at, status, header, ip, recordId: id, repeats } = capture;
  const revisit = type === 'revisit';
  if (revisit && isElsewhere(repeats.url, url)) return 'revisit-elsewhere';
  const page = revisit ? undefined : watPage(json);
  const [mime = ''] = header('content-type');
  // What the extractor did not read as HTML, though the server says it is, has links that are not known.
  if (!revisit && page === undefined && isSuccess(status) && mime !== '' && isHtmlType(mime))
    return 'bad-body';
  const answer = { url, at, status, header, ip, revisit, bodyFrom: repeats.at, page };
  const evidence = evidenceOf(record, id, context);
  return visitOf({ ...answer, source: 'wat', evidence }, context.onDroppedLink);
}

/** A conversion only when it is the page as our crawler rendered it. */
const CAPTURES: ReadonlySet<string> = new Set(['response', 'revisit', 'resource', 'conversion']);

function captureVisit(record: ArchiveRecord, context: RecordContext): Visit | PassReason {
  if (!CAPTURES.has(record.type) || isRendered(record.fields)) return 'other-record';
  const revisit = record.type === 'revisit';
  const http = httpMessage(record);
  if (http === undefined && !revisit) return isOfTheWeb(record) ? 'bad-http' : 'other-record';
  const url = parsePageUrl(recordUrl(record));
  if (url === undefined) return 'bad-url';
  const at = recordTime(record);
  if (at === undefined) return 'bad-date';
  const repeats = repeatedCapture(record);
  if (revisit && isElsewhere(repeats.url, url)) return 'revisit-elsewhere';

  const read = http === undefined || revisit ? undefined : readPage(http, context.maxBodyBytes);
  if (read === 'bad-body') return read;
  const header = (name: string) => fieldValues(http?.fields ?? [], name);
  const answer = {
    url,
    at,
    status: http?.status ?? 304,
    header,
    ip: recordIp(record),
    revisit,
    bodyFrom: repeats.at,
    ...(read ?? { page: undefined }),
  };
  const evidence = evidenceOf(record, recordId(record), context);
  return visitOf({ ...answer, source: record.kind, evidence }, context.onDroppedLink);
}

function unansweredVisit(
  record: ArchiveRecord,
  outcome: 'failed' | 'refused',
  context: RecordContext,
): Visit | PassReason {
  const url = parsePageUrl(recordUrl(record));
  if (url === undefined) return 'bad-url';
  const at = recordTime(record);
  if (at === undefined) return 'bad-date';
  const nothing = { status: 0, revisit: false, bodyFrom: undefined, page: undefined };
  const evidence = evidenceOf(record, recordId(record), context);
  const answer = { url, at, ip: recordIp(record), header: () => [], ...nothing };
  const visit = visitOf({ ...answer, source: record.kind, evidence }, context.onDroppedLink);
  return { ...visit, outcome };
}

/** Facts of the body; `undefined` for what is no HTML, or no success whose links would count. */
function readPage(
  http: HttpMessage,
  maxBodyBytes: number,
): { readonly page: Page; readonly isChallengePage: boolean } | 'bad-body' | undefined {
  if (!isSuccess(http.status)) return undefined;
  const type = fieldValue(http.fields, 'content-type');
  if (!isHtmlType(type)) return undefined;
  const { body, problem } = decodedBody(http, maxBodyBytes);
  // A cut page is what the crawler kept of it (Common Crawl stops at 1 MiB): its links are those seen.
  if (problem !== undefined && problem !== 'truncated') return 'bad-body';
  const page = parseHtmlBytes(body, type);
  return { page, isChallengePage: isChallengePage(page, body) };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function isOfTheWeb(record: ArchiveRecord): boolean {
  return /^https?:/i.test(recordUrl(record)) && record.type === 'response';
}

/** A digest can be shared by two URLs; what the other one carried is not known to be here. */
function isElsewhere(repeated: string, url: PageUrl): boolean {
  return repeated !== '' && parsePageUrl(repeated)?.href !== url.href;
}

function evidenceOf(record: ArchiveRecord, id: string, { file }: RecordContext): Evidence {
  return { recordId: id, file, offset: record.offset, length: record.length };
}

function contentType(record: ArchiveRecord): string {
  return fieldValue(record.fields, 'content-type') ?? '';
}

function parseJson(block: Buffer): unknown {
  try {
    return JSON.parse(block.toString('utf8'));
  } catch {
    return undefined;
  }
}
