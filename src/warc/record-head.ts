/**
 * Heads of WARC and ARC records: what kind of record starts here, and how long its block is.
 *
 * A WARC head is a version line (`WARC/1.1`), fields, an empty line. An ARC head is one line:
 *
 *     version 1: URL IP-address Archive-date Content-type Archive-length
 *     version 2: URL IP-address Archive-date Content-type Result-code Checksum Location Offset Filename Archive-length
 *
 * The URL may hold spaces that it should not, so a line is read from its end.
 */
import { type Field, fieldValue, headLength, headText, parseFields } from './fields.ts';

export interface RecordHead {
  readonly kind: 'warc' | 'arc';
  readonly type: string;
  readonly fields: readonly Field[];
  /** Bytes from the record's start to its block. */
  readonly length: number;
  readonly blockLength: number;
}

export type HeadProblem = 'not-a-record' | 'bad-header' | 'header-too-large';

const ARC_V1 = ['url', 'ip-address', 'archive-date', 'content-type', 'archive-length'];
const ARC_V2 = [
  ...['url', 'ip-address', 'archive-date', 'content-type', 'result-code', 'checksum'],
  ...['location', 'offset', 'filename', 'archive-length'],
];

/** Enough to tell a record by; fewer are only given at the end of an archive. Longer than any URL scheme. */
export const MIN_HEAD_BYTES = 32;
/** What an archive that is cut within its first bytes may have started with. */
const ARC_SCHEMES = ['filedesc:', 'http:', 'https:', 'dns:'];
const WARC_MAGIC = Buffer.from('WARC/');

/**
 * Reads the head of the record that starts with the first byte.
 *
 * @param bytes From the record's start on; more than `maxHeaderBytes` are not looked at.
 * @returns `incomplete` when more bytes are needed to tell.
 */
export function parseRecordHead(
  bytes: Buffer,
  maxHeaderBytes: number,
): RecordHead | HeadProblem | 'incomplete' {
  const window = bytes.subarray(0, maxHeaderBytes);
  const start = window.subarray(0, WARC_MAGIC.length);
  const isWarc = WARC_MAGIC.subarray(0, start.length).equals(start);
  if (isWarc && start.length < WARC_MAGIC.length) return 'incomplete';
  const head = isWarc ? parseWarcHead(window) : parseArcHead(window);
  if (head !== 'incomplete' || window.length < maxHeaderBytes) return head;
  return isWarc ? 'header-too-large' : 'not-a-record';
}

function parseWarcHead(window: Buffer): RecordHead | HeadProblem | 'incomplete' {
  const length = headLength(window);
  if (length < 0) return 'incomplete';
  const text = headText(window.subarray(0, length));
  const fields = parseFields(text.slice(text.indexOf('\n') + 1));
  const type = (fieldValue(fields, 'warc-type') ?? '').toLowerCase();
  const blockLength = parseLength(fieldValue(fields, 'content-length'));
  if (blockLength === undefined) return 'bad-header';
  return { kind: 'warc', type, fields, length, blockLength };
}

function parseArcHead(window: Buffer): RecordHead | HeadProblem | 'incomplete' {
  const scheme = window.toString('latin1', 0, MIN_HEAD_BYTES);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(scheme)) {
    return ARC_SCHEMES.some((known) => known.startsWith(scheme)) ? 'incomplete' : 'not-a-record';
  }
  const lineEnd = window.indexOf(0x0a);
  if (lineEnd < 0) return 'incomplete';

  const fields = parseArcLine(headText(window.subarray(0, lineEnd)).trimEnd());
  if (fields === undefined) return 'not-a-record';
  const blockLength = parseLength(fieldValue(fields, 'archive-length'));
  if (blockLength === undefined) return 'bad-header';
  const type = /^filedesc:/i.test(scheme) ? 'warcinfo' : 'response';
  return { kind: 'arc', type, fields, length: lineEnd + 1, blockLength };
}

/** @returns Undefined when the line is none of an ARC record: its date is where it is told by. */
function parseArcLine(line: string): Field[] | undefined {
  const words = line.split(' ');
  for (const names of [ARC_V2, ARC_V1]) {
    // The URL is what stands before the other words.
    const urlWords = words.length - (names.length - 1);
    if (urlWords < 1 || !/^\d{8,20}$/.test(words[urlWords + 1] ?? '')) continue;
    const values = [words.slice(0, urlWords).join(' '), ...words.slice(urlWords)];
    return names.map((name, index) => ({ name, value: values[index] ?? '' }));
  }
  return undefined;
}

function parseLength(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d+$/.test(text)) return undefined;
  const length = Number(text);
  return Number.isSafeInteger(length) ? length : undefined;
}
