/** Third parties that are asked what they know of pages and domains: keys, addresses, budgets. */
import type { Setting } from './setting.ts';

export const SIGNAL_SETTINGS = {
  googleSearchKey: {
    kind: 'text',
    default: '',
    isSecret: true,
    description: 'Key to Google’s Custom Search JSON API; empty: Google is not asked (gin_index).',
  },
  googleSearchEngineId: {
    kind: 'text',
    default: '',
    description: 'Id (cx) of a search engine of that API that searches the whole web.',
  },
  googleSearchUrl: {
    kind: 'text',
    default: 'https://customsearch.googleapis.com',
    schemes: ['http://', 'https://'],
    description: 'Where that API is.',
  },
  googleSearchPerDay: {
    kind: 'integer',
    default: 100,
    min: 0,
    max: 1_000_000,
    description: 'Pages that Google is asked about on one day (UTC); Google takes 100 for free.',
  },
  yandexSearchKey: {
    kind: 'text',
    default: '',
    isSecret: true,
    description: 'API key to the Yandex Search API; empty: Yandex is not asked (yin_index).',
  },
  yandexSearchFolderId: {
    kind: 'text',
    default: '',
    description: 'Folder of Yandex Cloud that pays for it.',
  },
  yandexSearchType: {
    kind: 'text',
    default: 'ru',
    values: ['ru', 'com', 'tr', 'kk', 'be', 'uz'],
    description: 'Which Yandex is asked.',
  },
  yandexSearchUrl: {
    kind: 'text',
    default: 'https://searchapi.api.cloud.yandex.net',
    schemes: ['http://', 'https://'],
    description: 'Where the Yandex Search API is.',
  },
  yandexSearchPerDay: {
    kind: 'integer',
    default: 1000,
    min: 0,
    max: 1_000_000,
    description: 'Pages that Yandex is asked about on one day (UTC); each is billed.',
  },
  mozToken: {
    kind: 'text',
    default: '',
    isSecret: true,
    description: 'API token of Moz, or ACCESS_ID:SECRET_KEY; empty: Moz is not asked (mozda).',
  },
  mozUrl: {
    kind: 'text',
    default: 'https://lsapi.seomoz.com',
    schemes: ['http://', 'https://'],
    description: 'Where the Links API of Moz is.',
  },
  mozPerDay: {
    kind: 'integer',
    default: 1000,
    min: 0,
    max: 1_000_000,
    description: 'Domains that Moz is asked about on one day (UTC); each is billed as a row.',
  },
  facebookToken: {
    kind: 'text',
    default: '',
    isSecret: true,
    description: 'Access token of a Facebook app; empty: Facebook is not asked (fb_likes).',
  },
  facebookUrl: {
    kind: 'text',
    default: 'https://graph.facebook.com/v24.0',
    schemes: ['http://', 'https://'],
    description: 'Where the Graph API is, with its version.',
  },
  facebookPerDay: {
    kind: 'integer',
    default: 1000,
    min: 0,
    max: 1_000_000,
    description: 'Pages that Facebook is asked about on one day (UTC).',
  },
  yandexSqiUrl: {
    kind: 'text',
    default: '',
    isSecret: true,
    schemes: ['http://', 'https://'],
    description:
      'Service that tells Yandex’s SQI of {domain} as {"sqi": 120}, an address with {domain} in it; empty: nobody is asked.',
  },
  yandexSqiPerDay: {
    kind: 'integer',
    default: 1000,
    min: 0,
    max: 1_000_000,
    description: 'Domains that it is asked about on one day (UTC).',
  },
} as const satisfies Record<string, Setting>;
