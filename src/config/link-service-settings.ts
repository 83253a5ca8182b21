/** Services that backlinks of a site are imported from: keys and addresses. */
import type { Setting } from './setting.ts';

export const LINK_SERVICE_SETTINGS = {
  googleServiceAccountFile: {
    kind: 'text',
    default: '',
    description:
      'Key file (JSON) of a Google service account that Sheets are shared with; empty: no Sheets are read.',
  },
  googleSheetsUrl: {
    kind: 'text',
    default: 'https://sheets.googleapis.com',
    schemes: ['http://', 'https://'],
    description: 'Where the Google Sheets API is; the key file says where its tokens come from.',
  },
  bingWebmasterKey: {
    kind: 'text',
    default: '',
    isSecret: true,
    description: 'API key of Bing Webmaster Tools; empty: no links are imported from Bing.',
  },
  bingWebmasterUrl: {
    kind: 'text',
    default: 'https://ssl.bing.com/webmaster/api.svc/json',
    schemes: ['http://', 'https://'],
    description: 'Where its API is.',
  },
  yandexWebmasterToken: {
    kind: 'text',
    default: '',
    isSecret: true,
    description: 'OAuth token to Yandex Webmaster; empty: no links are imported from Yandex.',
  },
  yandexWebmasterUrl: {
    kind: 'text',
    default: 'https://api.webmaster.yandex.net/v4',
    schemes: ['http://', 'https://'],
    description: 'Where its API is, with the version.',
  },
  vendorTimeoutMs: {
    kind: 'integer',
    default: 30_000,
    min: 100,
    max: 600_000,
    description: 'Longest time one request to a third party’s API may take, in ms.',
  },
} as const satisfies Record<string, Setting>;
