/**
 * A client on a thread of its own, as other people's are: it asks and reads, and looks at nothing it need not.
 *
 * `pages`: one request after another, each to its end; of a body only the end is kept, where the cursor stands.
 * `small`: many requests at once, until all are answered.
 */
import { parentPort, Worker } from 'node:worker_threads';
import { Pool } from 'undici';

export interface Pages {
  readonly kind: 'pages';
  readonly origin: string;
  /** Of the first page. */
  readonly path: string;
}

export interface Small {
  readonly kind: 'small';
  readonly origin: string;
  readonly paths: readonly string[];
  /** Requests at once. */
  readonly parallel: number;
}

export interface ClientReport {
  readonly seconds: number;
  readonly answers: number;
  readonly bytes: number;
  /** Answers that were not 200. */
  readonly errors: number;
  /** Of each answer, in milliseconds. */
  readonly times: readonly number[];
}

/** Starts the thread; `run` may be called again and again. */
export function startClient() {
  const worker = new Worker(import.meta.filename);
  return {
    run(task: Pages | Small): Promise<ClientReport> {
      return new Promise((resolve, reject) => {
        worker.once('error', reject);
        worker.once('message', (report: ClientReport) => {
          worker.off('error', reject);
          resolve(report);
        });
        worker.postMessage(task);
      });
    },
    close: () => worker.terminate(),
  };
}

const TAIL_BYTES = 8192;

async function askPages({ origin, path }: Pages): Promise<ClientReport> {
  const pool = new Pool(origin, { connections: 1 });
  const times: number[] = [];
  let [bytes, errors] = [0, 0];
  const started = performance.now();
  for (let next: string | undefined = path; next !== undefined; ) {
    const asked = performance.now();
    const answer = await pool.request({ method: 'GET', path: next });
    let tail = Buffer.alloc(0);
    for await (const chunk of answer.body) {
      bytes += chunk.length;
      tail = Buffer.concat([tail, chunk.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
    }
    times.push(performance.now() - asked);
    if (answer.statusCode !== 200) errors++;
    const cursor = /"next":"([^"]+)"\}$/.exec(tail.toString('latin1'))?.[1];
    next = cursor === undefined ? undefined : `${path}&next=${cursor}`;
  }
  await pool.close();
  return {
    seconds: (performance.now() - started) / 1000,
    answers: times.length,
    bytes,
    errors,
    times,
  };
}

async function askSmall({ origin, paths, parallel }: Small): Promise<ClientReport> {
  const pool = new Pool(origin, { connections: parallel });
  const times: number[] = [];
  let [at, bytes, errors] = [0, 0, 0];
  const one = async (): Promise<void> => {
    for (let path = paths[at++]; path !== undefined; path = paths[at++]) {
      const asked = performance.now();
      const { statusCode, body } = await pool.request({ method: 'GET', path });
      bytes += (await body.arrayBuffer()).byteLength;
      times.push(performance.now() - asked);
      if (statusCode !== 200) errors++;
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: parallel }, one));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  return { seconds, answers: times.length, bytes, errors, times };
}

parentPort?.on('message', async (task: Pages | Small) => {
  parentPort?.postMessage(task.kind === 'pages' ? await askPages(task) : await askSmall(task));
});
