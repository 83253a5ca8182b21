/**
 * What third parties know of a page or a domain that links: one number a subject, or null where they know none.
 *
 * Answers are yielded as they come, so what was paid for is kept when a later question fails.
 */
import { VendorError } from './vendor-error.ts';

export type SignalName = 'google_index' | 'yandex_index' | 'moz_da' | 'fb_likes' | 'yandex_x';

export interface Signal {
  /** As it was asked for. */
  readonly subject: string;
  /** Null: the vendor does not know. */
  readonly value: number | null;
  /** Why the vendor refuses this very subject; its value is then null. */
  readonly problem?: string;
}

export interface SignalProvider {
  readonly name: SignalName;
  /** URLs of pages, or registrable domains. */
  readonly subjects: 'page' | 'domain';
  /**
   * Asks for each subject once. Subjects that the day's budget leaves no room for are not yielded.
   *
   * @throws VendorError: no further subject would fare better now. And the reason of the signal.
   */
  ask(subjects: readonly string[], signal: AbortSignal): AsyncGenerator<Signal>;
}

/** Takes up to `wanted` questions from what a provider may be asked today. @returns How many there were left, 0 … wanted. */
export type Spend = (name: SignalName, wanted: number) => Promise<number>;

export interface SignalQuestion {
  readonly name: SignalName;
  readonly subjects: SignalProvider['subjects'];
  /** Subjects of one request. */
  readonly batchSize: number;
  /** Others get null, unasked. */
  readonly canAsk?: (subject: string) => boolean;
  /** Values in the order of the subjects. */
  readonly valuesOf: (
    batch: readonly string[],
    signal: AbortSignal,
  ) => Promise<readonly (number | null)[]>;
}

/** For vendors that are asked about one subject at a time. */
export function oneByOne(
  askOne: (subject: string, signal: AbortSignal) => Promise<number | null>,
): Pick<SignalQuestion, 'batchSize' | 'valuesOf'> {
  return {
    batchSize: 1,
    valuesOf: (batch, signal) => Promise.all(batch.map((subject) => askOne(subject, signal))),
  };
}

/** One refused subject is odd; as many in a row mean that the request itself is wrong. */
const MAX_REFUSED = 3;

export function signalProvider(question: SignalQuestion, spend: Spend): SignalProvider {
  const { name, subjects } = question;
  return { name, subjects, ask: (asked, signal) => ask(question, spend, asked, signal) };
}

async function* ask(
  question: SignalQuestion,
  spend: Spend,
  subjects: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Signal> {
  const { canAsk = () => true, batchSize } = question;
  const { askable = [], unaskable = [] } = Object.groupBy(new Set(subjects), (subject) =>
    canAsk(subject) ? 'askable' : 'unaskable',
  );
  for (const subject of unaskable) yield { subject, value: null };
  let refused = 0;
  for (let i = 0; i < askable.length; i += batchSize) {
    const wanted = askable.slice(i, i + batchSize);
    const batch = wanted.slice(0, await spend(question.name, wanted.length));
    if (batch.length > 0) {
      const answer = await answerOf(question, batch, signal);
      refused = answer instanceof VendorError ? refused + 1 : 0;
      if (answer instanceof VendorError) {
        if (refused === MAX_REFUSED) throw answer;
        for (const subject of batch) yield { subject, value: null, problem: answer.message };
      } else
        for (const [n, subject] of batch.entries()) yield { subject, value: answer[n] ?? null };
    }
    if (batch.length < wanted.length) return;
  }
}

/** A batch that is refused does not say whose fault it is, so only a lone subject is left to its refusal. */
async function answerOf(
  { valuesOf }: SignalQuestion,
  batch: readonly string[],
  signal: AbortSignal,
): Promise<readonly (number | null)[] | VendorError> {
  try {
    return await valuesOf(batch, signal);
  } catch (error) {
    if (error instanceof VendorError && error.kind === 'refused' && batch.length === 1)
      return error;
    throw error;
  }
}
