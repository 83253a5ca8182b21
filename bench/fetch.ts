/**
 * What a GET costs: ours beside undici alone and node:http, and memory over many hosts.
 *
 *     node bench/fetch.ts [requests] [hosts]
 *
 * All three ask the same server for a page of 10 KB over 32 kept connections and hold the body as one buffer. Ours does
 * what else a GET of the fetcher does: limits, heads for the archive, fields, coding. The server runs in a process of its
 * own; what counts is processor time of the client, which other work on the machine hardly moves. Rounds alternate.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent as HttpAgent, get as httpGet } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Agent } from 'undici';
import { openFetcher } from '../src/fetcher/fetcher.ts';
import type { MapHost } from '../src/fetcher/resolver-rules.ts';
import { parsePageUrl } from '../src/url/page-url.ts';
import { median, printTable } from './support.ts';

const [requests = 20_000, hosts = 100_000] = process.argv.slice(2).map(Number);
const ROUNDS = 5;
const CONNECTIONS = 32;

const server = fork(new URL('./fetch-server.ts', import.meta.url));
const [{ port }] = (await once(server, 'message')) as [AddressInfo];
const url = `http://127.0.0.1:${port}/dir/page.html`;
await compare();
await crawlHosts();
server.disconnect();

async function compare(): Promise<void> {
  const agent = new Agent({ connections: CONNECTIONS });
  const httpAgent = new HttpAgent({ keepAlive: true, maxSockets: CONNECTIONS });
  const fetcher = fetcherOf();
  const clients: Readonly<Record<string, () => Promise<number>>> = {
    undici: async () => {
      const { pathname, origin } = new URL(url);
      const { body } = await agent.request({ origin, path: pathname, method: 'GET' });
      return (await body.arrayBuffer()).byteLength;
    },
    'node:http': () =>
      new Promise((resolve, reject) => {
        httpGet(url, { agent: httpAgent }, (answer) => {
          buffer(answer).then(({ length }) => resolve(length), reject);
        }).once('error', reject);
      }),
    ours: () => size(fetcher, url),
  };
  const costs = new Map<string, number[]>();
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, get] of Object.entries(clients)) {
      const cost = await microseconds(get);
      // The first round warms up.
      if (round > 0) costs.set(name, [...(costs.get(name) ?? []), cost]);
    }
  }
  const bare = median(costs.get('undici') ?? []);
  const rows = [...costs].map(([name, each]) => [
    name,
    `${median(each).toFixed(0)} µs`,
    `${(bare / median(each)).toFixed(2)}x`,
  ]);
  printTable([['client', 'processor time a GET', 'speed beside undici'], ...rows]);
  fetcher.close();
  httpAgent.destroy();
  await agent.destroy();
}

/** Processor time of this process a request. */
async function microseconds(get: () => Promise<number>): Promise<number> {
  const before = process.cpuUsage();
  let left = requests;
  const loop = async (): Promise<void> => {
    while (left-- > 0) if ((await get()) < 10_000) throw new Error('a page was cut');
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, loop));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / requests;
}

/** One GET of each of many hosts: memory must not grow with their number. */
async function crawlHosts(): Promise<void> {
  const mapHost: MapHost = ({ host }) => ({
    host: `127.0.0.${1 + ((host.length + Number(/\d+/.exec(host))) % 250)}`,
    port,
  });
  const fetcher = fetcherOf(mapHost);
  const rows: string[][] = [['hosts', 'resident', 'processor time a host']];
  let next = 0;
  for (let part = 1; part <= 5; part++) {
    const until = Math.round((hosts * part) / 5);
    const start = next;
    const before = process.cpuUsage();
    const loop = async (): Promise<void> => {
      while (next < until) await size(fetcher, `http://host-${next++}.test/`);
    };
    await Promise.all(Array.from({ length: 64 }, loop));
    const { user, system } = process.cpuUsage(before);
    const mib = process.memoryUsage().rss / 2 ** 20;
    rows.push([
      `${until}`,
      `${mib.toFixed(0)} MiB`,
      `${((user + system) / (until - start)).toFixed(0)} µs`,
    ]);
  }
  console.log();
  printTable(rows);
  fetcher.close();
}

function fetcherOf(mapHost: MapHost = () => undefined) {
  return openFetcher({
    userAgent: 'bench',
    allowPrivateNetwork: true,
    mapHost,
    maxConnectionsPerOrigin: CONNECTIONS,
    limits: {
      timeoutMs: 60_000,
      connectTimeoutMs: 15_000,
      headersTimeoutMs: 30_000,
      idleTimeoutMs: 10_000,
      minBytesPerSecond: 512,
      maxBytes: 10 * 2 ** 20,
      maxDecodedBytes: 32 * 2 ** 20,
      maxHeaderBytes: 65_536,
    },
  });
}

async function size(fetcher: ReturnType<typeof fetcherOf>, address: string): Promise<number> {
  const page = parsePageUrl(address);
  if (page === undefined) throw new Error(`no page: ${address}`);
  const result = await fetcher.get(page);
  if (result.kind === 'failed') throw new Error(`${address}: ${result.reason} ${result.detail}`);
  return result.body.length;
}
