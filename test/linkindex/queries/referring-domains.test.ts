import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ReferringDomainsQuestion,
  referringDomains,
} from '../../../src/linkindex/queries/referring-domains.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { insertBacklinks, target } from './some-backlinks.ts';

describe.each(BACKENDS)('referringDomains on $name', ({ open }) => {
  const opened = openForTests(open);

  const ask = (question: Partial<ReferringDomainsQuestion> = {}) =>
    referringDomains(opened.index, {
      target: target('example.com', 'domain'),
      limit: 100,
      orderBy: 'date_found',
      ...question,
    });

  beforeAll(async () => {
    const to = 'https://example.com/';
    await insertBacklinks(opened.index, [
      { from: 'https://a.test/1', to, firstSeen: '2024-03-01T00:00:00Z', rank: 5, domainRank: 10 },
      {
        from: 'https://a.test/2',
        to,
        firstSeen: '2024-02-01T00:00:00Z',
        rank: 9,
        domainRank: 10,
        flags: ['nofollow'],
      },
      {
        from: 'http://a.test:8080/2',
        to: 'https://sub.example.com/',
        rank: 1,
        domainRank: 10,
        firstSeen: '2024-05-01T00:00:00Z',
      },
      // The oldest link of a.test, but it is gone.
      {
        from: 'https://a.test/3',
        to,
        live: false,
        firstSeen: '2020-01-01T00:00:00Z',
        rank: 99,
        domainRank: 10,
      },
      {
        from: 'https://www.a.test/',
        to,
        firstSeen: '2024-04-01T00:00:00Z',
        rank: 0,
        domainRank: 10,
      },
      {
        from: 'http://[2001:db8::1]/',
        to,
        firstSeen: '2023-01-01T00:00:00Z',
        rank: 50,
        domainRank: 70,
      },
      { from: 'https://b.test/', to, firstSeen: '2024-02-01T00:00:00Z', rank: -1, domainRank: -1 },
      { from: 'https://lost.test/', to, live: false },
      { from: 'https://c.test/', to: 'https://example.community/' },
    ]);
  });

  it('counts live links by host and tells when the oldest was found', async () => {
    const [first, second, third] = await ask();
    expect(first).toEqual({
      host: 'www.a.test',
      backlinks: 1,
      dofollowBacklinks: 1,
      firstSeen: new Date('2024-04-01T00:00:00Z'),
      domainInlinkRank: 10,
    });
    expect(second).toEqual({
      host: 'a.test',
      backlinks: 3,
      dofollowBacklinks: 2,
      firstSeen: new Date('2024-02-01T00:00:00Z'),
      domainInlinkRank: 10,
    });
    expect(third).toMatchObject({ host: 'b.test', domainInlinkRank: -1 });
  });

  it.each<[Partial<ReferringDomainsQuestion>, string[]]>([
    [{ orderBy: 'date_found' }, ['www.a.test', 'a.test', 'b.test', '[2001:db8::1]']],
    [{ orderBy: 'inlink_rank' }, ['[2001:db8::1]', 'a.test', 'www.a.test', 'b.test']],
    [{ orderBy: 'domain_inlink_rank' }, ['[2001:db8::1]', 'a.test', 'www.a.test', 'b.test']],
    [{ orderBy: 'inlink_rank', limit: 1 }, ['[2001:db8::1]']],
    [{ target: target('example.com', 'host'), orderBy: 'date_found', limit: 1 }, ['www.a.test']],
    [{ target: target('https://sub.example.com/', 'url') }, ['a.test']],
    [{ target: target('unseen.test', 'domain') }, []],
  ])('lists hosts for %j', async (question, expected) => {
    expect((await ask(question)).map(({ host }) => host)).toEqual(expected);
  });
});
