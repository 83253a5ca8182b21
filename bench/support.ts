/** What the benchmarks share: where real data lies, running a command and watching it, printing. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const SHARED = join(import.meta.dirname, '../../shared');

/** Path of a file beside the project; ends the run with one line where it is absent. */
export function sharedFile(path: string): string {
  const file = join(SHARED, path);
  if (existsSync(file)) return file;
  console.error(`bench: needs ${file}`);
  process.exit(1);
}

export interface Run {
  readonly stdout: string;
  /** Wall time from start to exit. */
  readonly seconds: number;
  /** Largest resident set of any one process the command started, sampled from VmHWM. */
  readonly peakBytes: number;
}

const SAMPLE_MS = 50;

/** Runs a command to its end. @throws Error with its exit code if that is not 0. */
export async function runMeasured(command: string, parameters: readonly string[]): Promise<Run> {
  const start = performance.now();
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  let peakBytes = 0;
  const look = (): void => {
    for (const pid of withDescendants(child.pid)) peakBytes = Math.max(peakBytes, peakOf(pid));
  };
  const timer = setInterval(look, SAMPLE_MS);
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve).once('error', reject);
  });
  const [stdout, code] = await Promise.all([text(child.stdout), exit]);
  clearInterval(timer);
  if (code !== 0) throw new Error(`${command} ${parameters.join(' ')} ended with ${code}`);
  return { stdout, seconds: (performance.now() - start) / 1000, peakBytes };
}

function withDescendants(pid: number | undefined): number[] {
  if (pid === undefined) return [];
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const children = threads.flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return [pid, ...children.flatMap((child) => withDescendants(Number(child)))];
  } catch {
    return []; // it has ended between two looks
  }
}

function peakOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return 1024 * Number(/^VmHWM:\s*(\d+) kB/m.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** The middle value; of an even number, the upper of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Columns padded to their widest cell; the first row is the heading. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
