/** Columns by what their cells are, where the header is in a language nobody listed or there is none. */
import type { AppError } from '../errors.ts';
import { cellUrl, isPageCell } from './cell-url.ts';
import { type Columns, columnList, SAMPLE_ROWS } from './columns.ts';
import { readDay } from './days.ts';
import { noTable, wrongReport } from './refusals.ts';
import type { Table } from './table.ts';

/** Columns that are looked at. */
const MAX_WIDTH = 64;
/** `1,240`, `1.240`, `1 240` and `1240`. */
const COUNT = /^\d{1,3}(?:[.,'’\s]?\d{3})*$/;

export function columnsByContent(table: Table): Columns | AppError {
  const sample = table.beginning.slice(0, SAMPLE_ROWS + 1);
  const width = Math.min(MAX_WIDTH, Math.max(...sample.map(({ cells }) => cells.length)));
  if (width === 1) return listColumns(table);
  const columns = Array.from({ length: width }, (_, i) => sampledColumn(sample, i));
  const others = columns.slice(1);
  const areCounts = others.every(({ body }) => body.length > 0 && body.every(isCount));
  const urlColumns = columns.flatMap(({ isUrls }, i) => (isUrls ? [i] : []));
  const [first, second] = urlColumns;
  if (first === undefined) {
    const isHosts = columns[0]?.body.every((cell) => cellUrl(cell).kind === 'url') ?? false;
    if (isHosts && areCounts) return wrongReport(table, 'Top linking sites');
    const names = columnList(sample[0]?.cells ?? []);
    return noTable(table, `has no column of addresses; its columns are ${names}`);
  }
  if (first === 0 && areCounts) return wrongReport(table, 'Top linked pages');
  const hasHeader = !isPageCell(sample[0]?.cells[first] ?? '');
  const place = { header: hasHeader ? (sample[0]?.cells ?? []) : [], firstRow: hasHeader ? 1 : 0 };
  const isGsc = width === 2 && first === 0 && (others[0]?.body.every(isDay) ?? false);
  if (isGsc) return { tool: 'gsc', ...place, fields: { urlFrom: 0, lastSeen: 1 } };
  const fields = second === undefined ? { urlFrom: first } : pairOf(columns, first, second);
  return { tool: 'other', ...place, fields };
}

/** `Page d’origine (lien)`: what names no page and looks like no attempt to. */
const WORDS = /^(?=.*\p{L})[\p{L}\p{M}\p{Cf}\s_'’()-]{1,64}$/u;

/** One column: a list of addresses, whatever else stands between and above them. */
function listColumns(table: Table): Columns | AppError {
  const { beginning } = table;
  if (!beginning.some(({ cells }) => cellUrl(cells[0] ?? '').kind === 'url'))
    return noTable(table, 'holds no addresses: neither a table of links nor a list of them');
  const [first = ''] = beginning[0]?.cells ?? [];
  const hasHeader = WORDS.test(first);
  return {
    tool: 'urls',
    header: hasHeader ? [first] : [],
    firstRow: hasHeader ? 1 : 0,
    fields: { urlFrom: 0 },
  };
}

interface SampledColumn {
  /** Cells that are not empty, without the first row's, which may be a header. */
  readonly body: readonly string[];
  readonly isUrls: boolean;
}

function sampledColumn(sample: Table['beginning'], column: number): SampledColumn {
  const cells = sample.map(({ cells }) => cells[column]?.trim() ?? '');
  const body = (cells.length > 1 ? cells.slice(1) : cells).filter((cell) => cell !== '');
  const urls = body.filter(isPageCell).length;
  return { body, isUrls: urls > 0 && urls * 2 >= body.length };
}

/** Linking pages are on many domains, their targets on one. */
function pairOf(columns: readonly SampledColumn[], first: number, second: number) {
  const domains = (column: number) =>
    new Set(columns[column]?.body.map((cell) => domainOf(cell))).size;
  const isSwapped = domains(first) === 1 && domains(second) > 1;
  return isSwapped ? { urlFrom: second, urlTo: first } : { urlFrom: first, urlTo: second };
}

function domainOf(cell: string): string {
  const url = cellUrl(cell);
  return url.kind === 'url' ? url.domain : '';
}

const isCount = (cell: string): boolean => COUNT.test(cell);
const isDay = (cell: string): boolean => readDay(cell, 'dmy') !== undefined;
