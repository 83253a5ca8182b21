/** Results in words, for a person at a terminal. */
import type { CrawlSummary } from '../app/crawl/crawl-index.ts';
import type { IngestSummary } from '../app/ingest/ingest.ts';
import type { RankSummary } from '../app/rank-index.ts';
import type { Serving } from '../app/serve.ts';

const count = (value: number): string => value.toLocaleString('en-US');

export function ingestLines(summary: IngestSummary): string[] {
  const { archives, alreadyLoaded, records, visits, links, seconds } = summary;
  const pace = seconds > 0 ? `, ${count(Math.round(visits / seconds))} pages/s` : '';
  const lines = [
    `${count(visits)} pages with ${count(links)} links to other domains, of ${count(records)} records in ${count(archives)} archives (${seconds.toFixed(1)} s${pace})`,
  ];
  if (alreadyLoaded > 0)
    lines.push(
      `${count(alreadyLoaded)} archives were loaded before (--again reads them once more)`,
    );
  lines.push(...reasons('records that could not be read', summary.skipped));
  lines.push(...reasons('records about no page', summary.passed));
  lines.push(...reasons('links to no page of the web', summary.dropped));
  return lines;
}

export function crawlLines(summary: CrawlSummary): string[] {
  const { pages, links, listed, rendered, seconds } = summary;
  const pace = seconds > 0 ? `, ${(pages / seconds).toFixed(1)} pages/s` : '';
  const lines = [
    `${count(pages)} visits with ${count(links)} links to other domains (${seconds.toFixed(1)} s${pace})`,
    ...reasons('visits by what came of them', summary.outcomes),
    ...(rendered === 0 ? [] : [`pages rendered: ${count(rendered)}`]),
    ...reasons('pages that could not be rendered', summary.unrendered),
    ...reasons('without an answer, or with a part of one', summary.problems),
    ...reasons('pages not visited though due', summary.skipped),
    ...reasons('addresses left out', summary.leftOut),
  ];
  return listed === 0 ? lines : [...lines, `addresses in sitemaps: ${count(listed)}`];
}

function reasons(what: string, counts: Readonly<Record<string, number>>): string[] {
  const parts = Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, n]) => `${reason} ${count(n)}`);
  return parts.length === 0 ? [] : [`${what}: ${parts.join(', ')}`];
}

export function rankLines({ pages, domains, backlinksUpdated, seconds }: RankSummary): string[] {
  return [
    `${count(pages.nodes)} pages and ${count(pages.arcs)} links between them: ${pages.iterations} steps, error below ${pages.error.toExponential(0)}`,
    `${count(domains.nodes)} domains and ${count(domains.arcs)} links between them: ${domains.iterations} steps`,
    `${count(backlinksUpdated)} backlinks changed their rank (${seconds.toFixed(1)} s)`,
  ];
}

export function servingLines(
  { address, newKey, exampleTarget }: Pick<Serving, 'address' | 'newKey' | 'exampleTarget'>,
  data: string,
): string[] {
  const key =
    newKey === undefined
      ? 'API key        the one you were shown, or a new one: npx backlinks keys create'
      : `API key        ${newKey}   (shown once)`;
  const lines = [
    '',
    `Open Backlinks serves ${address}`,
    `documentation  ${address}/docs`,
    `data           ${data}`,
    key,
  ];
  if (exampleTarget === undefined)
    return [
      ...lines,
      '',
      'The index is empty. Load archives: npx backlinks ingest <file, folder or address>',
      '',
    ];
  const sent = newKey ?? 'YOUR_KEY';
  const url = (command: string, parameters: string) =>
    `  curl '${address}/backlinks/v1.0/${command}?apikey=${sent}&target=${exampleTarget}${parameters}'`;
  return [
    ...lines,
    '',
    'Try:',
    url('get-metrics', '&mode=host'),
    url('get-backlinks', '&mode=domain&limit=3&order_by=inlink_rank'),
    url('get-refdomains', '&mode=domain&limit=5&output=xml'),
    '',
    'Ctrl-C stops it.',
    '',
  ];
}
