/**
 * Sheets of an XLSX workbook → tables of text.
 *
 * ECMA-376 part 1, §18, as much of it as values need: shared and inline strings, numbers whose format is one of dates. Rows are
 * kept as they are met: a sheet with cells at its far corners has two rows here, while readers that fill a grid (read-excel-file) take
 * gigabytes for it. Hidden sheets are left out.
 */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { VendorLimits } from './limits.ts';
import { shown } from './problems.ts';
import { SheetRows } from './sheet-rows.ts';
import { type Table, tableOf } from './table.ts';
import {
  dateStyles,
  hyperlinks,
  sharedStrings,
  type WorkbookSheets,
  workbookSheets,
} from './workbook-parts.ts';
import { type XmlPart, xmlPieces } from './xml-events.ts';
import { damaged, type ZipFile } from './zip-file.ts';

/** @throws AppError NOT_IMPORTABLE, FILE_TOO_LARGE. */
export async function readWorkbook(
  zip: ZipFile,
  name: string,
  limits: VendorLimits,
): Promise<Table[]> {
  const { sheets, startsIn1904 } = await sheetsOf(zip, name);
  if (sheets.length > limits.maxParts)
    throw new AppError('FILE_TOO_LARGE', `${name} has more than ${limits.maxParts} sheets`);
  const strings = await sharedStrings(await xmlOf(zip, 'xl/sharedStrings.xml'), limits);
  const styles = await dateStyles(await xmlOf(zip, 'xl/styles.xml'));
  const tables: Table[] = [];
  let rowsLeft = limits.maxRows;
  for (const { title, path } of sheets) {
    const addresses = await hyperlinks(await xmlOf(zip, relationsOf(path)));
    const part = await xmlOf(zip, path);
    const rows = new SheetRows(part.place, { strings, styles, addresses, startsIn1904, limits });
    for (const piece of xmlPieces(part.xml)) {
      rows.write(piece);
      if (rows.count > rowsLeft)
        throw new AppError('FILE_TOO_LARGE', `${name} has more than ${limits.maxRows} rows`);
      await setImmediate();
    }
    rowsLeft -= rows.count;
    const lines = rows.end();
    tables.push(await tableOf(sheets.length === 1 ? '' : title, () => lines));
  }
  return tables;
}

/** `xl/worksheets/sheet1.xml` → `xl/worksheets/_rels/sheet1.xml.rels`. */
function relationsOf(path: string): string {
  const name = path.lastIndexOf('/') + 1;
  return `${path.slice(0, name)}_rels/${path.slice(name)}.rels`;
}

async function sheetsOf(zip: ZipFile, name: string): Promise<WorkbookSheets> {
  const found = await workbookSheets(
    await xmlOf(zip, 'xl/workbook.xml'),
    await xmlOf(zip, 'xl/_rels/workbook.xml.rels'),
  );
  if (found.sheets.length === 0) throw damaged(`${name} (a workbook without a sheet)`);
  const missing = found.sheets.find(({ path }) => !zip.has(path));
  if (missing !== undefined)
    throw damaged(`${name} (its sheet "${shown(missing.title)}" is missing)`);
  return found;
}

/** Empty where the workbook has no such part: a sheet of numbers has no strings. */
async function xmlOf(zip: ZipFile, path: string): Promise<XmlPart> {
  const bytes = await zip.read(path);
  const xml = bytes === undefined ? '' : new TextDecoder().decode(bytes);
  return { place: `${path} in ${zip.name}`, xml };
}
