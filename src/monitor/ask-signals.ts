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
  /** What is left of the day's budget. */
  questionsLeft(): Promise<number>;
  /** Yields an answer for each subject that the day's budget has room for. */
  ask(subjects: readonly string[], signal: AbortSignal): AsyncIterable<PartyAnswer>;
}

interface PartyAnswer {
  readonly subject: string;
  readonly value: number | null;
  /** Why it refused this subject. */
  readonly problem?: string;
}

export interface SignalWork {
  readonly control: Control;
  readonly parties: readonly AskedParty[];
  readonly onNotice: (text: string) => void;
  /** Name → until when a party that failed rests, in milliseconds since 1970; kept by the caller between runs. */
  readonly restsUntil: Map<SignalName, number>;
}

/** Subjects of one list, which costs a look at all that might be on it. */
const MOST_AT_ONCE = 1000;
const REST_MS = 3_600_000;

/** Asks for all whose check is wanted. */
export async function askWanted(work: SignalWork, signal: AbortSignal): Promise<void> {
  const { control, parties } = work;
  await askAll(work, (name, limit) => wantedSubjects(control, name, limit), signal);
  const names = parties.map(({ name }) => name);
  await endIndexChecks(control, names);
}

/** Spends what is left of the day's budgets on live backlinks that were asked for longest ago. */
export async function askStale(work: SignalWork, days: number, signal: AbortSignal): Promise<void> {
  const { control } = work;
  await askAll(work, (name, limit) => staleSubjects(control, name, days, limit), signal);
}

type Subjects = (name: SignalName, limit: number) => Promise<readonly SignalSubject[]>;

async function askAll(work: SignalWork, next: Subjects, signal: AbortSignal): Promise<void> {
  await Promise.all(
    work.parties.map(async (party) => {
      const { name } = party;
      if (Date.now() < (work.restsUntil.get(name) ?? 0)) return;
      try {
        while (await askSome(work, party, next, signal));
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
  { control, onNotice }: SignalWork,
  party: AskedParty,
  next: Subjects,
  signal: AbortSignal,
): Promise<boolean> {
  const { name } = party;
  const limit = Math.min(await party.questionsLeft(), MOST_AT_ONCE);
  const subjects = limit === 0 ? [] : await next(name, limit);
  if (subjects.length === 0) return false;
  const ids = new Map(subjects.map((subject) => [subject.subject, subject.ids]));
  const refused: string[] = [];
  try {
    for await (const { subject, value, problem } of party.ask([...ids.keys()], signal)) {
      await storeSignals(control, name, [{ subject, ids: ids.get(subject) ?? [], value }]);
      ids.delete(subject);
      if (problem !== undefined) refused.push(`${problem} (${subject})`);
    }
  } finally {
    const [first, ...more] = refused;
    if (first !== undefined)
      onNotice(more.length === 0 ? first : `${first}, and ${more.length} more refused`);
  }
  return ids.size === 0;
}
