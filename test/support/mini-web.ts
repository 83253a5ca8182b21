/** The web of `../shared/data/mini-web`, real sites served on loopback by their own tool in a process of its own. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { sharedFile, sharedTool } from './shared-data.ts';

export interface MiniWeb {
  /** Folder of hosts. */
  readonly sites: string;
  /** A page of each host. */
  readonly seeds: readonly string[];
  readonly httpPort: number;
  readonly httpsPort: number;
  /** Host resolver rules that lead there. */
  readonly rules: string;
  /** With the certificate authority of the web. */
  readonly environment: Readonly<Record<string, string>>;
  /** When each request came in, in ms since 1970, by host. */
  requestTimes(): Promise<ReadonlyMap<string, number[]>>;
  stop(): void;
}

/** @param hosts Default: all. @returns Folder of hosts. */
export async function unpackSites(folder: string, hosts: readonly string[] = []): Promise<string> {
  const archive = sharedFile('mini-web/sites-visible.tar.zst');
  const members = hosts.map((host) => `sites/visible/${host}`);
  execFileSync('tar', ['--zstd', '-xf', archive, '-C', folder, ...members]);
  return join(folder, 'sites/visible');
}

/** @param hosts Serves the largest sites under as many made-up names, in place of their own. */
export async function startMiniWeb(
  sites: string,
  folder: string,
  { hosts = 0 } = {},
): Promise<MiniWeb> {
  const served = hosts === 0 ? sites : join(folder, 'copies');
  const seeds =
    hosts === 0
      ? (await readdir(sites)).map((host) => `https://${host}`)
      : await copiesOf(sites, served, hosts);
  const [ca, log] = [join(folder, 'ca.pem'), join(folder, 'requests.log')];
  const child = spawn(
    process.execPath,
    [
      ...['--import', join(import.meta.dirname, 'log-requests.mjs')],
      ...[sharedTool('mini-web.mjs'), served],
      ...['--redirects', sharedFile('mini-web/redirects.json')],
      ...['--http', '0', '--https', '0', '--ca', ca],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, REQUEST_LOG: log } },
  );
  const [line] = await once(createInterface(child.stdout), 'line');
  // What the tool prints when it listens.
  const { http: httpPort, https: httpsPort } = JSON.parse(line) as { http: number; https: number };
  return {
    sites: served,
    seeds,
    httpPort,
    httpsPort,
    rules: `MAP *:80 127.0.0.1:${httpPort}, MAP *:443 127.0.0.1:${httpsPort}`,
    environment: { NODE_EXTRA_CA_CERTS: ca },
    requestTimes: async () => timesOf(await readFile(log, 'utf8')),
    stop: () => child.kill(),
  };
}

function timesOf(log: string): ReadonlyMap<string, number[]> {
  const times = new Map<string, number[]>();
  for (const line of log.trim().split('\n')) {
    const [time = '', host = ''] = line.split(' ');
    times.set(host, [...(times.get(host) ?? []), Number(time)]);
  }
  return times;
}

/** URLs of all pages, the sites in turn. */
export async function pagesOf({ sites }: MiniWeb): Promise<string[]> {
  const bySite = await Promise.all(
    (await readdir(sites)).map(async (host) => {
      const files = await readdir(join(sites, host), { recursive: true, withFileTypes: true });
      return files
        .filter((file) => file.isFile())
        .map(
          (file) =>
            `https://${host}/${encodeURI(relative(join(sites, host), join(file.parentPath, file.name)))}`,
        );
    }),
  );
  const longest = Math.max(...bySite.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) =>
    bySite.flatMap((pages) => pages[at] ?? []),
  ).flat();
}

/** Sites with pages for a minute and more, and where they begin: redirects know them by their own names only. */
const LARGE = [
  ['docs.scipy.org', '/doc/scipy/'],
  ['httpd.apache.org', '/docs/2.4/'],
  ['llvm.org', '/docs/'],
  ['www.sqlite.org', '/'],
  ['docs.python.org', '/3/'],
] as const;

/** @returns Seeds. */
async function copiesOf(sites: string, folder: string, count: number): Promise<string[]> {
  await mkdir(folder);
  const copies = Array.from({ length: count }, async (_, n) => {
    const [site, path] = LARGE[n % LARGE.length] ?? LARGE[0];
    const name = `site-${n}.example.org`;
    await symlink(join(sites, site), join(folder, name));
    return `https://${name}${path}`;
  });
  return Promise.all(copies);
}
