/** XLSX workbooks, as small as the standard lets them be: shared and inline strings, a style of dates. */
import { strToU8, zipSync } from 'fflate';

export interface SheetCell {
  /** `t` of the cell; `d`: a number whose style shows dates. */
  readonly type: 's' | 'inlineStr' | 'n' | 'd' | 'b' | 'e' | 'str';
  readonly value: string | number;
}

export interface Sheet {
  readonly title: string;
  readonly rows: readonly (readonly (string | SheetCell)[])[];
  readonly isHidden?: boolean;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Plain texts become shared strings. */
export function workbook(sheets: readonly Sheet[]): Uint8Array {
  const strings: string[] = [];
  const files: Record<string, string> = {};
  for (const [i, { rows }] of sheets.entries())
    files[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(rows, strings);
  files['xl/workbook.xml'] =
    `<?xml version="1.0"?><workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets>${sheets
      .map(
        ({ title, isHidden }, i) =>
          `<sheet name="${escaped(title)}" sheetId="${i + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`;
  files['xl/_rels/workbook.xml.rels'] =
    `<Relationships>${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`;
  files['xl/styles.xml'] =
    `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="164" formatCode="&quot;day&quot; dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`;
  files['xl/sharedStrings.xml'] =
    `<sst ${MAIN}>${strings.map((text) => `<si><r><t>${escaped(text.slice(0, 3))}</t></r><r><t>${escaped(text.slice(3))}</t></r><rPh><t>reading</t></rPh></si>`).join('')}</sst>`;
  return zipped(files);
}

export function zipped(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const bytes = Object.entries(files).map(
    ([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content] as const,
  );
  return zipSync(Object.fromEntries(bytes));
}

function sheetXml(rows: Sheet['rows'], strings: string[]): string {
  const body = rows.map((cells, i) => {
    const all = cells.map((cell, column) => cellXml(cell, `${letters(column)}${i + 1}`, strings));
    return `<row r="${i + 1}">${all.join('')}</row>`;
  });
  return `<worksheet ${MAIN}><sheetData>${body.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: string | SheetCell, place: string, strings: string[]): string {
  if (typeof cell === 'string') {
    return cell === '' ? '' : `<c r="${place}" t="s"><v>${strings.push(cell) - 1}</v></c>`;
  }
  const value = escaped(String(cell.value));
  if (cell.type === 'd') return `<c r="${place}" s="1"><v>${value}</v></c>`;
  if (cell.type === 'inlineStr')
    return `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
  return `<c r="${place}" t="${cell.type}"><v>${value}</v></c>`;
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
