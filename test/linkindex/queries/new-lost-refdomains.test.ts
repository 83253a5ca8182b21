import { beforeAll, describe, expect, it } from 'vitest';
import {
  type NewLostRefdomainsQuestion,
  newLostRefdomains,
} from '../../../src/linkindex/queries/new-lost-refdomains.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { insertBacklinks, period, target } from './some-backlinks.ts';

const TO = 'https://example.com/';
const on = (day: string, time = '12:00:00') => `2024-${day}T${time}Z`;

describe.each(BACKENDS)('newLostRefdomains on $name', ({ open }) => {
  const opened = openForTests(open);

  /** `a.test new 03-01 2/1 2024-03-01`: type, day, links and dofollow ones, first seen. */
  const told = async (question: Partial<NewLostRefdomainsQuestion> = {}) => {
    const events = await newLostRefdomains(opened.index, {
      target: target('example.com', 'host'),
      period: period('2024-01-01', '2024-12-31'),
      limit: 100,
      orderBy: 'new_lost_date',
      ...question,
    });
    return events.map((event) => {
      const [at, seen] = [event.at, event.firstSeen].map((date) => date.toISOString().slice(0, 10));
      const counts = `${event.backlinks}/${event.dofollowBacklinks}`;
      return `${event.host} ${event.type} ${at?.slice(5)} ${counts} ${seen}`;
    });
  };

  beforeAll(async () => {
    await insertBacklinks(opened.index, [
      // Two links, found a month apart, both live.
      { from: 'https://grows.test/1', to: TO, firstSeen: on('03-01'), domainRank: 5 },
      { from: 'https://grows.test/2', to: TO, firstSeen: on('04-01'), flags: ['nofollow'] },
      // One goes weeks before, the others page by page on one day.
      {
        from: 'https://lost.test/0',
        to: TO,
        firstSeen: on('01-01'),
        events: [[on('04-01'), 'noindex']],
      },
      ...['10:00:00', '11:00:00', '11:00:00'].map((time, n) => ({
        from: `https://lost.test/${n + 1}`,
        to: TO,
        firstSeen: '2023-05-05T00:00:00Z',
        events: [[on('05-01', time), 'link_removed']] as const,
        flags: n === 0 ? ([] as const) : (['nofollow'] as const),
        domainRank: 40,
      })),
      // Gone and back, twice on one day.
      {
        from: 'https://back.test/',
        to: TO,
        firstSeen: '2020-01-01T00:00:00Z',
        events: [
          [on('06-01', '00:00:00'), 'crawl_error'],
          [on('06-02', '08:00:00'), 'new'],
          [on('06-02', '09:00:00'), 'redirect'],
          [on('06-02', '23:59:59'), 'new'],
        ],
        domainRank: 90,
      },
      // A page exchanges one link for another.
      {
        from: 'https://swap.test/',
        to: `${TO}old`,
        firstSeen: '2020-01-01T00:00:00Z',
        events: [[on('07-01'), 'link_removed']],
      },
      { from: 'https://swap.test/', to: `${TO}new`, firstSeen: on('07-01') },
      // Never stood for a second.
      {
        from: 'https://blink.test/',
        to: TO,
        firstSeen: on('08-01'),
        events: [[on('08-01'), 'not_canonical']],
      },
      { from: 'https://old.test/', to: TO, firstSeen: '2019-01-01T00:00:00Z' },
    ]);
  });

  const BACK = [
    'back.test new 06-02 1/1 2020-01-01',
    'back.test lost 06-02 1/1 2020-01-01',
    'back.test new 06-02 1/1 2020-01-01',
    'back.test lost 06-01 1/1 2020-01-01',
  ];
  const LOST = 'lost.test lost 05-01 3/1 2023-05-05';
  const GROWS = 'grows.test new 03-01 2/1 2024-03-01';

  it.each<[Partial<NewLostRefdomainsQuestion>, string[]]>([
    [{}, [...BACK, LOST, GROWS]],
    [{ limit: 2 }, BACK.slice(0, 2)],
    [{ type: 'new' }, [...BACK.filter((line) => line.includes('new')), GROWS]],
    [{ type: 'lost', limit: 2 }, BACK.filter((line) => line.includes('lost'))],
    [{ orderBy: 'domain_inlink_rank' }, [...BACK, LOST, GROWS]],
    [{ orderBy: 'domain_inlink_rank', type: 'lost', limit: 1 }, [BACK[1] ?? '']],
    [{ period: period('2024-06-01', '2024-06-01') }, [BACK[3] ?? '']],
    [{ period: period('2024-05-01', '2024-05-31') }, [LOST]],
    // As it is now, however long ago it was found.
    [{ period: period('2024-03-01', '2024-03-01') }, [GROWS]],
    // As it was when it was lost.
    [{ period: period('2023-05-05', '2023-05-05') }, ['lost.test new 05-05 3/1 2023-05-05']],
    // By the links that filters leave.
    [
      { filters: { nofollow: 'nofollow_only' } },
      ['lost.test lost 05-01 2/0 2023-05-05', 'grows.test new 04-01 1/0 2024-04-01'],
    ],
    [{ target: target(`${TO}old`, 'url') }, ['swap.test lost 07-01 1/1 2020-01-01']],
    [{ target: target('unseen.test', 'domain') }, []],
    [{ period: period('0001-01-01', '1969-12-31') }, []],
  ])('lists hosts for %j', async (question, expected) => {
    expect(await told(question)).toEqual(expected);
  });
});
