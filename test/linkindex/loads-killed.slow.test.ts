import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openWriter } from '../../src/linkindex/loads.ts';
import { openLinkIndex } from '../../src/linkindex/open.ts';
import { expectedRows, indexRows, visitIds } from './index-rows.ts';
import { BATCHES, visitsToLoad } from './loading-process.ts';

const KILLS = 30;

describe('IndexWriter in a process that is killed', () => {
  const path = mkdtempSync(join(tmpdir(), 'link-index-killed-'));
  let running: ChildProcess | undefined;

  afterAll(() => {
    running?.kill('SIGKILL');
    rmSync(path, { recursive: true });
  });

  /** Starts loading and kills the process so long after it is ready. @returns The batches acknowledged until then. */
  async function loadAndKill(first: number, delayMs: number): Promise<number> {
    const script = join(import.meta.dirname, 'loading-process.ts');
    const child = spawn(process.execPath, [script, path, String(first)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running = child;
    const exited = once(child, 'exit');
    let acknowledged = first;
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'ready') void sleep(delayMs).then(() => child.kill('SIGKILL'));
      const [, batch] = /^appended (\d+)$/.exec(line) ?? [];
      if (batch !== undefined) acknowledged = Number(batch) + 1;
    }
    const [code, signal] = await exited;
    expect(signal === 'SIGKILL' || code === 0).toBe(true);
    return acknowledged;
  }

  it('has the index of the naive fold, wherever it died', async () => {
    let batch = 0;
    let kills = 0;
    for (; batch < BATCHES && kills < KILLS; kills++) {
      // Spread over the 0.5 s that a batch with its fold takes.
      batch = await loadAndKill(batch, (kills * 137) % 500);
    }
    // What the kills left unloaded is loaded in peace.
    await loadAndKill(batch, 120_000);
    expect(kills).toBeGreaterThan(10);

    const index = await openLinkIndex({ path });
    await openWriter(index, { failuresUntilLost: 3 });
    const visits = visitsToLoad();
    const ids = await visitIds(
      index,
      visits.map(({ evidence }) => evidence.recordId),
    );
    const found = await indexRows(index);
    await index.close();
    expect(found.backlinks.length).toBeGreaterThan(20);
    expect(found).toEqual(expectedRows(visits, ids, 3));
  });
});
