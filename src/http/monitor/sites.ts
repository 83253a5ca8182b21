/** Sites of the asking account: what backlinks are monitored for. */
import { type Static, Type } from 'typebox';
import {
  addSite,
  changeSite,
  listSites,
  removeSite,
  type Site,
  type SiteChanges,
} from '../../control/sites.ts';
import type { PageUrl } from '../../url/page-url.ts';
import { ApiError } from '../api-error.ts';
import { parameters } from '../parameters.ts';
import { accountOperation, siteOperation } from './operation.ts';
import { isSheetUrl, readSiteUrl } from './page-urls.ts';
import { nullable, text } from './parameters.ts';

const hours = (description: string) => Type.Integer({ minimum: 1, maximum: 8760, description });
const failures = (description: string) => Type.Integer({ minimum: 1, maximum: 100, description });

const SETTINGS = {
  check_every_hours: hours('Hours from one check of a backlink to the next.'),
  respects_robots: Type.Boolean({
    description: 'Whether pages that robots.txt forbids are not visited; it is told either way.',
  }),
  failures_until_lost: failures('Checks in a row without an answer after which a link is lost.'),
  follows_index: Type.Boolean({
    description: 'Whether backlinks found in the link index become backlinks of the site.',
  }),
  gsc_sheet: nullable('Address of the Google Sheet that Search Console exported.', 2000),
  gsc_autoimport: Type.Boolean({ description: 'Whether that sheet is read daily.' }),
};

const SiteRow = Type.Object({
  id: Type.Integer({ examples: [1] }),
  title: Type.String({ examples: ['My site'] }),
  name: Type.String({ description: 'URL.', examples: ['https://example.com/'] }),
  ...SETTINGS,
  date_added: Type.String({ examples: ['2021-10-10'] }),
});

export const getSites = accountOperation({
  name: 'list-sites',
  summary: 'Sites of the account',
  description: 'Sites in the order in which they were added, with their settings.',
  parameters: parameters({}),
  answer: Type.Array(SiteRow),
  run: async ({ control, accountId }) =>
    (await listSites(control, accountId)).map((site) => siteRow(site)),
});

const url = text('URL or host of the site.', 10_000, 1);
const title = text('Title; default the host.', 255);

export const postSite = accountOperation({
  name: 'add-site',
  summary: 'Add a site',
  description: 'Adds a site whose backlinks are to be monitored.',
  parameters: parameters({ url, title: Type.Optional(title) }),
  refusals: { url: 'invalidUrl' },
  errors: ['invalidUrl'],
  takesListOfOne: true,
  answer: Type.Object({ site_id: Type.Integer({ examples: [1] }) }),
  run: async ({ control, accountId }, sent) => {
    const place = placeOf(sent.url);
    const { id } = await addSite(control, accountId, { title: sent.title || place.host, ...place });
    return { site_id: id };
  },
});

export const putSite = siteOperation({
  name: 'change-site',
  summary: 'Change a site',
  description: 'Changes what is sent and leaves the rest. An empty gsc_sheet takes the sheet back.',
  parameters: Type.Partial(Type.Object({ url, title, ...SETTINGS })),
  refusals: { url: 'invalidUrl' },
  errors: ['invalidUrl', 'wrongSite'],
  run: async ({ control, accountId }, { id }, sent) => {
    await changeSite(control, accountId, id, changesOf(sent));
    return undefined;
  },
});

export const deleteSite = siteOperation({
  name: 'delete-site',
  summary: 'Delete a site',
  description: 'Deletes a site with its backlinks, their checks, groups and disavow list.',
  parameters: parameters({}),
  errors: ['wrongSite'],
  run: async ({ control, accountId }, { id }) => {
    await removeSite(control, accountId, id);
    return undefined;
  },
});

/** @throws ApiError 400 */
function placeOf(sent: string): Pick<Site, 'url' | 'host' | 'domain'> {
  const page: PageUrl | undefined = readSiteUrl(sent);
  if (page === undefined) throw new ApiError('invalidUrl');
  return { url: page.href, host: page.host, domain: page.domain };
}

type SentChanges = Partial<Static<ReturnType<typeof Type.Object<typeof SETTINGS>>>> & {
  readonly url?: string;
  readonly title?: string;
};

function changesOf({ url: sentUrl, title: sentTitle, ...settings }: SentChanges): SiteChanges {
  const { gsc_sheet } = settings;
  if (gsc_sheet && !isSheetUrl(gsc_sheet))
    throw new ApiError('invalid', { parameter: 'gsc_sheet' });
  return {
    ...(sentUrl !== undefined && placeOf(sentUrl)),
    ...(sentTitle && { title: sentTitle }),
    settings: {
      checkEveryHours: settings.check_every_hours,
      respectsRobots: settings.respects_robots,
      failuresUntilLost: settings.failures_until_lost,
      followsIndex: settings.follows_index,
      gscAutoimport: settings.gsc_autoimport,
      ...(gsc_sheet !== undefined && { gscSheet: gsc_sheet ?? undefined }),
    },
  };
}

function siteRow({ id, title: named, url: name, settings, createdAt }: Site) {
  return {
    ...{ id, title: named, name },
    check_every_hours: settings.checkEveryHours,
    respects_robots: settings.respectsRobots,
    failures_until_lost: settings.failuresUntilLost,
    follows_index: settings.followsIndex,
    gsc_sheet: settings.gscSheet ?? null,
    gsc_autoimport: settings.gscAutoimport,
    date_added: createdAt.toISOString().slice(0, 10),
  };
}
