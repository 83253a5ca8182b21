/**
 * A crawl of hosts that mean ill, by the real binary: each takes as much as the limits allow and no more, is told with a
 * reason, and the crawl goes on and ends.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAuthority } from '../support/certificates.ts';
import { start, temporaryFolder } from '../support/command-line.ts';
import { HOSTILE_HOSTS, openHostileWeb } from '../support/hostile-web.ts';
import { listenOnLoopback, type RawServer } from '../support/raw-server.ts';

const folder = temporaryFolder();
const authority = makeAuthority('nobody.test');
const untrusted = createServer({ key: authority.key, cert: authority.cert }, (socket) =>
  socket.on('error', () => {}),
).on('tlsClientError', () => {});
let web: RawServer;
let tlsPort = 0;
beforeAll(async () => {
  web = await openHostileWeb();
  tlsPort = await listenOnLoopback(untrusted);
});
afterAll(async () => {
  await web.close();
  untrusted.close();
  await once(untrusted, 'close');
  authority.close();
  folder.remove();
});

const LIMITS = [
  ...['--fetch-timeout-ms', '2000', '--fetch-connect-timeout-ms', '1000'],
  ...['--fetch-headers-timeout-ms', '500', '--fetch-idle-timeout-ms', '500'],
  ...['--fetch-min-bytes-per-second', '1000', '--fetch-max-bytes', String(12 << 20)],
  ...['--fetch-max-decoded-bytes', String(12 << 20), '--fetch-max-header-bytes', '16384'],
];

/** Far above what a crawl takes, and far below what hosts tried to make it take. */
const MAX_BYTES = 1.5 * 2 ** 30;

/** VmHWM of the program, whose launcher is given; 0 before it has started and when it has ended. */
function peakBytes(launcher: number): number {
  try {
    const [child] = readFileSync(`/proc/${launcher}/task/${launcher}/children`, 'utf8').split(' ');
    const status = readFileSync(`/proc/${child}/status`, 'utf8');
    return 1024 * Number(/^VmHWM:\s*(\d+) kB/m.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

describe('a crawl of hostile hosts', () => {
  it('ends, with a reason for each', async () => {
    const secure = ['untrusted.test', 'no-tls.test'].map((host) => `https://${host}/`);
    const seeds = [...Object.keys(HOSTILE_HOSTS), 'gone.test', 'closed.test'].map(
      (host) => `http://${host}/`,
    );
    const rules = [
      `MAP untrusted.test 127.0.0.1:${tlsPort}`,
      'MAP gone.test ~NOTFOUND',
      'MAP closed.test 127.0.0.1:1',
      `MAP * 127.0.0.1:${web.port}`,
    ].join(', ');
    const { child, ended } = start([
      ...['crawl', ...seeds, ...secure, '--contact', 'operator@example.org', '--json'],
      ...['--host-resolver-rules', rules, '--delay', '0', '--crawl-sitemaps', 'off'],
      ...['--data', folder.path, ...LIMITS],
    ]);
    let peak = 0;
    const timer = setInterval(() => {
      if (child.exitCode === null) peak = Math.max(peak, peakBytes(child.pid ?? 0));
    }, 100);
    const { code, stdout, stderr } = await ended.finally(() => clearInterval(timer));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      outcomes: { page: 15, redirect: 12, failed: 5, 'broken-redirect': 1, 'not-found': 4 },
      problems: {
        'headers-timeout': 1,
        'header-too-large': 1,
        'too-slow': 2,
        'too-long': 1,
        'decoded-too-long': 2,
        disconnect: 1,
        'bad-framing': 1,
        'bad-http': 2,
        reset: 1,
      },
      skipped: { 'robots-unavailable': 4 },
      leftOut: { 'too-many-redirects': 1 },
    });
    expect(peak).toBeGreaterThan(0);
    expect(peak).toBeLessThan(MAX_BYTES);
  }, 120_000);
});
