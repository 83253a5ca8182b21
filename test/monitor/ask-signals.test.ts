import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addBacklinks } from '../../src/control/add-backlinks.ts';
import type { Control } from '../../src/control/control.ts';
import { createKey } from '../../src/control/keys.ts';
import { questionsLeft, type SignalName, spendQuestions } from '../../src/control/signals.ts';
import { recheckBacklinks } from '../../src/control/site-backlinks.ts';
import { addSite } from '../../src/control/sites.ts';
import {
  type AskedParty,
  askStale,
  askWanted,
  type SignalWork,
} from '../../src/monitor/ask-signals.ts';
import { openTestControl } from '../support/control.ts';

const NEVER = new AbortController().signal;
const PLACE = {
  title: 'Example',
  url: 'https://example.com/',
  host: 'example.com',
  domain: 'example.com',
};

describe('askWanted', () => {
  let control: Control;
  let accountId: number;
  let siteId: number;
  let ids: readonly number[];
  let asked: string[];
  /** Lengths of the lists that parties were given. */
  let offered: number[];
  const notices: string[] = [];
  beforeAll(async () => {
    control = await openTestControl();
    accountId = (await createKey(control)).key.accountId;
  });
  afterAll(() => control.close());
  beforeEach(async () => {
    await sql`TRUNCATE sites, referring_domains, signal_questions CASCADE`.execute(control.db);
    siteId = (await addSite(control, accountId, PLACE)).id;
    ids = await add(siteId);
    asked = [];
    offered = [];
    notices.length = 0;
  });

  /** Two pages of one domain and one of another. */
  async function add(site: number): Promise<readonly number[]> {
    const pages = ['https://a.test/1', 'https://a.test/2', 'https://b.test/'].map((fromUrl) => {
      const fromHost = new URL(fromUrl).host;
      return { fromUrl, fromHost, fromDomain: fromHost };
    });
    return (await addBacklinks(control, site, pages, { source: 'list' })).ids;
  }
  const want = () => recheckBacklinks(control, siteId, ids, 'index');

  /** Answers with the length of what it is asked for, within a budget that counts in the database. */
  const party = (name: SignalName, perDay = 100): AskedParty => ({
    name,
    questionsLeft: () => questionsLeft(control, name, perDay),
    async *ask(subjects) {
      offered.push(subjects.length);
      for (const subject of subjects) {
        if ((await spendQuestions(control, name, 1, perDay)) === 0) return;
        asked.push(`${name} ${subject}`);
        yield { subject, value: subject.includes('b.test') ? null : subject.length };
      }
    },
  });
  const workOf = (...parties: readonly AskedParty[]): SignalWork => ({
    ...{ control, parties, restsUntil: new Map() },
    onNotice: (text) => void notices.push(text),
  });
  const rows = async () => {
    const { rows } = await sql<Record<string, unknown>>`
      SELECT from_url, google_index, google_index_on, moz_da, moz_da_on, index_check_at IS NULL AS is_done
      FROM site_backlinks JOIN referring_domains AS domains ON domains.id = domain_id
      ORDER BY site_backlinks.id`.execute(control.db);
    return rows;
  };
  const today = new Date().toISOString().slice(0, 10);

  it('asks once for each page and each domain, and writes what was answered', async () => {
    await want();
    await askWanted(workOf(party('google_index'), party('moz_da')), NEVER);
    expect([...asked].sort()).toEqual([
      'google_index https://a.test/1',
      'google_index https://a.test/2',
      'google_index https://b.test/',
      'moz_da a.test',
      'moz_da b.test',
    ]);
    const days = { google_index_on: today, moz_da_on: today, is_done: true };
    expect(await rows()).toEqual([
      { from_url: 'https://a.test/1', google_index: 16, moz_da: 6, ...days },
      { from_url: 'https://a.test/2', google_index: 16, moz_da: 6, ...days },
      { from_url: 'https://b.test/', google_index: null, moz_da: null, ...days },
    ]);
  });

  it('asks for nothing that nobody wants to know, nor twice on a day', async () => {
    const work = workOf(party('google_index'));
    await askWanted(work, NEVER);
    expect(asked).toEqual([]);
    await want();
    await askWanted(work, NEVER);
    await want();
    await askWanted(work, NEVER);
    expect(asked).toHaveLength(3);
    expect((await rows()).every(({ is_done }) => is_done)).toBe(true);
  });

  it('asks once for a page that two sites have', async () => {
    const other = (await addSite(control, accountId, PLACE)).id;
    const others = await add(other);
    await want();
    await recheckBacklinks(control, other, others, 'index');
    await askWanted(workOf(party('google_index')), NEVER);
    expect(asked).toHaveLength(3);
    expect((await rows()).map(({ google_index }) => google_index)).toEqual([
      16,
      16,
      null,
      16,
      16,
      null,
    ]);
  });

  it('leaves what no third party is there for as it is', async () => {
    await want();
    await askWanted(workOf(), NEVER);
    expect(await rows()).toMatchObject(ids.map(() => ({ google_index_on: null, is_done: true })));
  });

  it('keeps to the budget of a day, and goes on the next', async () => {
    await want();
    const work = workOf(party('google_index', 2));
    await askWanted(work, NEVER);
    await askWanted(work, NEVER);
    expect(asked).toHaveLength(2);
    // Nobody looks for what there is no budget for.
    expect(offered).toEqual([2]);
    expect((await rows()).map(({ google_index_on }) => google_index_on)).toEqual([
      today,
      today,
      null,
    ]);
    // It has been wanted since yesterday, and a night has passed.
    await sql`UPDATE signal_questions SET day = day - 1`.execute(control.db);
    await sql`UPDATE site_backlinks SET index_check_at = index_check_at - interval '1 day'`.execute(
      control.db,
    );
    await askWanted(work, NEVER);
    expect(asked).toHaveLength(3);
    expect((await rows()).every(({ is_done }) => is_done)).toBe(true);
  });

  it('keeps what was answered before a failure, lets the third party rest, and asks the others', async () => {
    await want();
    const failing: AskedParty = {
      name: 'google_index',
      questionsLeft: async () => 100,
      async *ask([subject = '']) {
        asked.push(subject);
        yield { subject, value: 1 };
        throw new Error('Google: answered 500');
      },
    };
    const work = workOf(failing, party('moz_da'));
    await askWanted(work, NEVER);
    await askWanted(work, NEVER);
    expect(notices).toEqual(['Google: answered 500']);
    expect(asked.filter((subject) => subject.startsWith('http'))).toHaveLength(1);
    expect(
      (await rows()).map(({ google_index, moz_da, is_done }) => [google_index, moz_da, is_done]),
    ).toEqual([
      [1, 6, true],
      [null, 6, false],
      [null, null, false],
    ]);
  });

  it('says what a third party refused to tell, once a list', async () => {
    await want();
    const refusing: AskedParty = {
      name: 'google_index',
      questionsLeft: async () => 2,
      async *ask(subjects) {
        for (const subject of subjects)
          yield { subject, value: null, problem: 'Google: answered 400: Bad query' };
        throw new Error('Google: answered 500');
      },
    };
    await askWanted(workOf(refusing), NEVER);
    expect(notices).toEqual([
      'Google: answered 400: Bad query (https://a.test/1), and 1 more refused',
      'Google: answered 500',
    ]);
    expect((await rows()).map(({ google_index_on }) => google_index_on)).toEqual([
      today,
      today,
      null,
    ]);
  });

  it('spends no more than there is, however many ask at once', async () => {
    const grants = await Promise.all(
      Array.from({ length: 20 }, () => spendQuestions(control, 'fb_likes', 7, 100)),
    );
    expect(grants.reduce((sum, granted) => sum + granted)).toBe(100);
    expect(await spendQuestions(control, 'fb_likes', 1, 100)).toBe(0);
  });

  it('asks again for live backlinks whose answers are old, the oldest first', async () => {
    await sql`UPDATE site_backlinks SET state = 'live', google_index_on = '2020-01-01' WHERE id != ${ids[2]}`.execute(
      control.db,
    );
    await sql`UPDATE site_backlinks SET google_index_on = '2019-01-01' WHERE id = ${ids[1]}`.execute(
      control.db,
    );
    await askStale(workOf(party('google_index', 1)), 30, NEVER);
    expect(asked).toEqual(['google_index https://a.test/2']);
    await askStale(workOf(party('google_index', 9)), 30, NEVER);
    expect(asked).toEqual(['google_index https://a.test/2', 'google_index https://a.test/1']);
  });
});
