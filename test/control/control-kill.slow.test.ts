/** A process that uses the embedded PostgreSQL is killed; nothing it was promised is lost. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openControl } from '../../src/control/control.ts';
import { listKeys } from '../../src/control/keys.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'backlinks-control-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const serverPid = async (): Promise<number> =>
  Number.parseInt(await readFile(join(directory, 'postgres/postmaster.pid'), 'utf8'), 10);

/** Charges one unit after the other to a key of its own and says so after each. */
const CHARGER = `
  const { openControl } = await import('${import.meta.resolve('../../src/control/control.ts')}');
  const { createKey, chargeUnits } = await import('${import.meta.resolve('../../src/control/keys.ts')}');
  const control = await openControl({ directory: process.argv[1] });
  const { key } = await createKey(control, { name: 'worker-' + process.pid });
  for (let units = 1; ; units++) {
    if (await chargeUnits(control, key.id, 1)) console.log(units);
  }`;

const startCharger = (): ChildProcess =>
  spawn(process.execPath, ['--input-type=module', '-e', CHARGER, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Kills it after `lines` acknowledged charges and answers how many there were at the end. */
async function killAfter(child: ChildProcess, lines: number): Promise<number> {
  let acknowledged = 0;
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface(child.stdout)) {
    acknowledged = Number(line);
    if (acknowledged === lines) child.kill('SIGKILL');
  }
  return acknowledged;
}

describe('a killed process', () => {
  it.each([
    ['alone, so that the server is adopted', false],
    ['together with its server, so that it is started again', true],
  ])('loses no charge: killed %s', async (_, withServer) => {
    for (let round = 1; round <= 3; round++) {
      const child = startCharger();
      const charged = killAfter(child, 50 * round);
      await once(child, 'exit');
      const acknowledged = await charged;
      const pid = await serverPid();
      if (withServer) process.kill(pid, 'SIGKILL');

      const control = await openControl({ directory });
      if (!withServer) expect(await serverPid()).toBe(pid);
      const used = (await listKeys(control)).at(-1)?.unitsUsed ?? 0;
      expect(used).toBeGreaterThanOrEqual(acknowledged);
      // At most the one whose acknowledgement was never written.
      expect(used).toBeLessThanOrEqual(acknowledged + 1);
      await control.close();
    }
  });

  it('does not disturb the others', async () => {
    const control = await openControl({ directory });
    const children = [startCharger(), startCharger(), startCharger()];
    await Promise.all(children.map((child) => killAfter(child, 50)));
    expect(await listKeys(control)).toHaveLength(3);
    await control.close();
  });
});
