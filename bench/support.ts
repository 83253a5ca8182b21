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
  /** Processor time of the command and all it started, but for the last moment. */
  readonly cpuSeconds: number;
  /** Largest resident set of any one process the command started, sampled from VmHWM. */
  readonly peakBytes: number;
  /** Resident set of the largest process, in samples at even distances. */
  readonly residentBytes: readonly number[];
}

const SAMPLE_MS = 50;

/** @param stopAfterMs Then the command is told to end (SIGTERM). @throws Error with its exit code if that is not 0. */
export async function runMeasured(
  command: string,
  parameters: readonly string[],
  { environment = {}, stopAfterMs }: RunOptions = {},
): Promise<Run> {
  const start = performance.now();
  const env = { ...process.env, ...environment };
  const child = spawn(command, parameters, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let peakBytes = 0;
  let cpuSeconds = 0;
  const residentBytes: number[] = [];
  const look = (): void => {
    const processes = withDescendants(child.pid).map(usageOf);
    if (processes.length === 0) return;
    peakBytes = Math.max(peakBytes, ...processes.map((one) => one.peakBytes));
    cpuSeconds = Math.max(
      cpuSeconds,
      processes.reduce((sum, one) => sum + one.cpuSeconds, 0),
    );
    residentBytes.push(Math.max(...processes.map((one) => one.residentBytes)));
  };
  const timer = setInterval(look, SAMPLE_MS);
  const stop = stopAfterMs && setTimeout(() => child.kill('SIGTERM'), stopAfterMs);
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve).once('error', reject);
  });
  const [stdout, code] = await Promise.all([text(child.stdout), exit]);
  clearInterval(timer);
  if (stop) clearTimeout(stop);
  if (code !== 0 && !stopAfterMs)
    throw new Error(`${command} ${parameters.join(' ')} ended with ${code}`);
  const seconds = (performance.now() - start) / 1000;
  return { stdout, seconds, cpuSeconds, peakBytes, residentBytes };
}

interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly stopAfterMs?: number;
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

const TICKS_A_SECOND = 100;

function usageOf(pid: number) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    // User and system time, behind the name, which may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return {
      peakBytes: 1024 * Number(/^VmHWM:\s*(\d+) kB/m.exec(status)?.[1] ?? 0),
      residentBytes: 1024 * Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0),
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND,
    };
  } catch {
    return { peakBytes: 0, residentBytes: 0, cpuSeconds: 0 };
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
