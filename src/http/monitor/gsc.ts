/** Imports from other services: Search Console by the Google Sheet that its report was exported to, others by their APIs. */
import { type Static, Type } from 'typebox';
import {
  type ImportService,
  type ImportTask,
  importByToken,
  latestImport,
  startImport,
} from '../../control/import-tasks.ts';
import { IMPORT_STATUSES } from '../../control/monitor-schema.ts';
import { changeSite, type Site } from '../../control/sites.ts';
import { ApiError } from '../api-error.ts';
import { parameters } from '../parameters.ts';
import { type MonitorAsking, siteOperation } from './operation.ts';
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

const Started = Type.Object({
  status,
  token: Type.String({
    description: 'Asks how it goes.',
    examples: ['1c84d0375d44725521647919c17f1cb9'],
  }),
});

export const postGscImport = siteOperation({
  name: 'start-gsc-import',
  summary: 'Import from Google Search Console',
  description:
    "Reads the site's Google Sheet in the background. While one import waits or runs, its token is told again.",
  parameters: parameters({}),
  errors: ['noServiceAccount', 'noSheet', 'wrongSite'],
  answer: Started,
  run: (asking, site) => start(asking, site, 'gsc'),
});

export const postBingImport = ownerImport('bing', 'Bing Webmaster Tools');
export const postYandexImport = ownerImport('yandex', 'Yandex Webmaster');

/** From a service in which the operator has shown to own the site. */
function ownerImport(source: 'bing' | 'yandex', name: string) {
  return siteOperation({
    name: `start-${source}-import`,
    summary: `Import from ${name}`,
    description: `Asks ${name} for links to the site, with the operator's key, in the background; again every day once it has brought links. The status is asked for by its token, as for Google Search Console.`,
    parameters: parameters({}),
    errors: ['noServiceKey', 'wrongSite'],
    answer: Started,
    run: (asking, site) => start(asking, site, source),
  });
}

async function start(
  { control, monitor: { linkImports } }: MonitorAsking,
  { id, settings }: Site,
  source: ImportService,
): Promise<Static<typeof Started>> {
  if (source === 'gsc' && settings.gscSheet === undefined) throw new ApiError('noSheet');
  if (linkImports === undefined || !linkImports.services.includes(source))
    throw new ApiError(source === 'gsc' ? 'noServiceAccount' : 'noServiceKey');
  const task = await startImport(control, linkImports.jobs, id, source);
  return { status: task.status, token: task.token };
}

const token = (length: number) => text('As the start of the import told it.', 100, length);

const Status = Type.Object({
  time: Type.Integer({
    description: 'When the status last changed: milliseconds since 1970.',
    examples: [1635417036150],
  }),
  status,
});

export const getGscImport = siteOperation({
  name: 'get-gsc-import-status',
  summary: 'Status of an import',
  description: 'How an import from Google Search Console goes.',
  parameters: parameters({ token: token(1) }),
  refusals: { token: 'invalidToken' },
  errors: ['invalidToken', 'wrongSite'],
  answer: Status,
  run: async ({ control }, { id }, sent) => statusOf(await importByToken(control, id, sent.token)),
});

/** Clients of the later paths send no token. */
export const getLatestGscImport = siteOperation({
  name: 'get-latest-gsc-import-status',
  summary: 'Status of an import',
  description:
    'How an import from Google Search Console goes: that of the token, or the latest one of the site.',
  parameters: parameters({ token: Type.Optional(token(0)) }),
  refusals: { token: 'invalidToken' },
  errors: ['invalidToken', 'wrongSite'],
  answer: Status,
  run: async ({ control }, { id }, sent) =>
    statusOf(
      sent.token
        ? await importByToken(control, id, sent.token)
        : await latestImport(control, id, 'gsc'),
    ),
});

/** @throws ApiError 400 where there is none. */
function statusOf(task: ImportTask | undefined): Static<typeof Status> {
  if (task === undefined) throw new ApiError('invalidToken');
  return { time: task.changedAt.getTime(), status: task.status };
}
