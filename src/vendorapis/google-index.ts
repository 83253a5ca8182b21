/**
 * Whether Google has a page, by the Custom Search JSON API: `site:` with the page's address, in an engine that searches the whole web.
 *
 * `site:` finds pages whose address begins so; the page is indexed when it is among them, and is not when all of them are there
 * without it. Where more are found than are shown, it is not known.
 *
 * Source: developers.google.com/custom-search/v1/reference/rest/v1/cse/list.
 */
import { Type } from 'typebox';
import { askVendor } from './ask-vendor.ts';
import { googleRefusal } from './google-refusal.ts';
import { isSamePage, withoutScheme } from './same-page.ts';
import { oneByOne, type SignalProvider, type Spend, signalProvider } from './signal-provider.ts';
import type { RequestLimits } from './vendor.ts';

export interface GoogleSearchSettings {
  readonly baseUrl: string;
  readonly key: string;
  /** Id of the search engine, `cx`. */
  readonly engineId: string;
}

/** Results of a request, at most. */
const RESULTS = 10;

const Answer = Type.Object({
  searchInformation: Type.Object({ totalResults: Type.String({ pattern: '^\\d{1,15}$' }) }),
  items: Type.Optional(Type.Array(Type.Object({ link: Type.String() }))),
});

export function googleIndex(
  { baseUrl, key, engineId }: GoogleSearchSettings,
  spend: Spend,
  limits: RequestLimits,
): SignalProvider {
  const vendor = {
    ...{ name: 'Google Custom Search', baseUrl, secrets: [key], limits },
    refusalOf: googleRefusal,
  };
  const isIndexed = async (page: string, signal: AbortSignal): Promise<number | null> => {
    const query = {
      ...{ key, cx: engineId, q: `site:${withoutScheme(page)}`, num: String(RESULTS) },
      // Without it Google leaves out pages that are like others.
      filter: '0',
      fields: 'searchInformation/totalResults,items/link',
    };
    const answer = await askVendor(vendor, { path: '/customsearch/v1', query }, Answer, signal);
    if (answer.items?.some(({ link }) => isSamePage(link, page))) return 1;
    return Number(answer.searchInformation.totalResults) <= RESULTS ? 0 : null;
  };
  return signalProvider({ name: 'google_index', subjects: 'page', ...oneByOne(isIndexed) }, spend);
}
