/** Third parties are asked in this process: every minute what somebody wants to know, in the evening what is old. */
import type { Config } from '../../config/settings.ts';
import type { Control } from '../../control/control.ts';
import type { Jobs } from '../../control/jobs.ts';
import { questionsLeft, type SignalName, spendQuestions } from '../../control/signals.ts';
import {
  type AskedParty,
  askStale,
  askWanted,
  type SignalWork,
} from '../../monitor/ask-signals.ts';
import { signalProviders } from '../../vendorapis/signal-providers.ts';
import { signalBudgets, signalSettings, vendorLimits } from './vendor-settings.ts';

const CRON = '* * * * *';
/** Before budgets begin anew at midnight UTC, so that what somebody wants comes first. */
const REFRESH_CRON = '0 22 * * *';
/** Answers older than this are asked for again. */
const REFRESH_DAYS = 30;

/** Those that the operator has keys for; what each may be asked on a day is counted in the database. */
export function askedParties(config: Config, control: Control): readonly AskedParty[] {
  const budgets = signalBudgets(config);
  const spend = (name: SignalName, wanted: number) =>
    spendQuestions(control, name, wanted, budgets[name]);
  const providers = signalProviders(signalSettings(config), spend, vendorLimits(config));
  return providers.map(({ name, ask }) => ({
    ...{ name, ask },
    questionsLeft: () => questionsLeft(control, name, budgets[name]),
  }));
}

/** @returns Ends the questions that are under way. */
export async function startSignals(
  work: Omit<SignalWork, 'restsUntil'>,
  jobs: Jobs,
): Promise<{ close(): Promise<void> }> {
  const stop = new AbortController();
  const whole: SignalWork = { ...work, restsUntil: new Map() };
  const within = (signal: AbortSignal) => AbortSignal.any([stop.signal, signal]);
  await jobs.work('ask-signals', (_, signal) => askWanted(whole, within(signal)));
  await jobs.work('refresh-signals', (_, signal) => askStale(whole, REFRESH_DAYS, within(signal)));
  await jobs.schedule('ask-signals', CRON);
  await jobs.schedule('refresh-signals', REFRESH_CRON);
  return { close: async () => stop.abort(new Error('the server stops')) };
}
