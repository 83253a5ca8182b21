/**
 * What a file is, by its first bytes: what can be read, and by name what people upload instead.
 *
 * Sources: the formats' own signatures; MS-CFB and MS-OFFCRYPTO for old and encrypted workbooks.
 */

export type FileType =
  | { readonly kind: 'zip' | 'gzip' | 'text' }
  /** `what` goes on after the file's name: `is a PDF document`. */
  | { readonly kind: 'refused'; readonly what: string };

const OLD_WORKBOOK = 'is an Excel workbook of the old kind (XLS); save it as XLSX or CSV';

/** Signature in hexadecimal → what it is. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['25504446', 'is a PDF document'],
  ['89504e47', 'is an image (PNG)'],
  ['ffd8ff', 'is an image (JPEG)'],
  ['47494638', 'is an image (GIF)'],
  ['52494646', 'is an image, a sound or a film (RIFF)'],
  ['526172211a07', 'is a RAR archive; unpack it first'],
  ['377abcaf271c', 'is a 7z archive; unpack it first'],
  ['425a68', 'is a bzip2 archive; unpack it first'],
  ['fd377a585a00', 'is an xz archive; unpack it first'],
  ['28b52ffd', 'is a Zstandard archive; unpack it first'],
  ...['09000400', '09020600', '09040600', '09080800', '09081000'].map(
    (signature) => [signature, OLD_WORKBOOK] as const,
  ),
  ['fffe0000', 'is UTF-32 text; save it as UTF-8'],
  ['0000feff', 'is UTF-32 text; save it as UTF-8'],
  ['5d00008000', 'is an LZMA archive; unpack it first'],
  ['4c5a4950', 'is an lzip archive; unpack it first'],
  ['04224d18', 'is an LZ4 archive; unpack it first'],
  ['1f9d', 'is an archive of compress (Z); unpack it first'],
  ['4d534346', 'is a cabinet (CAB); unpack it first'],
  ['504b0708', 'is a part of a split ZIP; join its parts first'],
  ['504b3030', 'is a part of a split ZIP; join its parts first'],
  ['7b5c727466', 'is a text document (RTF)'],
  ['50415231', 'is a Parquet file'],
  ['53514c69746520666f726d6174', 'is an SQLite database'],
  ['7f454c46', 'is a program'],
  ['4d5a90', 'is a program'],
];

/** Text by its beginning. */
const DOCUMENTS: readonly (readonly [RegExp, string])[] = [
  [
    /^<(?:table\b|html\b[^>]*schemas-microsoft-com:office:excel)/i,
    'is a table in HTML, whatever its name says; open it in a spreadsheet program and save it as XLSX or CSV',
  ],
  [
    /^<\?xml\b[^>]*>\s*<\?mso-application\s+progid="Excel/i,
    'is an Excel workbook in XML; save it as XLSX or CSV',
  ],
  [
    /^(?:<!--[^>]*-->\s*)?<(?:!doctype html|html|head|body|script|div|table)\b/i,
    'is a web page (HTML), not an export; are you signed in at the tool?',
  ],
  [/^<(?:\?xml|svg|[a-z]+[\s>])/i, 'is an XML document'],
  [/^(?:\{\s*"|\[\s*[[{"])/, 'is a JSON file'],
];

/** Bytes looked at. */
const BEGINNING = 4096;
/** Share of control characters in what is text. */
const FEW = 0.01;

export function fileType(bytes: Buffer): FileType {
  if (bytes.length === 0) return refused('is empty');
  const start = bytes.toString('hex', 0, 16);
  if (start.startsWith('504b0304') || start.startsWith('504b0506')) return { kind: 'zip' };
  if (start.startsWith('1f8b')) return { kind: 'gzip' };
  if (start.startsWith('d0cf11e0a1b11ae1')) return refused(oldOffice(bytes));
  if (isTar(bytes)) return refused('is a tar archive; unpack it first');
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature));
  return known === undefined ? textType(bytes.subarray(0, BEGINNING)) : refused(known[1]);
}

/** POSIX ustar: the first header's sum, its own field counted as spaces; archives before POSIX have no signature. */
function isTar(bytes: Buffer): boolean {
  if (bytes.length < 512) return false;
  const told = /^ *([0-7]{1,7})[\0 ]/.exec(bytes.toString('latin1', 148, 156))?.[1];
  if (told === undefined) return false;
  const sum = bytes
    .subarray(0, 512)
    .reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0);
  return sum === Number.parseInt(told, 8);
}

/** Names of streams in a compound file are UTF-16. */
function oldOffice(bytes: Buffer): string {
  const has = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) return 'is protected by a password; save it without one';
  if (has('Workbook') || has('Book')) return OLD_WORKBOOK;
  return 'is an Office document of the old kind';
}

function textType(beginning: Buffer): FileType {
  // Without zeros UTF-16 looks the same as UTF-8, as far as it matters here.
  const text = beginning
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)?\s*/, '');
  const document = DOCUMENTS.find(([pattern]) => pattern.test(text));
  if (document !== undefined) return refused(document[1]);
  const isText = isUtf16(beginning) !== undefined || hasFewControls(beginning.toString('latin1'));
  return isText ? { kind: 'text' } : refused('is a binary file of a kind that is not known');
}

/** Some there may be: a cell that a broken tool wrote costs its line and not the file. */
function hasFewControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it counts
  const controls = text.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0;
  return controls <= Math.max(1, text.length * FEW);
}

/** By its byte order mark, or because every second byte of mostly Latin text is 0. */
export function isUtf16(beginning: Buffer): 'le' | 'be' | undefined {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return 'le';
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return 'be';
  const zero = [0, 0];
  const half = Math.floor(Math.min(beginning.length, BEGINNING) / 2);
  for (let i = 0; i < half * 2; i++) if (beginning[i] === 0) zero[i % 2] = (zero[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zero;
  if (odd > half * 0.3 && even < half * 0.05) return 'le';
  return even > half * 0.3 && odd < half * 0.05 ? 'be' : undefined;
}

function refused(what: string): FileType {
  return { kind: 'refused', what };
}
