/**
 * All backlinks of a site as CSV or JSON lines: rows of the list, under its names, with what the list has no fields for.
 *
 * The ranks of our own link index are left out: they are the index's, which changes by itself.
 */
import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { type ExportedBacklink, exportedBacklinks } from '../../control/backlink-export.ts';
import type { Control } from '../../control/control.ts';
import { disavowedAmong } from '../../control/disavow.ts';
import type { ToldFacts } from '../../control/supplier-facts.ts';
import { csvLine } from '../../formats/csv.ts';
import { parameters } from '../parameters.ts';
import { BacklinkRow, backlinkRow } from './backlink-row.ts';
import { siteOperation } from './operation.ts';

export type ExportFormat = 'csv' | 'jsonl';

const FILES = {
  csv: { name: 'backlinks.csv', type: 'text/csv; charset=utf-8' },
  jsonl: { name: 'backlinks.jsonl', type: 'application/x-ndjson; charset=utf-8' },
} as const;

export const getSiteExport = siteOperation({
  name: 'export-site',
  summary: 'All backlinks of a site',
  description:
    'Every backlink of the site as a file, in the order in which they were added, with the fields of the list but for the rank of the link index, and with state, currency, group, and what suppliers say. `backlinks sites import` and POST …/imports read the CSV again.',
  parameters: parameters({
    format: Type.Optional(
      Type.Enum(['csv', 'jsonl'], {
        ...{ type: 'string', default: 'csv' },
        description: 'csv; or jsonl: one JSON object a line.',
      }),
    ),
  }),
  errors: ['wrongSite'],
  fileTypes: ['text/csv', 'application/x-ndjson'],
  answer: Type.String(),
  run: async ({ control }, { id }, { format = 'csv' }) => ({
    ...FILES[format],
    body: Readable.from(siteExport(control, id, format)),
  }),
});

/** Pieces of the file, each of whole lines. */
export async function* siteExport(
  control: Control,
  siteId: number,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(COLUMNS);
  for await (const rows of exportedBacklinks(control, siteId)) {
    const isDisavowed = await disavowedAmong(control, siteId, rows);
    const lines = rows.map((row) => {
      const exported = exportRow(row, isDisavowed(row));
      return format === 'csv' ? csvRow(exported) : `${JSON.stringify(exported)}\n`;
    });
    yield lines.join('');
  }
}

type ExportRow = ReturnType<typeof exportRow>;

function exportRow(row: ExportedBacklink, isDisavowed: boolean) {
  const listed = backlinkRow(row, { domainInlinkRank: undefined, isDisavowed });
  const { from_url, to_url, src_domain_inlink_rank: _, ...facts } = listed;
  const { state, currency, group, suppliers } = row;
  return { from_url, to_url, state, ...facts, currency, group, suppliers };
}

const FIRST = ['from_url', 'to_url', 'state'];
const LEFT_OUT = [...FIRST, 'src_domain_inlink_rank'];
const COLUMNS = [
  ...FIRST,
  ...Object.keys(BacklinkRow.properties).filter((name) => !LEFT_OUT.includes(name)),
  ...['currency', 'group', 'suppliers'],
];

function csvRow({ suppliers, ...row }: ExportRow): string {
  return csvLine([...Object.values(row), suppliersCell(suppliers)]);
}

/** A spreadsheet's cell holds 32,767 characters, and quotes are doubled. What one supplier says fits. */
const MAX_CELL = 16_000;

/** JSON, of as many as a cell holds, the latest first; nothing where there is none. */
function suppliersCell(suppliers: readonly ToldFacts[]): string {
  for (let count = suppliers.length; count > 0; count--) {
    const text = JSON.stringify(suppliers.slice(0, count));
    if (text.length <= MAX_CELL) return text;
  }
  return '';
}
