/** Processes that look for changes are killed at any moment; each change is one alert all the same. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Control, openControl } from '../../../src/control/control.ts';
import { findChanges } from '../../../src/monitor/alerts/find-alerts.ts';
import { addCheck, monitoredSite } from '../../support/monitored-site.ts';

const PAGES = 40;
const ROUNDS = 25;

let directory: string;
let control: Control;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'backlinks-control-'));
  control = await openControl({ directory });
});
afterAll(async () => {
  await control.close();
  await rm(directory, { recursive: true, force: true });
});

/** Looks again and again, and says when it begins. */
const FINDER = `
  const { openControl } = await import('${import.meta.resolve('../../../src/control/control.ts')}');
  const { findChanges } = await import('${import.meta.resolve('../../../src/monitor/alerts/find-alerts.ts')}');
  const control = await openControl({ directory: process.argv[1] });
  for (;;) {
    console.log('looks');
    await findChanges(control, new Date(), new AbortController().signal);
  }`;

/** Starts a finder and kills it while it looks for the n-th time. */
async function killAtLook(n: number): Promise<void> {
  const args = ['--input-type=module', '-e', FINDER, directory];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let looks = 0;
  for await (const _ of createInterface(child.stdout)) if (++looks === n) child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

describe('findChanges', () => {
  it('makes one alert of each change, whoever is killed', async () => {
    const { backlinks } = await monitoredSite(
      control,
      { webhookUrl: 'https://a.test/' },
      { pages: PAGES },
    );
    for (const id of backlinks) await addCheck(control, id, 'live');
    for (let round = 0; round < ROUNDS; round++) {
      const killed = killAtLook(1 + (round % 7));
      for (const id of backlinks) await addCheck(control, id, round % 2 === 0 ? 'lost' : 'live');
      await killed;
    }
    await findChanges(control, new Date(), new AbortController().signal);
    const { rows } = await sql`
      SELECT kind, count(*) AS alerts, count(DISTINCT occasion) AS occasions, count(webhook_delivery) AS told
      FROM alerts GROUP BY kind ORDER BY kind`.execute(control.db);
    const [back, lost] = [Math.floor(ROUNDS / 2) * PAGES, Math.ceil(ROUNDS / 2) * PAGES];
    expect(rows).toEqual([
      { kind: 'back', alerts: back, occasions: back, told: back },
      { kind: 'lost', alerts: lost, occasions: lost, told: lost },
    ]);
  });
});
