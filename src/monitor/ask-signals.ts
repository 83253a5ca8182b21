/**
 * Asks third parties what they know of backlinks' pages and domains, as far as their budgets of the day reach.
 *
 * Answers are stored as they come, for each was paid for. A third party that fails rests a while, and the others go on.
 */
import type { Control } from '../control/control.ts';
import {
  endIndexChecks,
  type SignalName,
  type SignalSubject,
  staleSubjects,
  storeSignals,
  wantedSubjects,
} from '../control/signals.ts';

/** A third party; `vendorapis` has them. */
export interface AskedParty {
  readonly name: SignalName;
  /** Yields an answer for each subject that the day's budget has room for. */
  ask(
    subjects: readonly string[],
    signal: AbortSignal,
  ): AsyncIterable<{ readonly subject: string; readonly value: number | null }>;
}

export interface SignalWork {
  readonly control: Control;
  readonly parties: readonly AskedParty[];
  readonly onNotice: (text: string) => void;
  /** Name → until when a party that failed rests, in milliseconds since 1970; kept by the caller between runs. */
  readonly restsUntil: Map<SignalName, number>;
}

/** Subjects of one list. */
const BATCH = 200;
const REST_MS = 3_600_000;

/** Asks for all whose check is wanted. */
export async function askWanted(work: SignalWork, signal: AbortSignal): Promise<void> {
  const { control, parties } = work;
  await askAll(work, (name) => wantedSubjects(control, name, BATCH), signal);
  const names = parties.map(({ name }) => name);
  await endIndexChecks(control, names);
}

/** Spends what is left of the day's budgets on live backlinks that were asked for longest ago. */
export async function askStale(work: SignalWork, days: number, signal: AbortSignal): Promise<void> {
  await askAll(work, (name) => staleSubjects(work.control, name, days, BATCH), signal);
}

type Subjects = (name: SignalName) => Promise<readonly SignalSubject[]>;

async function askAll(work: SignalWork, next: Subjects, signal: AbortSignal): Promise<void> {
  await Promise.all(
    work.parties.map(async (party) => {
      const { name } = party;
      if (Date.now() < (work.restsUntil.get(name) ?? 0)) return;
      try {
        while (await askSome(work.control, party, await next(name), signal));
      } catch (error) {
        if (signal.aborted) throw error;
        work.restsUntil.set(name, Date.now() + REST_MS);
        work.onNotice(error instanceof Error ? error.message : String(error));
      }
    }),
  );
}

/** @returns Whether all were answered, so that there may be more. */
async function askSome(
  control: Control,
  party: AskedParty,
  subjects: readonly SignalSubject[],
  signal: AbortSignal,
): Promise<boolean> {
  if (subjects.length === 0) return false;
  const ids = new Map(subjects.map((subject) => [subject.subject, subject.ids]));
  for await (const { subject, value } of party.ask([...ids.keys()], signal)) {
    await storeSignals(control, party.name, [{ subject, ids: ids.get(subject) ?? [], value }]);
    ids.delete(subject);
  }
  return ids.size === 0;
}
