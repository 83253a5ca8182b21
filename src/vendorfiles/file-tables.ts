/**
 * The tables in a file: one of text, those in a ZIP, the sheets of a workbook.
 *
 * A ZIP may hold workbooks, which are ZIPs themselves. Any other archive within an archive is refused: nobody exports one, and
 * each level multiplies what a few bytes unpack to.
 */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '../errors.ts';
import { csvLines } from './csv-text.ts';
import { decodeText } from './decode-text.ts';
import { csvFormOf } from './delimiter.ts';
import { fileType } from './file-type.ts';
import type { VendorLimits } from './limits.ts';
import { shown, type VendorProblem } from './problems.ts';
import { type Table, tableOf } from './table.ts';
import { readWorkbook } from './workbook.ts';
import { damaged, isTooLarge, tooLargeUnpacked, type UnpackedBytes, ZipFile } from './zip-file.ts';

export interface FileTables {
  readonly tables: readonly Table[];
  /** Parts that hold no table. */
  readonly problems: readonly VendorProblem[];
}

export interface FileManners {
  /** For messages. */
  readonly name: string;
  readonly limits: VendorLimits;
  readonly isHeader: (cells: readonly string[]) => boolean;
}

const gunzipped = promisify(gunzip);

/** @throws AppError NOT_IMPORTABLE, FILE_TOO_LARGE. */
export async function tablesOfFile(file: Uint8Array, manners: FileManners): Promise<FileTables> {
  const { name, limits } = manners;
  if (file.length > limits.maxFileBytes) throw tooLarge(name, limits.maxFileBytes);
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const type = fileType(bytes);
  switch (type.kind) {
    case 'refused':
      throw new AppError('NOT_IMPORTABLE', `${name} ${type.what}`);
    case 'text':
      return { tables: [await textTable(bytes, '', manners)], problems: [] };
    case 'gzip':
      return gzipTable(bytes, manners);
    case 'zip': {
      const unpacked = { left: limits.maxUnpackedBytes };
      const zip = await ZipFile.open(bytes, name, unpacked);
      const refused = otherZip(zip);
      if (refused !== undefined) throw new AppError('NOT_IMPORTABLE', `${name} ${refused}`);
      if (!isWorkbook(zip)) return zipTables(zip, unpacked, manners);
      return { tables: await readWorkbook(zip, name, limits), problems: [] };
    }
  }
}

function tooLarge(name: string, maxBytes: number): AppError {
  const mebibytes = Math.floor(maxBytes / 2 ** 20);
  return new AppError('FILE_TOO_LARGE', `${name} is larger than ${mebibytes} MiB`);
}

async function gzipTable(bytes: Buffer, manners: FileManners): Promise<FileTables> {
  const { name, limits } = manners;
  let content: Buffer;
  try {
    content = await gunzipped(bytes, { maxOutputLength: limits.maxUnpackedBytes });
  } catch (cause) {
    throw isTooLarge(cause) ? tooLargeUnpacked(name, cause) : damaged(name, cause);
  }
  const refused = refusedPart(content);
  if (refused !== undefined)
    throw new AppError('NOT_IMPORTABLE', `${name}: what is packed in it ${refused}`);
  return { tables: [await textTable(content, '', manners)], problems: [] };
}

/** What else is a ZIP. @returns What goes on after the file's name. */
function otherZip(zip: ZipFile): string | undefined {
  if (zip.has('xl/workbook.bin')) return 'is a binary workbook (XLSB); save it as XLSX or CSV';
  if (zip.has('content.xml')) return 'is an OpenDocument file; save it as XLSX or CSV';
  if (zip.has('word/document.xml')) return 'is a text document (DOCX)';
  if (zip.has('ppt/presentation.xml')) return 'is a presentation (PPTX)';
  if (zip.names.some((path) => path.startsWith('Index/') && path.endsWith('.iwa')))
    return 'is a file of Apple Numbers; export it as XLSX or CSV';
  return undefined;
}

const isWorkbook = (zip: ZipFile): boolean => zip.has('xl/workbook.xml');

async function zipTables(
  zip: ZipFile,
  unpacked: UnpackedBytes,
  manners: FileManners,
): Promise<FileTables> {
  const { name, limits } = manners;
  const paths = zip.names.filter((path) => !isSystemFile(path));
  if (paths.length === 0) throw new AppError('NOT_IMPORTABLE', `${name} holds no files`);
  const tables: Table[] = [];
  const problems: VendorProblem[] = [];
  for (const path of paths) {
    const content = await zip.read(path);
    if (content === undefined) continue;
    const found = await tablesOfPart(content, path, unpacked, manners);
    if (typeof found === 'string') problems.push(notImportable(path, found));
    else tables.push(...found);
    if (tables.length + problems.length > limits.maxParts)
      throw new AppError('FILE_TOO_LARGE', `${name} holds more than ${limits.maxParts} files`);
  }
  const [problem] = problems;
  if (tables.length === 0 && problem !== undefined)
    throw new AppError('NOT_IMPORTABLE', `${name}: ${problem.text}`);
  return { tables, problems };
}

/** @returns Why it is not read, as what goes on after its name. */
async function tablesOfPart(
  content: Buffer,
  path: string,
  unpacked: UnpackedBytes,
  manners: FileManners,
): Promise<readonly Table[] | string> {
  if (fileType(content).kind === 'zip') {
    const place = `${path} in ${manners.name}`;
    const zip = await ZipFile.open(content, place, unpacked);
    const refused = otherZip(zip);
    if (refused !== undefined) return refused;
    if (!isWorkbook(zip)) return PACKED_TWICE;
    const sheets = await readWorkbook(zip, place, manners.limits);
    return sheets.map((sheet) => ({
      ...sheet,
      name: sheet.name === '' ? path : `${path}, ${sheet.name}`,
    }));
  }
  return refusedPart(content) ?? [await textTable(content, path, manners)];
}

const PACKED_TWICE = 'is an archive within an archive; upload it by itself';

function notImportable(path: string, what: string): VendorProblem {
  const part = shown(path);
  return { part, line: 0, reason: 'part-not-importable', text: `${part} ${what}` };
}

/** What macOS and Windows put beside the files. */
function isSystemFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return path.startsWith('__MACOSX/') || name.startsWith('.') || name === 'Thumbs.db';
}

/** @returns Why what is packed is not read. */
function refusedPart(content: Buffer): string | undefined {
  const type = fileType(content);
  if (type.kind === 'refused') return type.what;
  return type.kind === 'text' ? undefined : PACKED_TWICE;
}

async function textTable(
  bytes: Buffer,
  part: string,
  { name, limits, isHeader }: FileManners,
): Promise<Table> {
  const place = part === '' ? name : `${part} in ${name}`;
  const { text, separator } = withoutSeparatorLine(decodeText(bytes, place, limits.maxLines));
  const sniffed = csvFormOf(text, isHeader, limits);
  const form = separator === undefined ? sniffed : { ...sniffed, separator };
  return tableOf(part, () => csvLines(text, form, limits));
}

/** Excel's first line `sep=;`. Its line feed stays, so that lines keep their numbers. */
function withoutSeparatorLine(text: string) {
  const [line, separator] = /^"?sep=([,;\t])"?(?=\r?\n)/i.exec(text) ?? [];
  return { text: line === undefined ? text : text.slice(line.length), separator };
}
