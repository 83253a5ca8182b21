/**
 * A record of a web archive, WARC or ARC, and the facts both forms carry under other names.
 *
 * Sources: ISO 28500 (WARC 1.0 and 1.1, iipc.github.io/warc-specifications); the Internet Archive's ARC file
 * format, versions 1 and 2.
 */
import { type Field, fieldValue } from './fields.ts';

/** Where the IP address of a rendered page is: conversions must not have the usual field. */
export const RENDERED_IP = 'WARC-Open-Backlinks-Answer-IP';

export interface ArchiveRecord {
  readonly kind: 'warc' | 'arc';
  /** WARC-Type in lower case; for ARC `warcinfo` (its version block) or `response`. */
  readonly type: string;
  /** Fields of the WARC header. For ARC those of its record line, under the names of its document. */
  readonly fields: readonly Field[];
  /** What follows the header, Content-Length bytes. Never written to again, and may be kept. */
  readonly block: Buffer;
  /** Where to read the record again: offset in the file, in bytes as stored, of it or its gzip member. */
  readonly offset: number;
  /** Bytes from `offset` on that hold the record; 0 when its member was too large to be held in one piece. */
  readonly length: number;
}

/** URL of what was captured, as the archive spells it; empty when the record has none. */
export function recordUrl(record: ArchiveRecord): string {
  const name = record.kind === 'warc' ? 'warc-target-uri' : 'url';
  return withoutBrackets(fieldValue(record.fields, name) ?? '');
}

/** Name of the record: WARC-Record-ID, or date and URL of an ARC record, which has no other. */
export function recordId(record: ArchiveRecord): string {
  if (record.kind === 'warc') {
    return withoutBrackets(fieldValue(record.fields, 'warc-record-id') ?? '');
  }
  return `arc:${fieldValue(record.fields, 'archive-date')}:${recordUrl(record)}`;
}

/** What a revisit record repeats: URL of that capture, empty when it is not told, and its time as `recordTime`. */
export function repeatedCapture({ fields }: ArchiveRecord) {
  return {
    url: withoutBrackets(fieldValue(fields, 'warc-refers-to-target-uri') ?? ''),
    at: parseWarcDate(fieldValue(fields, 'warc-refers-to-date') ?? ''),
  };
}

/** Address the capture came from; empty when unknown. */
export function recordIp(record: ArchiveRecord): string {
  const name = record.kind === 'warc' ? 'warc-ip-address' : 'ip-address';
  const ip =
    fieldValue(record.fields, name) ?? fieldValue(record.fields, RENDERED_IP.toLowerCase()) ?? '';
  return ip === '0.0.0.0' || ip === '-' ? '' : ip;
}

/** Capture time in whole seconds since 1970 UTC; undefined when it cannot be read. */
export function recordTime(record: ArchiveRecord): number | undefined {
  return record.kind === 'warc'
    ? parseWarcDate(fieldValue(record.fields, 'warc-date') ?? '')
    : parseArcDate(fieldValue(record.fields, 'archive-date') ?? '');
}

/**
 * Reads a W3C date: WARC 1.0 writes seconds, 1.1 anything from the year to nanoseconds.
 *
 * @returns Whole seconds since 1970 UTC, rounded down; undefined for what is no date.
 */
export function parseWarcDate(text: string): number | undefined {
  const parts =
    /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z?)?)?)?$/i.exec(text);
  return parts === null ? undefined : seconds(parts.slice(1));
}

/** Reads an ARC date, `YYYYMMDDhhmmss`; some writers leave out the end, some add fractions. */
function parseArcDate(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(?:(\d\d)\d*)?)?$/.exec(text);
  return parts === null ? undefined : seconds(parts.slice(1));
}

/** The web is younger than 1970, and later times than 2106 do not fit four bytes. */
const MAX_SECONDS = 2 ** 32 - 1;

/** @param parts Year, month, day, hour, minute, second; what is missing is the first of its kind. */
function seconds(parts: readonly (string | undefined)[]): number | undefined {
  const [year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = parts;
  // A leap second is counted with the second before it.
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second === '60' ? '59' : second}Z`;
  const found = Date.parse(time) / 1000;
  return found >= 0 && found <= MAX_SECONDS ? found : undefined;
}

/** Some writers put URLs and ids in angle brackets, which the 1.0 grammar asks for and its examples do not. */
function withoutBrackets(value: string): string {
  return value.startsWith('<') && value.endsWith('>') ? value.slice(1, -1) : value;
}
