/** Who crawls, how often and how politely; what is kept as evidence, and what Chromium renders. */
import { DAY, GIB, HOUR, MIB, type Setting } from './setting.ts';

export const CRAWL_SETTINGS = {
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
} as const satisfies Record<string, Setting>;
