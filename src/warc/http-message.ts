/**
 * The HTTP answer inside a record: status, header fields, and the body as the server meant it.
 *
 * Crawlers store what came over the wire, or what was left after they decoded it, and do not always say which:
 * a transfer or content coding that the header names and the bytes do not bear out is taken as undone already.
 *
 * Sources: RFC 9112 (message syntax, §7.1 chunked), RFC 9110 §8.4 (content codings), RFC 8878 (zstd).
 */
import { undoChunked } from './chunked.ts';
import { undoContentCoding } from './content-coding.ts';
import {
  type Field,
  fieldValue,
  fieldValues,
  headLength,
  headText,
  parseFields,
} from './fields.ts';
import { type ArchiveRecord, recordUrl } from './record.ts';
import { renderedMessage } from './rendered-record.ts';

export interface HttpMessage {
  /** 100–999. */
  readonly status: number;
  readonly fields: readonly Field[];
  /** As stored, codings not undone; `decodedBody` undoes them. */
  readonly payload: Buffer;
}

export interface DecodedBody {
  /** Empty when there is a problem other than `truncated`. */
  readonly body: Buffer;
  /**
   * - `truncated`: the body ends before its end; what is there is given
   * - `undecodable`: a coding that nobody knows, or bytes that are not of it
   * - `too-large`: more than the limit once decoded
   */
  readonly problem: 'truncated' | 'undecodable' | 'too-large' | undefined;
}

/** A page compressed more than twice is an attack. */
const MAX_CODINGS = 3;

/**
 * Reads the answer a record holds.
 *
 * A `resource` record of a web address is the body alone: it is taken as a 200 with the record's content type. A
 * `conversion` of our own crawler is the page as a browser rendered it.
 *
 * @returns `undefined` when the record holds no HTTP answer, such as a request, a DNS answer or metadata. A
 *   revisit record may have the header fields only, or nothing.
 */
export function httpMessage(record: ArchiveRecord): HttpMessage | undefined {
  const { type, block } = record;
  if (!/^https?:/i.test(recordUrl(record))) return undefined;
  if (type === 'resource') {
    const contentType = fieldValue(record.fields, 'content-type');
    const fields = contentType === undefined ? [] : [{ name: 'content-type', value: contentType }];
    return { status: 200, fields, payload: block };
  }
  if (type === 'conversion') return renderedMessage(record);
  return type === 'response' || type === 'revisit' ? parseHttpMessage(block) : undefined;
}

/** @returns `undefined` when the bytes do not start with a status line. */
export function parseHttpMessage(bytes: Buffer): HttpMessage | undefined {
  // Some crawlers put an empty line before the status line.
  const start = bytes.subarray(0, 4).findIndex((byte) => byte !== 0x0d && byte !== 0x0a);
  const message = bytes.subarray(Math.max(0, start));
  if (message.toString('latin1', 0, 5).toUpperCase() !== 'HTTP/') return undefined;

  const end = headLength(message);
  const length = end < 0 ? message.length : end;
  const text = headText(message.subarray(0, length));
  const lineEnd = text.indexOf('\n');
  const line = lineEnd < 0 ? text : text.slice(0, lineEnd);
  const status = /^HTTP\/\d+(?:\.\d+)?\s+(\d{3})(?!\d)/i.exec(line)?.[1];
  if (status === undefined || status < '100') return undefined;
  const fields = lineEnd < 0 ? [] : parseFields(text.slice(lineEnd + 1));
  return { status: Number(status), fields, payload: message.subarray(length) };
}

/**
 * Undoes the codings of a body.
 *
 * @param maxBytes Longest body, also between two codings; no more memory than that is taken.
 */
export function decodedBody({ fields, payload }: HttpMessage, maxBytes: number): DecodedBody {
  const isChunked = /(?:^|[,\s])chunked\s*$/i.test(fieldValue(fields, 'transfer-encoding') ?? '');
  const transferred = isChunked ? undoChunked(payload) : { body: payload, isWhole: true };
  let decoded: DecodedBody = {
    body: transferred.body,
    problem: transferred.isWhole ? undefined : 'truncated',
  };
  const codings = fieldValues(fields, 'content-encoding')
    .join(',')
    .toLowerCase()
    .split(/[\s,]+/);
  const applied = codings.filter((coding) => coding !== '' && coding !== 'identity').reverse();
  if (applied.length > MAX_CODINGS) return { body: Buffer.alloc(0), problem: 'undecodable' };
  for (const coding of applied) {
    const undone = undoContentCoding(decoded.body, coding, maxBytes);
    decoded = { body: undone.body, problem: undone.problem ?? decoded.problem };
  }
  return decoded.body.length > maxBytes ? { body: Buffer.alloc(0), problem: 'too-large' } : decoded;
}
