/**
 * Every setting of the program, once: its type, default, bound and description. From this table come the
 * check at start, the flags and their `--help`, the environment variables and `docs/configuration.md`.
 *
 * A flag is the name in kebab case (`--max-record-bytes`); its variable, unless the table names another,
 * is `BACKLINKS_` and the name in upper snake case.
 */

interface Described {
  /** One line: what it is, its unit, what a special value means. */
  readonly description: string;
  /** Environment variable when it is not the one derived from the name. */
  readonly variable?: string;
}

export interface TextSetting extends Described {
  readonly kind: 'text';
  readonly default: string;
  /** Allowed values; any text when left out. */
  readonly values?: readonly string[];
  /** Starts of the URLs it may be, if it is one: `http://`. Such a URL holds a password, so no error shows it. */
  readonly schemes?: readonly string[];
  /** Has no flag, for other users of the machine see those. */
  readonly isSecret?: true;
}

export interface IntegerSetting extends Described {
  readonly kind: 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

/** Off unless its flag is there, which takes no value; elsewhere `on` or `off`. */
export interface SwitchSetting extends Described {
  readonly kind: 'switch';
  readonly default: false;
}

export type Setting = TextSetting | IntegerSetting | SwitchSetting;

const MIB = 2 ** 20;
const GIB = 2 ** 30;
const HOUR = 3600;
const DAY = 24 * HOUR;

export const SETTINGS = {
  data: {
    kind: 'text',
    default: './data',
    description: 'Directory that holds everything the program keeps.',
  },
  host: {
    kind: 'text',
    default: '127.0.0.1',
    description: 'Address the server listens on.',
  },
  port: {
    kind: 'integer',
    default: 8080,
    min: 0,
    max: 65535,
    variable: 'PORT',
    description: 'Port the server listens on; 0 takes any free one.',
  },
  sample: {
    kind: 'text',
    default: 'on',
    values: ['on', 'off'],
    description: 'Whether the first start of the server loads the bundled sample.',
  },
  clickhouseUrl: {
    kind: 'text',
    default: '',
    variable: 'CLICKHOUSE_URL',
    schemes: ['http://', 'https://'],
    description:
      'ClickHouse server of the link index, http(s)://user:password@host:port; empty: embedded.',
  },
  databaseUrl: {
    kind: 'text',
    default: '',
    variable: 'DATABASE_URL',
    schemes: ['postgres://', 'postgresql://'],
    description: 'PostgreSQL server of the control data, postgres://…; empty: embedded.',
  },
  indexSessions: {
    kind: 'integer',
    default: 4,
    min: 2,
    max: 64,
    description: 'Queries the embedded link index runs at the same time; a load needs two.',
  },
  indexMaxMemoryBytes: {
    kind: 'integer',
    default: 4 * GIB,
    min: 512 * MIB,
    max: 1024 * GIB,
    description: 'Memory the embedded link index may take, in bytes.',
  },
  ingestWorkers: {
    kind: 'integer',
    default: 0,
    min: 0,
    max: 256,
    description: 'Threads that parse archives; 0: one a core.',
  },
  maxRecordBytes: {
    kind: 'integer',
    default: 64 * MIB,
    min: 64 * 1024,
    max: GIB,
    description: 'Largest archive record and page body that is read, in bytes after decompression.',
  },
  failuresUntilLost: {
    kind: 'integer',
    default: 3,
    min: 1,
    max: 100,
    description: 'Failed visits in a row after which a page counts as gone (crawl_error).',
  },
  contact: {
    kind: 'text',
    default: '',
    description:
      'Mail address or http(s) URL of whoever runs the crawler, sent with each of its requests; without it none is made.',
  },
  crawlDelayMs: {
    kind: 'integer',
    default: 250,
    min: 0,
    max: HOUR * 1000,
    description:
      'Least pause between two requests to a host; a slow host gets a longer one, robots.txt may ask for one.',
  },
  crawlMaxDelayMs: {
    kind: 'integer',
    default: 30_000,
    min: 0,
    max: HOUR * 1000,
    description: 'Longest pause that a slow host gets, in ms.',
  },
  crawlMaxCrawlDelayMs: {
    kind: 'integer',
    default: 60_000,
    min: 0,
    max: DAY * 1000,
    description:
      'Longest crawl-delay of a robots.txt that is kept to, in ms; a longer one counts as this.',
  },
  crawlConcurrency: {
    kind: 'integer',
    default: 64,
    min: 1,
    max: 4096,
    description: 'Requests of a crawl under way at a time, of all hosts; each host has one.',
  },
  crawlHostBudget: {
    kind: 'integer',
    default: 500,
    min: 1,
    max: 100_000,
    description:
      'Pages of one host in a batch of the crawl, so that a huge host leaves room for others.',
  },
  crawlMaxAlike: {
    kind: 'integer',
    default: 1000,
    min: 1,
    max: 10_000_000,
    description:
      'Addresses of a host that differ only in values of their query or in a date; more count as a trap.',
  },
  crawlSitemaps: {
    kind: 'text',
    default: 'on',
    values: ['on', 'off'],
    description: 'Whether the crawler reads sitemaps.',
  },
  crawlRevisitSeconds: {
    kind: 'integer',
    default: 7 * DAY,
    min: 0,
    max: 3650 * DAY,
    description: 'When a page is visited again whose rate of change is not known yet, in seconds.',
  },
  crawlMinRevisitSeconds: {
    kind: 'integer',
    default: DAY,
    min: 60,
    max: 3650 * DAY,
    description: 'Shortest time between two visits of a page that changes often, in seconds.',
  },
  crawlMaxRevisitSeconds: {
    kind: 'integer',
    default: 90 * DAY,
    min: 60,
    max: 3650 * DAY,
    description:
      'Longest time between two visits of a page that never changes or is gone, in seconds.',
  },
  crawlRetrySeconds: {
    kind: 'integer',
    default: HOUR,
    min: 1,
    max: 365 * DAY,
    description:
      'When a page that could not be had is tried again, in seconds; doubles with each failure.',
  },
  evidenceFileBytes: {
    kind: 'integer',
    default: GIB,
    min: MIB,
    max: 1024 * GIB,
    description: 'Size at which a new WARC file is begun for what the crawler fetches.',
  },
  evidenceKeepBytes: {
    kind: 'integer',
    default: 0,
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    description:
      'Bytes of WARC files that are kept, the latest; 0: all of them. With a bucket: kept beside it.',
  },
  evidenceBucket: {
    kind: 'text',
    default: '',
    schemes: ['s3://'],
    description:
      'Where finished WARC files of the crawler are copied, s3://bucket/prefix; empty: nowhere.',
  },
  evidenceDropUploaded: {
    kind: 'switch',
    default: false,
    description: 'Removes a finished WARC file once the bucket has it.',
  },
  s3Endpoint: {
    kind: 'text',
    default: '',
    variable: 'AWS_ENDPOINT_URL',
    schemes: ['http://', 'https://'],
    description: 'S3-compatible store, such as https://minio.example.com:9000; empty: AWS.',
  },
  s3Region: {
    kind: 'text',
    default: 'us-east-1',
    variable: 'AWS_REGION',
    description: 'Region of the buckets.',
  },
  s3Addressing: {
    kind: 'text',
    default: 'auto',
    values: ['auto', 'path', 'host'],
    description:
      'Where requests name the bucket: in the path or the host; auto: in the host on AWS, elsewhere in the path.',
  },
  s3AccessKeyId: {
    kind: 'text',
    default: '',
    variable: 'AWS_ACCESS_KEY_ID',
    description: 'Key to the buckets; empty: requests are not signed, as public buckets take them.',
  },
  s3SecretAccessKey: {
    kind: 'text',
    default: '',
    variable: 'AWS_SECRET_ACCESS_KEY',
    description: 'Its secret part. Other users of the machine may see flags: set the variable.',
  },
  s3SessionToken: {
    kind: 'text',
    default: '',
    variable: 'AWS_SESSION_TOKEN',
    description: 'Token of temporary keys.',
  },
  maxTargetBacklinks: {
    kind: 'integer',
    default: 0,
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    description: 'Targets with more live backlinks are answered with 244; 0: no limit.',
  },
  maxWaitingQueries: {
    kind: 'integer',
    default: 256,
    min: 1,
    max: 100_000,
    description: 'Requests that may wait for the link index before new ones are answered with 503.',
  },
  allowPrivateNetwork: {
    kind: 'switch',
    default: false,
    description: 'Lets the crawler connect to addresses that are not of the public internet.',
  },
  hostResolverRules: {
    kind: 'text',
    default: '',
    description:
      'Where the crawler connects to instead of what DNS says, in Chromium’s syntax: MAP *:80 127.0.0.1:9080, …',
  },
  fetchTimeoutMs: {
    kind: 'integer',
    default: 60_000,
    min: 1000,
    max: 600_000,
    description: 'Longest time one GET of a page may take in all, in ms.',
  },
  fetchConnectTimeoutMs: {
    kind: 'integer',
    default: 15_000,
    min: 100,
    max: 120_000,
    description: 'Longest time DNS, TCP and TLS of a connection may take together, in ms.',
  },
  fetchHeadersTimeoutMs: {
    kind: 'integer',
    default: 30_000,
    min: 100,
    max: 300_000,
    description: 'Longest time from a request to the end of the answer’s head, in ms.',
  },
  fetchIdleTimeoutMs: {
    kind: 'integer',
    default: 10_000,
    min: 100,
    max: 300_000,
    description: 'Longest silence within a body, in ms.',
  },
  fetchMinBytesPerSecond: {
    kind: 'integer',
    default: 512,
    min: 1,
    max: 1_000_000,
    description: 'Slowest body that is read on, in bytes a second over all of it.',
  },
  fetchMaxBytes: {
    kind: 'integer',
    default: 10 * MIB,
    min: 64 * 1024,
    max: 256 * MIB,
    description: 'Largest body that is fetched, in bytes as sent; longer ones are cut.',
  },
  fetchMaxDecodedBytes: {
    kind: 'integer',
    default: 32 * MIB,
    min: 64 * 1024,
    max: GIB,
    description: 'Largest body after decompression, in bytes; longer ones are cut.',
  },
  fetchMaxHeaderBytes: {
    kind: 'integer',
    default: 64 * 1024,
    min: 4096,
    max: MIB,
    description: 'Largest head of an answer, in bytes; an answer with a larger one is a failure.',
  },
  render: {
    kind: 'switch',
    default: false,
    description:
      'Lets an installed Chromium render pages whose HTML has no links; needs the package playwright-core.',
  },
  chromiumPath: {
    kind: 'text',
    default: '',
    description: 'Program of Chromium; empty: chromium or google-chrome on the search path.',
  },
  renderTimeoutMs: {
    kind: 'integer',
    default: 20_000,
    min: 500,
    max: 300_000,
    description: 'Time that the scripts of a page get and their requests, in ms.',
  },
  renderMaxRequests: {
    kind: 'integer',
    default: 64,
    min: 0,
    max: 1000,
    description: 'Most requests for scripts, style sheets and data of a page that is rendered.',
  },
  renderConcurrency: {
    kind: 'integer',
    default: 2,
    min: 1,
    max: 64,
    description: 'Pages that are rendered at the same time.',
  },
  smtpHost: {
    kind: 'text',
    default: '',
    description: 'Mail server that sends alerts; empty: no alerts by e-mail.',
  },
  smtpPort: {
    kind: 'integer',
    default: 587,
    min: 1,
    max: 65535,
    description: 'Its port.',
  },
  smtpTls: {
    kind: 'text',
    default: 'starttls',
    values: ['starttls', 'tls', 'off'],
    description:
      'How it is spoken to: starttls (587), tls from the first byte (465), off for one on this machine.',
  },
  smtpUser: {
    kind: 'text',
    default: '',
    description: 'Its user; empty: none is told.',
  },
  smtpPassword: {
    kind: 'text',
    default: '',
    isSecret: true,
    description: 'Its password.',
  },
  mailFrom: {
    kind: 'text',
    default: '',
    description: 'Sender of alerts: alerts@example.com, or Backlinks <alerts@example.com>.',
  },
  publicUrl: {
    kind: 'text',
    default: '',
    schemes: ['http://', 'https://'],
    description:
      'Address under which clients reach the server, for links in answers; empty: as the request names it.',
  },
  importMaxBytes: {
    kind: 'integer',
    default: 160 * MIB,
    min: MIB,
    max: GIB,
    description:
      'Largest file of backlinks that the API imports, in bytes; it takes five times as much memory while it is read.',
  },
  monitorAddsPerDay: {
    kind: 'integer',
    default: 1_000_000,
    min: 0,
    max: 1_000_000_000,
    description: 'Backlinks that an account may add to the monitor on one day (UTC).',
  },
  checksKeptPerBacklink: {
    kind: 'integer',
    default: 100,
    min: 10,
    max: 100_000,
    description:
      'Checks of a monitored backlink that are kept, the latest; also the latest of each state, however long ago it was.',
  },
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
  exportDays: {
    kind: 'integer',
    default: 7,
    min: 1,
    max: 365,
    description: 'Days for which a file of download-all-backlinks is kept.',
  },
  logLevel: {
    kind: 'text',
    default: 'info',
    values: ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
    description: 'Least severe log lines the server writes (JSON lines on standard error).',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

type ValueOf<S extends Setting> = S extends { kind: 'integer' }
  ? number
  : S extends { kind: 'switch' }
    ? boolean
    : S extends { values: readonly (infer V)[] }
      ? V
      : string;

/** The resolved settings, frozen. */
export type Config = { readonly [Name in SettingName]: ValueOf<(typeof SETTINGS)[Name]> };

// One cast: Object.keys forgets the literal names.
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** `maxRecordBytes` → `BACKLINKS_MAX_RECORD_BYTES`, unless the table names another variable. */
export function variableOf(name: SettingName): string {
  const setting: Setting = SETTINGS[name];
  return setting.variable ?? `BACKLINKS_${snake(name).toUpperCase()}`;
}

/** `maxRecordBytes` → `--max-record-bytes`. */
export function flagOf(name: SettingName): string {
  return `--${snake(name).replaceAll('_', '-')}`;
}

/** Has the setting a flag? */
export function hasFlag(name: SettingName): boolean {
  const setting: Setting = SETTINGS[name];
  return setting.kind !== 'text' || setting.isSecret !== true;
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
