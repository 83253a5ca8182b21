/**
 * What a person sees who opens the server's address: what runs here, what the index holds, where to go on.
 *
 * Plain HTML without scripts; nothing in it comes from a request.
 */
import type { FastifyInstance } from 'fastify';
import { type IndexStats, indexStats } from '../linkindex/queries/index-stats.ts';
import type { CommandParts } from './command.ts';
import { FAMILIES, MONITOR_FAMILIES } from './families.ts';
import type { MonitorFamily } from './monitor/routes.ts';

/** The numbers are read in one pass over the index, so not more often than this, whoever asks. */
const MAX_AGE_MS = 60_000;

export function addStartPage(app: FastifyInstance, { index, queue }: CommandParts): void {
  let read: { readonly at: number; readonly stats: Promise<IndexStats> } | undefined;
  app.get('/', { schema: { hide: true } }, async (_, reply) => {
    if (read === undefined || Date.now() - read.at > MAX_AGE_MS) {
      // Not given up when one client hangs up: others wait for the same.
      const never = new AbortController().signal;
      read = { at: Date.now(), stats: queue.run(() => indexStats(index), never) };
      read.stats.catch(() => {
        read = undefined;
      });
    }
    return reply
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .type('text/html; charset=utf-8')
      .send(page(await read.stats));
  });
}

function page(stats: IndexStats): string {
  const facts = NUMBERS.map(
    ([name, label]) => `<dt>${label}</dt><dd>${stats[name].toLocaleString('en-US')}</dd>`,
  );
  const families = FAMILIES.map(({ prefix, tags, routes }) =>
    list(
      tags.documented,
      routes.map(({ path }) => `${prefix}/${path}`),
    ),
  );
  const monitor = Map.groupBy(MONITOR_FAMILIES, ({ tags }) => tags.documented);
  for (const [name, parts] of monitor) families.push(list(name, parts.flatMap(monitorPaths)));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Open Backlinks</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Open Backlinks</h1>
<p>A backlink index and a monitor of one's own backlinks run here. They answer as SEO PowerSuite Backlinks API v1.0, the backlinks part
of SE Ranking's Data API and SE Ranking's Backlinks API do.</p>
<dl>${facts.join('')}</dl>
${families.join('')}
<p><a href="/docs">Documentation, to try it out</a> · <a href="/openapi.json">OpenAPI</a> ·
<a href="/metrics">Metrics</a></p>
<p>A call needs an API key: <code>npx backlinks keys create</code></p>
</body>
</html>
`;
}

const list = (name: string, paths: readonly string[]): string =>
  `<h2>${name}</h2><ul>${paths.map((path) => `<li><code>${path}</code></li>`).join('')}</ul>`;

/** Each path once, behind the methods it takes. */
function monitorPaths({ prefix, routes }: MonitorFamily): string[] {
  return [...Map.groupBy(routes, ({ path }) => path)].map(([path, taking]) => {
    const methods = taking.map(({ method }) => method);
    return `${methods.join(' ')} ${prefix}${path.replace(/:(\w+)/g, '{$1}')}`;
  });
}

const NUMBERS = [
  ['visits', 'visits'],
  ['pages', 'pages'],
  ['backlinks_live', 'live backlinks'],
  ['referring_hosts', 'referring hosts'],
  ['referring_domains', 'referring registrable domains'],
] as const satisfies readonly (readonly [keyof IndexStats, string])[];

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 40rem; padding: 0 1rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem }
dd { margin: 0; font-variant-numeric: tabular-nums }
@media (prefers-color-scheme: dark) { body { background: #111; color: #ddd } a { color: #8bf } }
`;
