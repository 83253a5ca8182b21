import { beforeAll, describe, expect, it } from 'vitest';
import { targetMetrics } from '../../../src/linkindex/queries/target-metrics.ts';
import type { TargetMode } from '../../../src/url/target.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { insertBacklinks, target } from './some-backlinks.ts';

describe.each(BACKENDS)('targetMetrics on $name', ({ name, open }) => {
  const opened = openForTests(open);

  beforeAll(async () => {
    const to = 'https://example.com/';
    await insertBacklinks(opened.index, [
      { from: 'https://a.test/1', to, ip: '192.0.2.1' },
      { from: 'https://a.test/2', to, ip: '192.0.2.1', flags: ['nofollow'] },
      { from: 'http://a.test/2', to, ip: '192.0.2.1', flags: ['nofollow', 'image'] },
      { from: 'https://a.test:8443/1', to, ip: '192.0.2.1' }, // a port is no part of a host
      { from: 'https://www.a.test/1', to, ip: '192.0.2.77' }, // another host in the same /24
      { from: 'https://b.test/', to, ip: '198.51.100.1', type: 'redirect' },
      { from: 'https://b.test/', to, ip: '198.51.100.1', type: 'canonical' },
      { from: 'https://c.test/', to }, // unknown address
      { from: 'https://d.test/', to, ip: '2001:db8:1:1::1' },
      { from: 'https://e.test/', to, ip: '2001:db8:1:2::1' }, // the same /48
      { from: 'https://f.test/', to, ip: '2001:db8:2::1' },
      { from: 'https://mit.edu/', to, flags: ['edu'] },
      { from: 'https://anu.edu.au/', to, flags: ['edu', 'nofollow'] },
      { from: 'https://nasa.gov/', to, flags: ['gov', 'ugc', 'sponsored'] },
      { from: 'https://lost.test/', to, ip: '203.0.113.1', live: false },
      { from: 'https://wrong.test/', to, ip: '203.0.113.2', version: 1 },
    ]);
    // Later folds, not merged yet: a link that is gone, and one that never stood.
    await insertBacklinks(opened.index, [
      { from: 'https://a.test/1', to, live: false, ip: '192.0.2.1', version: 2 },
      { from: 'https://wrong.test/', to, deleted: true, version: 2 },
    ]);
    await insertBacklinks(opened.index, [
      { from: 'https://a.test/', to: 'http://example.com/' },
      { from: 'https://a.test/', to: 'https://example.com:8443/' },
      { from: 'https://a.test/', to: 'https://example.com/?q' },
      { from: 'https://a.test/', to: 'https://example.com/page' },
      { from: 'https://a.test/', to: 'https://www.example.com/page' },
      { from: 'https://a.test/', to: 'https://deep.www.example.com/page' },
      { from: 'https://a.test/', to: 'https://example.community/' },
      { from: 'https://a.test/', to: 'https://example-com.example/' },
      { from: 'https://a.test/', to: 'https://my-example.com/' },
      { from: 'https://a.test/', to: 'http://[2001:db8::1]/x' },
      { from: 'https://a.test/', to: 'http://[2001:db8::1]:8080/x' },
      { from: 'https://a.test/', to: 'http://192.0.2.9/x' },
    ]);
  });

  it('counts live links, hosts, known addresses and their networks', async () => {
    expect(await targetMetrics(opened.index, target('https://example.com/', 'url'))).toEqual({
      backlinks: 13,
      refdomains: 10,
      subnets: 4,
      ips: 6,
      nofollowBacklinks: 3,
      dofollowBacklinks: 10,
      eduBacklinks: 2,
      govBacklinks: 1,
    });
  });

  it.each<[string, TargetMode, number]>([
    ['https://example.com/', 'url', 13],
    ['http://example.com/', 'url', 1],
    ['example.com', 'url', 14],
    ['https://example.com/page', 'url', 1],
    ['https://example.com:8443/', 'url', 1],
    ['example.com:8443', 'url', 1],
    ['https://example.com/?q', 'url', 1],
    ['example.com/pag', 'url', 0],
    ['example.com', 'host', 17],
    ['www.example.com', 'host', 1],
    ['example.com', 'domain', 19],
    ['www.example.com', 'domain', 2],
    ['com', 'domain', 20],
    ['example', 'domain', 1],
    ['http://[2001:db8::1]/', 'host', 2],
    ['http://[2001:db8::1]:8080/x', 'url', 1],
    ['192.0.2.9', 'domain', 1],
    ['unseen.test', 'domain', 0],
  ])('means by %s in %s mode its own links only', async (text, mode, backlinks) => {
    expect((await targetMetrics(opened.index, target(text, mode))).backlinks).toBe(backlinks);
  });

  it('knows nothing of an unseen target', async () => {
    const metrics = await targetMetrics(opened.index, target('unseen.test', 'domain'));
    expect(new Set(Object.values(metrics))).toEqual(new Set([0]));
  });

  // Over HTTP, the client overlooks a signal that was aborted before.
  it.runIf(name === 'chDB')('gives up when aborted', async () => {
    const asking = targetMetrics(
      opened.index,
      target('example.com', 'host'),
      AbortSignal.abort('enough'),
    );
    await expect(asking).rejects.toBe('enough');
  });
});
