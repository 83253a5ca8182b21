/** Runs the real binary, as a person would, with nothing of the test's environment. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = join(import.meta.dirname, '../..');
export const SAMPLE = join(ROOT, 'sample');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts `backlinks` with these words; the environment is the test's without settings of ours. */
export function start(words: readonly string[], environment: Record<string, string> = {}): Running {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:BACKLINKS_|AWS_|CLICKHOUSE_URL|DATABASE_URL|PORT$|UV_)/.test(name),
  );
  const child = spawn(process.execPath, [join(ROOT, 'bin/backlinks.mjs'), ...words], {
    env: { ...Object.fromEntries(inherited), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  const ended = Promise.all([code, text(child.stdout), text(child.stderr)]).then(
    ([exit, stdout, stderr]) => ({ code: exit, stdout, stderr }),
  );
  return { child, ended };
}

export function backlinks(...words: string[]): Promise<Ended> {
  return start(words).ended;
}

/** Resolves with all that was printed so far once it matches. @throws when the process ends before. */
export function printed(
  { child, ended }: Running,
  pattern: RegExp,
  stream: 'stdout' | 'stderr' = 'stdout',
): Promise<string> {
  return new Promise((resolve, reject) => {
    let all = '';
    child[stream]?.on('data', (chunk: Buffer) => {
      all += chunk.toString();
      if (pattern.test(all)) resolve(all);
    });
    void ended.then(({ code, stderr }) =>
      reject(new Error(`ended with ${code} before printing ${pattern}: ${stderr}`)),
    );
  });
}

/** Kills the launcher and the program it started. */
export function killTree({ child }: Running): void {
  const pid = String(child.pid);
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', pid], { encoding: 'utf8' });
  for (const one of children.trim().split(/\s+/)) process.kill(Number(one), 'SIGKILL');
  child.kill('SIGKILL');
}

/** A folder of its own, and its removal. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'backlinks-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
