/**
 * Whether Yandex has a page, by the Yandex Search API v2: the operator `url:` with the page's address, answered as XML in base 64.
 *
 * Sources: yandex.cloud/docs/search-api/api-ref/WebSearch/search; concepts/limits; Yandex Search help, document operators.
 */
import { Type } from 'typebox';
import { askVendor } from './ask-vendor.ts';
import { isSamePage, withoutScheme } from './same-page.ts';
import { oneByOne, type SignalProvider, type Spend, signalProvider } from './signal-provider.ts';
import type { RequestLimits } from './vendor.ts';
import { VendorError, type VendorErrorKind } from './vendor-error.ts';
import { parseYandexAnswer } from './yandex-answer.ts';

export interface YandexSearchSettings {
  readonly baseUrl: string;
  readonly key: string;
  readonly folderId: string;
  /** Which Yandex is asked; `com` has the least of the Russian web. */
  readonly searchType: 'ru' | 'com' | 'tr' | 'kk' | 'be' | 'uz';
}

const NAME = 'Yandex Search';
const MAX_QUERY_LENGTH = 400;

const Answer = Type.Object({ rawData: Type.String({ pattern: '^[A-Za-z0-9+/_-]+={0,2}$' }) });

export function yandexIndex(
  settings: YandexSearchSettings,
  spend: Spend,
  limits: RequestLimits,
): SignalProvider {
  const { baseUrl, key } = settings;
  const vendor = { name: NAME, baseUrl, secrets: [key], limits };
  const headers = { authorization: `Api-Key ${key}` };
  const isIndexed = async (page: string, signal: AbortSignal): Promise<number> => {
    const request = { path: '/v2/web/search', headers, json: questionOf(page, settings) };
    const { rawData } = await askVendor(vendor, request, Answer, signal);
    return urlsIn(Buffer.from(rawData, 'base64').toString()).some((url) => isSamePage(url, page))
      ? 1
      : 0;
  };
  return signalProvider(
    {
      ...{ name: 'yandex_index', subjects: 'page', ...oneByOne(isIndexed) },
      canAsk: (page) => queryOf(page).length <= MAX_QUERY_LENGTH,
    },
    spend,
  );
}

/** Addresses with brackets or underscores need the quotes; none holds a quote itself, for URLs have them escaped. */
function queryOf(page: string): string {
  return `url:"${withoutScheme(page)}"`;
}

function questionOf(page: string, { folderId, searchType }: YandexSearchSettings) {
  return {
    query: {
      searchType: `SEARCH_TYPE_${searchType.toUpperCase()}`,
      queryText: queryOf(page),
      familyMode: 'FAMILY_MODE_NONE',
      fixTypoMode: 'FIX_TYPO_MODE_OFF',
      page: '0',
    },
    groupSpec: { groupMode: 'GROUP_MODE_FLAT', groupsOnPage: '10', docsInGroup: '1' },
    folderId,
    responseFormat: 'FORMAT_XML',
  };
}

/** Codes within an answer of status 200; 15 is "nothing found", which is an answer. */
const ERROR_KINDS: Readonly<Record<string, VendorErrorKind>> = {
  ...{ '1': 'refused', '2': 'refused', '18': 'refused', '19': 'refused', '37': 'refused' },
  ...{ '20': 'outage', '32': 'quota', '55': 'quota', '31': 'wrong-key', '33': 'wrong-key' },
  ...{
    '34': 'wrong-key',
    '42': 'wrong-key',
    '43': 'wrong-key',
    '44': 'wrong-key',
    '48': 'wrong-key',
  },
};
const NOTHING_FOUND = '15';

function urlsIn(xml: string): readonly string[] {
  const answer = parseYandexAnswer(xml);
  if (answer === undefined)
    throw new VendorError(NAME, 'surprise', 'the answer holds no whole result page in XML');
  const { urls, error } = answer;
  if (error === undefined || error.code === NOTHING_FOUND) return urls;
  const kind = ERROR_KINDS[error.code] ?? 'surprise';
  throw new VendorError(NAME, kind, `answered error ${error.code}: ${error.message}`);
}
