/**
 * Two servers on one control database, asked over real HTTP by both families at once: each answer is paid for once,
 * and nobody spends more than there is.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Control, openControl } from '../../src/control/control.ts';
import { setKeyStatus } from '../../src/control/key-changes.ts';
import { createKey, keyById } from '../../src/control/keys.ts';
import { type Listening, listen } from '../../src/http/listen.ts';
import { buildServer } from '../../src/http/server.ts';
import { insertBacklinks } from '../support/backlink-rows.ts';
import { openEmbeddedIndex } from '../support/link-index.ts';

let index: ClickHouseClient;
let control: Control;
const opened: { close(): Promise<unknown> }[] = [];
const servers: Listening[] = [];
beforeAll(async () => {
  const embedded = await openEmbeddedIndex();
  index = embedded.index;
  const directory = await mkdtemp(join(tmpdir(), 'backlinks-charging-'));
  opened.push(embedded, { close: () => rm(directory, { recursive: true }) });
  await insertBacklinks(
    index,
    Array.from({ length: 30 }, (_, at) => ({
      from: `https://host${at}.test/`,
      to: 'https://thirty.example/',
    })),
  );
  for (let server = 0; server < 2; server++) {
    // Each with connections and a cache of keys of its own, as another process has.
    control = await openControl({ directory });
    opened.push(control);
    const app = await buildServer({ index, control, logLevel: 'silent' });
    const listening = await listen(app, { host: '127.0.0.1', port: 0 });
    opened.push(listening);
    servers.push(listening);
  }
});
afterAll(async () => {
  for (const part of opened.reverse()) await part.close();
});

/** The `at`-th of many calls: every server and every family in turn. */
async function ask(key: string, at: number, questions: readonly [string, string, string]) {
  const [command, path, query] = questions;
  const { address } = servers[at % servers.length] ?? { address: '' };
  const answer = await (at % 4 < 2
    ? fetch(`${address}/backlinks/v1.0/${command}?apikey=${key}&${query}`)
    : fetch(`${address}/v1/backlinks/${path}?${query}`, {
        headers: { authorization: `Token ${key}` },
      }));
  return { status: answer.status, text: await answer.text() };
}

const ROWS = ['get-backlinks', 'all', 'target=thirty.example'] as const;
const TARGETS = ['get-metrics', 'metrics', 'target=thirty.example&target=a.test'] as const;

describe('the last units of a key', () => {
  it.each([
    { what: 'rows', questions: ROWS, cost: 30, units: 30 * 5 + 29, answered: 5 },
    { what: 'targets', questions: TARGETS, cost: 2, units: 2 * 9 + 1, answered: 9 },
  ])('pay for as many $what as they cover, whoever is asked', async (row) => {
    const { text, key } = await createKey(control, { units: row.units, rate: 10_000 });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) => ask(text, at, row.questions)),
    );
    const good = answers.filter(({ status }) => status === 200);
    expect(good).toHaveLength(row.answered);
    // Whole answers, all the same.
    expect(new Set(good.map((answer) => answer.text)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 402)).toHaveLength(40 - row.answered);
    expect((await keyById(control, key.id)).unitsUsed).toBe(row.answered * row.cost);
  });

  it('are all spent by answers that cost one', async () => {
    const { text, key } = await createKey(control, { units: 25, rate: 10_000 });
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        ask(text, at, ['get-inlink-rank', 'authority', 'target=a.test']),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(25);
    expect((await keyById(control, key.id)).unitsUsed).toBe(25);
  });
});

describe('a key that one server disables', () => {
  it('is soon refused by the other', async () => {
    const { text, key } = await createKey(control);
    for (const at of [0, 1]) expect((await ask(text, at, ROWS)).status).toBe(200);
    await setKeyStatus(control, key.name, 'disabled');
    await vi.waitFor(
      async () => {
        for (const at of [0, 1, 2, 3]) expect((await ask(text, at, ROWS)).status).toBe(403);
      },
      { timeout: 5000, interval: 100 },
    );
  });
});
