/**
 * Makes the deliveries that are due, several at a time. What goes to one webhook, or to the same recipients, goes one after
 * the other and stops for a while at the first failure.
 *
 * Receivers are strangers' and may take all the time that a try has. So those of one account have a few places at a time,
 * and whoever comes meanwhile gets one that is free.
 */
import { setTimeout } from 'node:timers/promises';
import { type Delivery, dueDeliveries } from '../../control/alert-deliveries.ts';
import { type DeliveryWork, deliverInTurn } from './deliver.ts';

/** Deliveries of one list. */
const LISTED = 500;
/** A list is no longer up to date. */
const LOOK_MS = 1000;
/** A receiver that was away is left alone. */
const AWAY_MS = 60_000;
const MOST_RECEIVERS = 32;
const MOST_OF_ACCOUNT = 4;
/** All go to the operator's one server. */
const MOST_MAILS = 8;

interface Receiver {
  readonly name: string;
  /** Whose places it takes, and how many those are. */
  readonly group: string;
  readonly most: number;
  readonly deliveries: readonly Delivery[];
}

/** Until nothing more is due that can be delivered. */
export async function deliverDue(work: DeliveryWork, signal: AbortSignal): Promise<void> {
  const round = new Round(work, signal);
  try {
    do await round.startSome();
    while (await round.oneEnded());
  } finally {
    await round.allEnded();
  }
}

class Round {
  readonly #work: DeliveryWork;
  readonly #signal: AbortSignal;
  readonly #running = new Map<string, { readonly group: string; readonly done: Promise<void> }>();
  /** Receiver → until when it is left alone, in milliseconds since 1970. */
  readonly #away = new Map<string, number>();
  #waiting: readonly Receiver[] = [];
  #lookedAt = Number.NEGATIVE_INFINITY;
  #failure: { readonly reason: unknown } | undefined;

  constructor(work: DeliveryWork, signal: AbortSignal) {
    this.#work = work;
    this.#signal = signal;
  }

  /** As many as there is room for. @throws What went wrong at one that runs. */
  async startSome(): Promise<void> {
    if (this.#waiting.length === 0 || performance.now() - this.#lookedAt > LOOK_MS) {
      const due = await dueDeliveries(this.#work.control, this.#work.now(), LISTED);
      this.#waiting = receiversOf(due);
      this.#lookedAt = performance.now();
    }
    if (this.#failure !== undefined) throw this.#failure.reason;
    this.#waiting = this.#waiting.filter(
      (receiver) => this.#isWanted(receiver) && !this.#start(receiver),
    );
  }

  /** @returns Whether one ended, or it is time to look again; false: none runs. */
  async oneEnded(): Promise<boolean> {
    if (this.#running.size === 0) return false;
    const look = new AbortController();
    const later = setTimeout(LOOK_MS, undefined, { signal: look.signal }).catch(() => undefined);
    await Promise.race([later, ...[...this.#running.values()].map(({ done }) => done)]);
    look.abort();
    return true;
  }

  async allEnded(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  #isWanted({ name }: Receiver): boolean {
    return !this.#running.has(name) && (this.#away.get(name) ?? 0) <= this.#work.now().getTime();
  }

  /** @returns Whether there was room. */
  #start({ name, group, most, deliveries }: Receiver): boolean {
    const ofGroup = [...this.#running.values()].filter((other) => other.group === group);
    if (this.#running.size >= MOST_RECEIVERS || ofGroup.length >= most) return false;
    const done = deliverInTurn(this.#work, deliveries, this.#signal)
      .then(
        (isThere) => {
          if (!isThere) this.#away.set(name, this.#work.now().getTime() + AWAY_MS);
        },
        (reason: unknown) => {
          this.#failure ??= { reason };
        },
      )
      .finally(() => this.#running.delete(name));
    this.#running.set(name, { group, done });
    return true;
  }
}

function receiversOf(due: readonly Delivery[]): Receiver[] {
  return [...Map.groupBy(due, nameOf)].flatMap(([name, deliveries]) => {
    const [first] = deliveries;
    if (first === undefined) return [];
    return first.channel === 'email'
      ? { name, deliveries, group: 'mail', most: MOST_MAILS }
      : { name, deliveries, group: `account ${first.accountId}`, most: MOST_OF_ACCOUNT };
  });
}

const nameOf = ({ channel, siteId, recipients }: Delivery): string =>
  channel === 'webhook' ? `site ${siteId}` : recipients.join();
