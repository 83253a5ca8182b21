/**
 * The alerts of the monitor in this process: it finds what there is to tell, as soon as checks are written and every minute, and
 * delivers what is due.
 *
 *     log of checks ──► find ──► outbox ──► deliver ──► webhook, mail
 *     paid placements ──┘           └── digest of the day ──┘
 */
import { setTimeout } from 'node:timers/promises';
import { removeOldAlerts } from '../../control/alerts.ts';
import type { Control } from '../../control/control.ts';
import type { Jobs, QueueName } from '../../control/jobs.ts';
import { Wakeup } from '../../crawl/wakeup.ts';
import type { DeliveryWork } from '../../monitor/alerts/deliver.ts';
import { deliverDue } from '../../monitor/alerts/deliver-due.ts';
import { findChanges, findExpiring } from '../../monitor/alerts/find-alerts.ts';
import { makeDigests } from '../../monitor/alerts/make-digests.ts';
import type { AlertChannels } from './alert-channels.ts';

interface AlertWork extends Omit<AlertChannels, 'dialler'>, Pick<DeliveryWork, 'onTried'> {
  readonly control: Control;
  /** Told in one line what went wrong; the next minute tries again. */
  readonly onNotice: (text: string) => void;
}

/** For checks of other processes, deliveries that are tried again, placements and digests. */
const EVERY_MINUTE = '* * * * *';
/** From one look at the log to the next, while checks are written all the time. */
const REST_MS = 2000;

export interface Alerts {
  /** Checks were written. */
  wake(): void;
  /** Ends the work; what was not delivered waits. It closes before the queue does. */
  close(): Promise<void>;
}

export async function startAlerts({ onNotice, ...parts }: AlertWork, jobs: Jobs): Promise<Alerts> {
  const work: DeliveryWork = { ...parts, now: () => new Date() };
  const stop = new AbortController();
  const deliver = async () => {
    await jobs.send('alert-delivery', '', {});
    jobs.wake('alert-delivery');
  };
  const keepDoing = async (queue: QueueName, act: (signal: AbortSignal) => Promise<void>) => {
    await jobs.work(queue, async (_, signal) => {
      const either = AbortSignal.any([stop.signal, signal]);
      try {
        await act(either);
      } catch (error) {
        if (!either.aborted) onNotice(`${queue}: ${String(error)}`);
        throw error;
      }
    });
    await jobs.schedule(queue, EVERY_MINUTE);
  };
  await keepDoing('alert-delivery', (signal) => deliverDue(work, signal));
  await keepDoing('alerts', async (signal) => {
    await findAlerts(work.control, work.now(), signal);
    await deliver();
  });
  const wakeup = new Wakeup();
  const looking = lookWhenWoken(wakeup, stop.signal, async () => {
    try {
      if ((await findChanges(work.control, work.now(), stop.signal)) > 0) await deliver();
    } catch (error) {
      if (!stop.signal.aborted) onNotice(`alerts: ${String(error)}`);
    }
  });
  return {
    wake: () => wakeup.wake(),
    async close() {
      stop.abort(new Error('the server stops'));
      wakeup.wake();
      await looking;
    },
  };
}

async function lookWhenWoken(
  wakeup: Wakeup,
  signal: AbortSignal,
  look: () => Promise<void>,
): Promise<void> {
  for (;;) {
    await wakeup.wait(Number.POSITIVE_INFINITY);
    if (signal.aborted) return;
    await look();
    await setTimeout(REST_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function findAlerts(control: Control, now: Date, signal: AbortSignal): Promise<void> {
  await findChanges(control, now, signal);
  await findExpiring(control, now);
  await removeOldAlerts(control, now);
  await makeDigests(control, now);
}
