/** Imports from Search Console: by the Google Sheet that its report was exported to. */
import { Type } from 'typebox';
import { importByToken, startImport } from '../../control/import-tasks.ts';
import { IMPORT_STATUSES } from '../../control/monitor-schema.ts';
import { changeSite } from '../../control/sites.ts';
import { ApiError } from '../api-error.ts';
import { parameters } from '../parameters.ts';
import { siteOperation } from './operation.ts';
import { text } from './parameters.ts';

export const putGscSettings = siteOperation({
  name: 'change-gsc-settings',
  summary: 'Turn the daily import on or off',
  description: "Whether the site's Google Sheet is read daily; PUT /sites/{site_id} says which.",
  parameters: parameters({
    gsc_autoimport: Type.Boolean({ description: 'Whether it is read daily.', examples: [true] }),
  }),
  errors: ['wrongSite'],
  run: async ({ control, accountId }, { id }, { gsc_autoimport }) => {
    await changeSite(control, accountId, id, { settings: { gscAutoimport: gsc_autoimport } });
    return undefined;
  },
});

const status = Type.Enum([...IMPORT_STATUSES], {
  ...{ type: 'string', examples: ['queued'] },
  description: 'How the import goes.',
});

export const postGscImport = siteOperation({
  name: 'start-gsc-import',
  summary: 'Import from Google Search Console',
  description:
    "Reads the site's Google Sheet in the background. While one import waits or runs, its token is told again.",
  parameters: parameters({}),
  errors: ['noServiceAccount', 'noSheet', 'wrongSite'],
  answer: Type.Object({
    status,
    token: Type.String({
      description: 'Asks how it goes.',
      examples: ['1c84d0375d44725521647919c17f1cb9'],
    }),
  }),
  run: async ({ control, monitor: { sheetImports } }, { id, settings }) => {
    if (settings.gscSheet === undefined) throw new ApiError('noSheet');
    if (sheetImports === undefined) throw new ApiError('noServiceAccount');
    const task = await startImport(control, sheetImports.jobs, id);
    return { status: task.status, token: task.token };
  },
});

export const getGscImport = siteOperation({
  name: 'get-gsc-import-status',
  summary: 'Status of an import',
  description: 'How an import from Google Search Console goes.',
  parameters: parameters({ token: text('As the start of the import told it.', 100, 1) }),
  refusals: { token: 'invalidToken' },
  errors: ['invalidToken', 'wrongSite'],
  answer: Type.Object({
    time: Type.Integer({
      description: 'When the status last changed: milliseconds since 1970.',
      examples: [1635417036150],
    }),
    status,
  }),
  run: async ({ control }, { id }, { token }) => {
    const task = await importByToken(control, id, token);
    if (task === undefined) throw new ApiError('invalidToken');
    return { time: task.changedAt.getTime(), status: task.status };
  },
});
