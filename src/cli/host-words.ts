/** What the crawler knows of a host, in words. */

import { table } from '../formats/table.ts';
import type { HostReport } from '../http/host-report.ts';

const WIDTH = 160;
/** Of a robots.txt, in lines. */
const SHOWN_LINES = 20;

export function hostLines(report: HostReport): string[] {
  const { backoff_until, backoffs, skipped } = report;
  const facts = [
    `host        ${report.host}`,
    `pages       ${report.visited_pages} visited, ${report.unseen_pages} heard of and not visited yet`,
    `requests    ${report.requests}`,
    `pause       ${pauseOf(report)}`,
    `back-off    ${backoff_until === null ? 'none' : `until ${backoff_until}, after ${backoffs} answers in a row`}`,
    `skipped     ${
      Object.entries(skipped)
        .map(([reason, n]) => `${reason} ${n}`)
        .join(', ') || 'nothing'
    }`,
  ];
  return [
    ...facts,
    ...report.robots_files.flatMap(robotsLines),
    ...section('latest answers', report.last_answers),
    ...section('next visits', report.next_visits),
  ];
}

function pauseOf({ requests, delay_ms, crawl_delay_ms, max_crawl_delay_ms }: HostReport): string {
  if (requests === 0) return 'not known: no crawl has asked it for anything';
  const pause = `${seconds(delay_ms)} after the latest request`;
  if (crawl_delay_ms === null) return pause;
  const bound =
    crawl_delay_ms > max_crawl_delay_ms
      ? `, of which ${seconds(max_crawl_delay_ms)} are kept to (--crawl-max-crawl-delay-ms)`
      : '';
  return `${pause}; its robots.txt asks for ${seconds(crawl_delay_ms)}${bound}`;
}

function robotsLines({
  origin,
  fetched_at,
  status,
  text,
}: HostReport['robots_files'][number]): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const rest = lines.length - SHOWN_LINES;
  return [
    '',
    `${origin}/robots.txt  ${status === 0 ? 'no answer' : status}, ${fetched_at}`,
    ...lines.slice(0, SHOWN_LINES).map((line) => `    ${line.trim()}`),
    ...(rest > 0 ? [`    … ${rest} more lines`] : []),
  ];
}

function section(name: string, rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  return rows.length === 0 ? [] : ['', name, ...table(rows, { width: WIDTH }).split('\n')];
}

const seconds = (ms: number): string => `${Number((ms / 1000).toFixed(2))} s`;
