/**
 * The queue of what is done later, or at set times: pg-boss on the control database, in a schema of its own.
 *
 * A job survives everything the database survives. Whoever takes one reports every few seconds that it still works on
 * it; of a process that died, the job is taken up by another, or by itself after its restart. So a job can run twice,
 * and its handler must bear that (docs/decisions/0006).
 */
import { fromKysely, PgBoss, type Queue } from 'pg-boss';
import type { Control, ControlTransaction } from './control.ts';

/** Heard of so long ago, a worker counts as dead; the library's least. */
const HEARTBEAT_SECONDS = 10;
const SUPERVISE_SECONDS = 5;
const POLL_SECONDS = 1;
const STOP_TIMEOUT_MS = 20_000;
const DAY_SECONDS = 86_400;

/** One job looks after all that is due; the next one comes by its schedule. */
const SCHEDULED = {
  policy: 'exclusive',
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: DAY_SECONDS - 1,
  retryLimit: 0,
  deleteAfterSeconds: DAY_SECONDS,
} as const;

/** Every queue. `exclusive`: of a key, one job is waiting or running. */
const QUEUES = {
  export: {
    policy: 'exclusive',
    heartbeatSeconds: HEARTBEAT_SECONDS,
    // A job that works reports so; its length says nothing. The library allows a day.
    expireInSeconds: DAY_SECONDS - 1,
    // Who handles it gives up, and says so in its own table. A restart is no reason to.
    retryLimit: 1000,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    deleteAfterSeconds: DAY_SECONDS,
  },
  // Imports from other services (`import-tasks.ts`); the key is the task's token.
  'link-import': {
    policy: 'exclusive',
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: DAY_SECONDS - 1,
    retryLimit: 5,
    retryDelay: 30,
    retryBackoff: true,
    deleteAfterSeconds: DAY_SECONDS,
  },
  'daily-imports': SCHEDULED,
  'follow-index': SCHEDULED,
  'ask-signals': SCHEDULED,
  'refresh-signals': SCHEDULED,
  'export-expiry': { policy: 'exclusive', retryLimit: 2, deleteAfterSeconds: DAY_SECONDS },
  // What is not found or delivered in one minute is in the next.
  alerts: SCHEDULED,
  'alert-delivery': SCHEDULED,
} as const satisfies Record<string, Omit<Queue, 'name'>>;

export type QueueName = keyof typeof QUEUES;

/** Does one job. `signal` is aborted when another took it over. It throws: the job is tried again later. */
export type JobHandler = (data: unknown, signal: AbortSignal) => Promise<void>;

export interface JobsOptions {
  /** Told what the queue itself complains of; nothing of it fails a later call. */
  readonly onWarning?: (message: string) => void;
}

/** The tables are there when the promise resolves. Several processes may open the same queue at the same time. */
export async function openJobs(
  control: Control,
  { onWarning = () => undefined }: JobsOptions = {},
): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => control.pool.query(text, values) },
    schema: 'backlinks_jobs',
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  boss.on('error', (error) => onWarning(`job queue: ${error.message}`));
  boss.on('warning', ({ message }) => onWarning(`job queue: ${message}`));
  await boss.start();
  for (const [name, options] of Object.entries(QUEUES)) await boss.createQueue(name, options);
  return new Jobs(boss);
}

/** Closes before its control database does. */
export class Jobs {
  readonly #boss: PgBoss;
  readonly #workers = new Map<QueueName, string>();

  /** Only for `openJobs`. */
  constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  /**
   * Adds a job, unless one of the same key waits or runs.
   *
   * @param db Transaction with which the job comes into being; without, at once.
   */
  async send(queue: QueueName, key: string, data: object, db?: ControlTransaction): Promise<void> {
    const within = db === undefined ? {} : { db: fromKysely(db) };
    await this.#boss.send(queue, data, { singletonKey: key, ...within });
  }

  /** Looks for jobs now instead of within a second; of use to who just sent one. */
  wake(queue: QueueName): void {
    const worker = this.#workers.get(queue);
    if (worker !== undefined) this.#boss.notifyWorker(worker);
  }

  /** Does the jobs of a queue, one at a time, until `close`. */
  async work(queue: QueueName, handle: JobHandler): Promise<void> {
    const options = { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 };
    const worker = await this.#boss.work(queue, options, async ([job]) => {
      if (job !== undefined) await handle(job.data, job.signal);
    });
    this.#workers.set(queue, worker);
  }

  /** @param cron Five fields, UTC. A time that was missed is made up for once. */
  async schedule(queue: QueueName, cron: string): Promise<void> {
    await this.#boss.schedule(queue, cron, {}, { tz: 'UTC', missed: 'once' });
  }

  /** Takes no more jobs and waits for those that run, which their handlers should cut short. */
  async close(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
  }
}
