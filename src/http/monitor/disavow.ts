/** A site's disavow list: pages and domains whose links Google is asked to leave out. */
import { Type } from 'typebox';
import {
  addDisavowed,
  type DisavowEntry,
  listDisavowed,
  removeDisavowed,
} from '../../control/disavow.ts';
import { domainRanks } from '../../linkindex/rank-lookup.ts';
import { isRegistrySuffix, registrableDomain } from '../../url/public-suffix.ts';
import { parseDisavowSubject } from '../../vendorfiles/disavow-file.ts';
import { ApiError } from '../api-error.ts';
import { parameters } from '../parameters.ts';
import { siteOperation } from './operation.ts';
import { readPageUrl } from './page-urls.ts';
import { LIST_BYTES, limit, list, offset } from './parameters.ts';
import { readList } from './read-list.ts';

const nullableNumber = (description: string, example: number) =>
  Type.Unsafe<number | null>({ type: ['integer', 'null'], description, examples: [example] });

export const getDisavowed = siteOperation({
  name: 'list-disavowed',
  summary: 'List of disavowed backlinks',
  description: 'Entries in the order in which they were added, and how many there are.',
  parameters: parameters({ limit, offset }),
  errors: ['wrongSite'],
  answer: Type.Object({
    total_disavow_links: Type.Integer({ examples: [2] }),
    disavow_links: Type.Array(
      Type.Object({
        id: Type.Integer({ examples: [3] }),
        url: Type.String({
          description: 'URL of a page; for a domain, its name.',
          examples: ['https://yandex.ru/'],
        }),
        type: Type.Enum(['url', 'domain'], { type: 'string', examples: ['url'] }),
        exported: Type.Integer({
          description: '1: written into a file for Google.',
          examples: [0],
        }),
        yandex_x: nullableNumber('SQI of Yandex; null: not known.', 100),
        domain_inlink_rank: nullableNumber('Domain InLink Rank, 0–100; null: not known.', 96),
      }),
    ),
  }),
  run: async ({ control, askIndex, signal }, { id }, part) => {
    const { total, rows } = await listDisavowed(control, id, part);
    const domains = rows.map(({ domain }) => domain);
    const ranks =
      rows.length === 0
        ? undefined
        : await askIndex((index) => domainRanks(index, domains, signal));
    return {
      total_disavow_links: total,
      disavow_links: rows.map((row) => ({
        ...{ id: row.id, url: row.subject, type: row.type, exported: row.exported ? 1 : 0 },
        yandex_x: row.yandex_x,
        domain_inlink_rank: ranks?.get(row.domain) ?? null,
      })),
    };
  },
});

export const postDisavowed = siteOperation({
  name: 'add-disavowed',
  summary: 'Add to the disavow list',
  description:
    'Adds up to 100,000 pages or domains. When an entry is neither, nothing is added. Tells how many were new.',
  parameters: parameters({
    list: list('URLs of pages; `domain:example.com` or `example.com`: all below that domain.', [
      'https://google.com',
      'https://yandex.ru',
    ]),
  }),
  refusals: { list: 'invalidList' },
  errors: ['invalidList', 'wrongSite'],
  bodyLimit: LIST_BYTES,
  answer: Type.Object({ added: Type.Integer({ examples: [2] }) }),
  run: async ({ control }, { id }, sent) => ({
    added: await addDisavowed(control, id, await readList(sent.list, readEntry)),
  }),
});

export const deleteDisavowed = siteOperation({
  name: 'delete-disavowed',
  summary: 'Delete from the disavow list',
  description: 'Deletes one entry.',
  parameters: parameters({
    id: Type.Integer({
      ...{ minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
      description: 'Id of the entry.',
    }),
  }),
  refusals: { id: 'invalidDisavowId' },
  errors: ['invalidDisavowId', 'unknownDisavowId', 'wrongSite'],
  run: async ({ control }, site, { id }) => {
    if (!(await removeDisavowed(control, site.id, id))) throw new ApiError('unknownDisavowId');
    return undefined;
  },
});

/**
 * A page's URL, or a domain by `domain:` or by its name alone. `domain:co.uk` is meant, `co.uk` most likely is not, and would
 * have Google overlook half of the web.
 *
 * @throws ApiError 400
 */
function readEntry(sent: unknown): DisavowEntry {
  const page = readPageUrl(sent);
  if (page !== undefined) return { type: 'url', subject: page.href, domain: page.domain };
  const text = typeof sent === 'string' ? sent.trim() : '';
  const isTold = /^domain:/i.test(text);
  const named = parseDisavowSubject(isTold ? text : `domain:${text}`);
  if (typeof named === 'string' || (!isTold && isRegistrySuffix(named.subject)))
    throw new ApiError('invalidList');
  return { ...named, domain: registrableDomain(named.subject) };
}
