/** A site's backlinks: the list, and adding to it. */
import { Type } from 'typebox';
import { addBacklinks, type NewBacklink } from '../../control/add-backlinks.ts';
import { areGroups } from '../../control/backlink-groups.ts';
import { addsLeft } from '../../control/daily-adds.ts';
import { disavowedAmong } from '../../control/disavow.ts';
import { listBacklinks } from '../../control/site-backlinks.ts';
import { domainRanks } from '../../linkindex/rank-lookup.ts';
import type { PageUrl } from '../../url/page-url.ts';
import { ApiError } from '../api-error.ts';
import { parameters } from '../parameters.ts';
import { BacklinkRow, backlinkRow } from './backlink-row.ts';
import { type MonitorAsking, siteOperation } from './operation.ts';
import { readPageUrl } from './page-urls.ts';
import { groupId, LIST_BYTES, limit, list, offset, text } from './parameters.ts';
import { readList } from './read-list.ts';
import { readTerms, TERMS } from './terms.ts';

export const listSiteBacklinks = siteOperation({
  name: 'list-site-backlinks',
  summary: 'Backlinks of a site',
  description:
    'Backlinks in the order in which they were added. Facts of the page are those of the latest check, null before the first. A page that refuses the crawler is blocked, not lost.',
  parameters: parameters({ limit, offset }),
  errors: ['wrongSite'],
  answer: Type.Array(BacklinkRow),
  run: async ({ control, askIndex, signal }, site, part) => {
    const rows = await listBacklinks(control, site, part);
    if (rows.length === 0) return [];
    const domains = rows.map(({ domain }) => domain);
    const [isDisavowed, ranks] = await Promise.all([
      disavowedAmong(control, site.id, rows),
      askIndex((index) => domainRanks(index, domains, signal)),
    ]);
    return rows.map((row) =>
      backlinkRow(row, {
        domainInlinkRank: ranks.get(row.domain),
        isDisavowed: isDisavowed(row),
      }),
    );
  },
});

const url = text('The page with the link: an absolute http(s) URL.', 10_000, 1);

export const addSiteBacklink = siteOperation({
  name: 'add-site-backlink',
  summary: 'Add a backlink',
  description: 'Adds a page that links to the site; it is checked soon. A page is in a site once.',
  parameters: parameters({ url, ...TERMS }),
  refusals: { url: 'invalidUrl' },
  errors: ['invalidUrl', 'backlinksLimit', 'backlinkExists', 'wrongSite'],
  answer: Type.Object({ id: Type.Integer({ examples: [1] }) }),
  run: async (asking, site, sent) => {
    const terms = { ...readTerms(sent), source: 'api' };
    const page = newBacklink(readPage(sent.url));
    const added = await addBacklinks(asking.control, site.id, [page], terms, limitOf(asking));
    const [id] = added.ids;
    if (id === undefined) throw new ApiError('backlinkExists');
    asking.monitor.wake?.();
    return { id };
  },
});

const count = (description: string) => Type.Integer({ minimum: 0, description, examples: [2] });

export const addSiteBacklinks = siteOperation({
  name: 'add-site-backlinks',
  summary: 'Add a list of backlinks',
  description:
    'Adds up to 100,000 pages that link to the site; each is checked soon. What is no absolute http(s) URL is left out: of total entries, total − added − duplicates were none.',
  parameters: parameters({
    group_id: Type.Optional(groupId),
    ...TERMS,
    manager: Type.Optional(text('Who looks after them.', 255)),
    list: list('URLs of pages.', ['https://google.com', 'https://yandex.ru']),
  }),
  refusals: { list: 'invalidList', group_id: 'invalidGroupId' },
  errors: ['invalidList', 'invalidGroupId', 'unknownGroup', 'backlinksLimit', 'wrongSite'],
  bodyLimit: LIST_BYTES,
  answer: Type.Object({
    added: count('Pages that were not there.'),
    duplicates: count('Pages that were there, or came twice.'),
    total: count('Entries of the list.'),
  }),
  run: async (asking, site, { list: sent, group_id, manager, ...terms }) => {
    const { control } = asking;
    const shared = { ...readTerms(terms), source: 'list', groupId: group_id, manager };
    if (group_id !== undefined && !(await areGroups(control.db, site.id, [group_id])))
      throw new ApiError('unknownGroup');
    const pages = (await readList(sent, readPageUrl)).map(newBacklink);
    const added = await addBacklinks(control, site.id, pages, shared, limitOf(asking));
    if (added.ids.length > 0) asking.monitor.wake?.();
    return { added: added.ids.length, duplicates: added.duplicates, total: sent.length };
  },
});

/** @throws ApiError 400 */
function readPage(sent: string): PageUrl {
  const page = readPageUrl(sent);
  if (page === undefined) throw new ApiError('invalidUrl');
  return page;
}

const newBacklink = ({ href, host, domain }: PageUrl): NewBacklink => ({
  fromUrl: href,
  fromHost: host,
  fromDomain: domain,
});

const DEFAULT_ADDS_PER_DAY = 1_000_000;

export const limitOf = ({ monitor: { addsPerDay = DEFAULT_ADDS_PER_DAY } }: MonitorAsking) => ({
  addsPerDay,
});

/** How many backlinks the asking account may still add today. */
export const leftToAdd = (asking: MonitorAsking): Promise<number> =>
  addsLeft(asking.control, asking.accountId, limitOf(asking).addsPerDay);
