/**
 * The alerts of the monitor in this process: every minute it finds what there is to tell, and delivers what is due.
 *
 *     log of checks ──► find ──► outbox ──► deliver ──► webhook, mail
 *     paid placements ──┘           └── digest of the day ──┘
 */
import { removeOldAlerts } from '../../control/alerts.ts';
import type { Control } from '../../control/control.ts';
import type { Jobs, QueueName } from '../../control/jobs.ts';
import { type DeliveryWork, deliverDue } from '../../monitor/alerts/deliver.ts';
import { findChanges, findExpiring } from '../../monitor/alerts/find-alerts.ts';
import { makeDigests } from '../../monitor/alerts/make-digests.ts';
import type { AlertChannels } from './alert-channels.ts';

interface AlertWork extends Omit<AlertChannels, 'dialler'> {
  readonly control: Control;
  /** Told in one line what went wrong; the next minute tries again. */
  readonly onNotice: (text: string) => void;
}

const EVERY_MINUTE = '* * * * *';

/** @returns Ends the work; what was not delivered waits. It closes before the queue does. */
export async function startAlerts(
  { onNotice, ...parts }: AlertWork,
  jobs: Jobs,
): Promise<{ close(): Promise<void> }> {
  const work: DeliveryWork = { ...parts, now: () => new Date() };
  const stop = new AbortController();
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
    await jobs.send('alert-delivery', '', {});
    jobs.wake('alert-delivery');
  });
  return { close: async () => stop.abort(new Error('the server stops')) };
}

async function findAlerts(control: Control, now: Date, signal: AbortSignal): Promise<void> {
  await findChanges(control, now, signal);
  // Both once a day.
  if ((await findExpiring(control, now)) !== undefined) await removeOldAlerts(control, now);
  await makeDigests(control, now);
}
