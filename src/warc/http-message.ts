/**
 * An HTTP answer as archives keep it: status, header fields, and the body as the server meant it.
 *
 * Crawlers store what came over the wire, or what was left after they decoded it, and do not always say which:
 * a transfer or content coding that the header names and the bytes do not bear out is taken as undone already.
 *
 * Sources: RFC 9112 (message syntax, §7.1 chunked), RFC 9110 §8.4 (content codings), RFC 8878 (zstd).
 */
import { undoChunked } from './chunked.ts';
import { type DecodedBody, undoContentCoding } from './content-coding.ts';
import {
  type Field,
  fieldValue,
  fieldValues,
  headLength,
  headText,
  parseFields,
} from './fields.ts';

export interface HttpMessage {
  /** 100–999. */
  readonly status: number;
  readonly fields: readonly Field[];
  /** As stored, codings not undone; `decodedBody` undoes them. */
  readonly payload: Buffer;
}

/** A page compressed more than twice is an attack. */
const MAX_CODINGS = 3;

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
