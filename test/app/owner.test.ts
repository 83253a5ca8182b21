import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handOver, listenAsOwner, ownerOf, type Runner } from '../../src/app/owner.ts';
import type { Notice, Progress } from '../../src/app/progress.ts';
import { AppError } from '../../src/errors.ts';

const ME = { pid: process.pid, command: 'serve' };
const NEVER = new AbortController().signal;
let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'owner-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

async function withOwner<T>(run: Runner, use: () => Promise<T>): Promise<T> {
  const listening = await listenAsOwner(directory, ME, run);
  try {
    return await use();
  } finally {
    await listening.close();
  }
}

describe('ownerOf', () => {
  it('knows nobody in a directory that nobody opened', async () => {
    expect(await ownerOf(directory)).toBeUndefined();
  });

  it('names the process that listens', async () => {
    const owner = await withOwner(
      async () => null,
      () => ownerOf(directory),
    );
    expect(owner).toEqual(ME);
    expect(await ownerOf(directory)).toBeUndefined();
  });

  it('takes the socket of a killed process for nobody, and its place', async () => {
    writeFileSync(join(directory, 'owner.sock'), '');
    expect(await ownerOf(directory)).toBeUndefined();
    expect(
      await withOwner(
        async () => null,
        () => ownerOf(directory),
      ),
    ).toEqual(ME);
  });

  it('works in a directory whose path is too long for a socket', async () => {
    const { mkdirSync } = await import('node:fs');
    const long = join(directory, 'x'.repeat(120));
    mkdirSync(long);
    const listening = await listenAsOwner(long, ME, async () => null);
    expect(await ownerOf(long)).toEqual(ME);
    await listening.close();
  });
});

describe('handOver', () => {
  it('carries parameters, progress and result', async () => {
    const progress: Progress = { kind: 'progress', task: 't', done: 1, total: 2, unit: 'pages' };
    const heard: (Progress | Notice)[] = [];
    const result = await withOwner(
      async (command, parameters, report) => {
        report(progress);
        return { command, parameters };
      },
      () => handOver(directory, 'stats', { a: 'ü\n' }, (event) => heard.push(event), NEVER),
    );
    expect(result).toEqual({ result: { command: 'stats', parameters: { a: 'ü\n' } } });
    expect(heard).toEqual([progress]);
  });

  it('says when nobody takes the command', async () => {
    const taken = await handOver(directory, 'stats', {}, () => undefined, NEVER);
    expect(taken).toBeUndefined();
  });

  it('throws what the command threw there', async () => {
    const fails = withOwner(
      async () => {
        throw new AppError('NOT_AN_ARCHIVE', 'x.bin is no archive');
      },
      () => handOver(directory, 'ingest', {}, () => undefined, NEVER),
    );
    await expect(fails).rejects.toMatchObject({
      code: 'NOT_AN_ARCHIVE',
      message: 'x.bin is no archive',
    });
  });

  it('stops the command when the client goes', async () => {
    const client = new AbortController();
    const stopped = Promise.withResolvers<boolean>();
    const started = Promise.withResolvers<void>();
    await withOwner(
      (_command, _parameters, _report, signal) => {
        started.resolve();
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            stopped.resolve(true);
            reject(new Error('stopped'));
          });
        });
      },
      async () => {
        const answer = handOver(directory, 'ingest', {}, () => undefined, client.signal);
        const refused = expect(answer).rejects.toThrow();
        await started.promise;
        client.abort();
        await refused;
        expect(await stopped.promise).toBe(true);
      },
    );
  });

  it('leaves the socket to its user alone', async () => {
    await withOwner(
      async () => null,
      async () => {
        expect(statSync(join(directory, 'owner.sock')).mode & 0o777).toBe(0o600);
      },
    );
  });
});
