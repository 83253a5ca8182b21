/** The parts of a workbook that its sheets refer to: ECMA-376 part 1, §18.2 (workbook), §18.4 (strings), §18.8 (styles). */
import { posix } from 'node:path';
import type { VendorLimits } from './limits.ts';
import { readXml, type XmlPart } from './xml-events.ts';

export interface WorkbookSheets {
  /** Visible ones in their order; the path is empty where no relation has the id. */
  readonly sheets: readonly { readonly title: string; readonly path: string }[];
  /** Day 0 of its dates is 1904-01-01: old workbooks of a Macintosh. */
  readonly startsIn1904: boolean;
}

/** @param relations What lies behind the ids by which the workbook names its sheets. */
export async function workbookSheets(
  workbook: XmlPart,
  relations: XmlPart,
): Promise<WorkbookSheets> {
  const paths = new Map<string, string>();
  await readXml(relations, {
    onStart: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined)
        paths.set(Id, posix.join(Target.startsWith('/') ? '' : 'xl', Target).replace(/^\//, ''));
    },
  });
  const sheets: { title: string; path: string }[] = [];
  let startsIn1904 = false;
  await readXml(workbook, {
    onStart: (name, attributes) => {
      if (name === 'workbookPr') startsIn1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
      const path = paths.get(relationId(attributes)) ?? '';
      const title = attributes['name'] ?? '';
      sheets.push({ title: title === '' ? path : title, path });
    },
  });
  return { sheets, startsIn1904 };
}

/** Where hyperlinks of a sheet lead, by the ids under which it names them. */
export async function hyperlinks(relations: XmlPart): Promise<ReadonlyMap<string, string>> {
  const addresses = new Map<string, string>();
  await readXml(relations, {
    onStart: (name, { Id, Target, Type = '' }) => {
      const isLink = name === 'Relationship' && Type.endsWith('/hyperlink');
      if (isLink && Id !== undefined && Target !== undefined) addresses.set(Id, Target);
    },
  });
  return addresses;
}

/** An id of a relation, whatever prefix its namespace has. */
export function relationId(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? '';
}

/** Texts by their numbers; of a text in several styles the runs together, without its reading (`rPh`). */
export async function sharedStrings(
  part: XmlPart,
  { maxCellLength }: VendorLimits,
): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isReading = false;
  await readXml(part, {
    onStart: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    onText: (piece) => {
      if (isText && text.length < maxCellLength) text += piece;
    },
    onEnd: (name) => {
      isText = false;
      if (name === 'rPh') isReading = false;
      if (name === 'si') strings.push(unescaped(text));
    },
  });
  return strings;
}

/** §22.9.2.19: characters that XML cannot hold, and carriage returns, are written `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** §18.8.30: formats that are dates in all languages, and those of East Asian ones. */
const DATE_FORMATS: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** For each style of cells, by its number: whether it shows dates. */
export async function dateStyles(part: XmlPart): Promise<boolean[]> {
  const styles: boolean[] = [];
  const custom = new Map<string, boolean>();
  let isCellStyle = false;
  await readXml(part, {
    onStart: (name, { numFmtId = '', formatCode = '' }) => {
      if (name === 'cellXfs') isCellStyle = true;
      if (name === 'numFmt') custom.set(numFmtId, isDateFormat(formatCode));
      if (name === 'xf' && isCellStyle)
        styles.push(custom.get(numFmtId) ?? isBuiltInDate(Number(numFmtId)));
    },
    onEnd: (name) => {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return styles;
}

function isBuiltInDate(id: number): boolean {
  return DATE_FORMATS.some(([from, to]) => id >= from && id <= to);
}

/** A letter of days or years that is neither quoted, escaped, nor a colour or language in brackets. */
function isDateFormat(code: string): boolean {
  if (code.length > 256) return false;
  return /[dy]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
}
