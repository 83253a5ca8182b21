/** What is told of a host that is crawled. */
import { type Static, Type } from 'typebox';
import { count, nullableText } from './rows.ts';

const time = (description: string) => Type.String({ format: 'date-time', description });

const Robots = Type.Object({
  origin: Type.String({ description: 'Scheme, host and port it holds for.' }),
  fetched_at: time('When it was asked for.'),
  status: count('HTTP status at the end of its redirects; 0: no answer.'),
  text: Type.String(),
});

const HostAnswer = Type.Object({
  at: time('When it came.'),
  url: Type.String(),
  answer: Type.Unsafe<number | string>({
    type: ['integer', 'string'],
    description: 'HTTP status, or why there was no answer.',
  }),
  ms: count('Time to the head of the answer.'),
});

const NextVisit = Type.Object({
  url: Type.String(),
  at: time('When it is due.'),
  why: Type.String({
    description: 'What the time follows from: the outcome before, or why the page was put off.',
  }),
  failures: count('Refusals and failures in a row.'),
});

export const Host = Type.Object({
  host: Type.String(),
  visited_pages: count('Pages visited, by crawls or in archives.'),
  unseen_pages: count('Addresses heard of and never visited.'),
  requests: count('Requests of crawls so far.'),
  delay_ms: count('Pause after the latest request.'),
  crawl_delay_ms: Type.Unsafe<number | null>({
    type: ['number', 'null'],
    description: 'As robots.txt asks.',
  }),
  max_crawl_delay_ms: count('Most of that which is kept to, a setting.'),
  backoff_until: nullableText('Until when the host is left alone.'),
  backoffs: count('Answers in a row that asked for that, or failures to connect.'),
  robots_files: Type.Array(Robots),
  last_answers: Type.Array(HostAnswer),
  skipped: Type.Unsafe<Readonly<Record<string, number>>>({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description:
      'By reason, how often pages and sitemaps were due and not asked for, and how many addresses are not to be visited at all.',
  }),
  next_visits: Type.Array(NextVisit),
});

export type HostReport = Static<typeof Host>;
