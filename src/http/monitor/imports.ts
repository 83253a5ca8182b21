/** Imports of files into a site: exports of other tools, and bare lists of addresses. */
import { Type } from 'typebox';
import { listImports, recordFileImport } from '../../control/import-tasks.ts';
import { IMPORT_SOURCES, IMPORT_STATUSES } from '../../control/monitor-schema.ts';
import { importLinks, shortReport } from '../../monitor/import-links.ts';
import type { ColumnChoice } from '../../vendorfiles/columns.ts';
import { readVendorFile } from '../../vendorfiles/vendor-file.ts';
import { ApiError } from '../api-error.ts';
import { parameters } from '../parameters.ts';
import { limitOf } from './backlinks.ts';
import { siteOperation } from './operation.ts';
import { text } from './parameters.ts';

const count = (description: string) => Type.Integer({ minimum: 0, description, examples: [2] });

const column = (of: string) =>
  Type.Optional(text(`Header, or number from 1, of the column of ${of}.`, 255));

const place = {
  part: Type.Optional(
    Type.String({ description: 'File in a ZIP, or sheet of a workbook, where it has several.' }),
  ),
  line: count('From 1; 0: the whole part.'),
};

const Report = Type.Object({
  source: Type.String({ description: 'Tool whose export it is.', examples: ['ahrefs'] }),
  added: count('Pages that were not there.'),
  duplicates: count('Pages that were there, or came before in the file.'),
  invalid: count('Lines that name no page outside the site, or a link to another site.'),
  reasons: Type.Record(Type.String(), Type.Integer(), {
    description: 'Why lines are invalid: reason and number of lines.',
  }),
  lines: Type.Array(
    Type.Object({
      ...place,
      outcome: Type.Enum(['added', 'duplicate', 'invalid'], { type: 'string' }),
      reason: Type.Optional(Type.String({ examples: ['not-a-url'] })),
      text: Type.String({ description: 'The page, or what stands there.' }),
    }),
    { description: 'The first 1,000 invalid lines; with lines=all all lines.' },
  ),
  warnings: Type.Array(Type.Object({ ...place, reason: Type.String(), text: Type.String() }), {
    description: 'What was left out of lines that were taken: the first 1,000.',
  }),
});

export const postImport = siteOperation({
  name: 'import-file',
  summary: 'Import a file of backlinks',
  description:
    'The body is the file itself: `curl --data-binary @file`. Exports of Search Console, Ahrefs, Majestic, Moz, Semrush, Bing and others as CSV, TSV, XLSX or ZIP, or a list of addresses. What the site has stays as it is, with its checks.',
  parameters: parameters({
    name: Type.Optional(text('Name of the file, for the list of imports.', 255)),
    lines: Type.Optional(
      Type.Enum(['invalid', 'all'], {
        ...{ type: 'string', default: 'invalid' },
        description: 'Which lines the answer tells.',
      }),
    ),
    url_from: column('pages that link, where it is not recognised'),
    url_to: column('their targets'),
    anchor: column('anchors'),
    first_seen: column('days on which they were first seen'),
  }),
  errors: ['notImportable', 'backlinksLimit', 'wrongSite'],
  takesFile: true,
  answer: Report,
  run: async (asking, site, { name, lines, ...columns }, bytes) => {
    const { control, monitor } = asking;
    const choice = choiceOf(columns);
    const limits =
      monitor.importMaxBytes === undefined ? {} : { maxFileBytes: monitor.importMaxBytes };
    const report = await asking.takeTurn(bytes.length, async () => {
      const file = await readVendorFile(bytes, { name, columns: choice, limits });
      return importLinks(control, site, file.tool, file, limitOf(asking));
    });
    if (report.added > 0) monitor.wake?.();
    const short = shortReport(report);
    await recordFileImport(control, site.id, name, short);
    return lines === 'all' ? { ...short, lines: [...report.lines] } : short;
  },
});

interface SentColumns {
  readonly url_from?: string;
  readonly url_to?: string;
  readonly anchor?: string;
  readonly first_seen?: string;
}

/** @throws ApiError 400: which column names the pages is not said, and others are. */
function choiceOf({ url_from, url_to, anchor, first_seen }: SentColumns): ColumnChoice | undefined {
  const others = {
    ...(url_to && { urlTo: url_to }),
    ...(anchor && { anchor }),
    ...(first_seen && { firstSeen: first_seen }),
  };
  if (url_from) return { urlFrom: url_from, ...others };
  if (Object.keys(others).length > 0) throw new ApiError('missing', { parameter: 'url_from' });
  return undefined;
}

export const getImports = siteOperation({
  name: 'list-imports',
  summary: 'Imports of a site',
  description: 'The latest 100 imports of files and from other services, latest first.',
  parameters: parameters({}),
  errors: ['wrongSite'],
  answer: Type.Array(
    Type.Object({
      token: Type.String(),
      source: Type.Enum([...IMPORT_SOURCES], { type: 'string' }),
      name: Type.Unsafe<string | null>({ type: ['string', 'null'] }),
      status: Type.Enum([...IMPORT_STATUSES], { type: 'string' }),
      time: Type.Integer({ description: 'When the status last changed: ms since 1970.' }),
      report: Type.Unsafe<unknown>({
        type: ['object', 'null'],
        additionalProperties: true,
        description: 'As the import answered it, or why it failed; null before.',
      }),
    }),
  ),
  run: async ({ control }, { id }) =>
    (await listImports(control, id)).map(
      ({ token, source, fileName, status, changedAt, report }) => ({
        ...{ token, source, name: fileName, status },
        ...{ time: changedAt.getTime(), report },
      }),
    ),
});
