/**
 * What a check changed that is worth telling: a pure table over what is now and what was known before.
 *
 *     known before   now        alert
 *     live           lost       lost
 *     lost           live       back
 *     live           blocked    blocked     unless it was told already
 *     live           live       nofollowed  when the link counted before and does not now;
 *                               back        after it was blocked
 *
 * A first check tells nothing, whatever it finds: of ten thousand backlinks from a file, those that are long gone are
 * no news. An answer that did not come (`unreached`) is neither before nor after; what is `live` and was not seen this time
 * is still live. Who sets a status by hand knows of
 * it, so it has no alerts of its state.
 */
import type { AlertKind } from '../../control/alert-schema.ts';
import type { CheckInLog, LinkFacts } from '../../control/check-changes.ts';

/** Kinds of alert that a check gives rise to, whether or not the site wants them. */
export function changesOf({ state, facts, before, isForced }: CheckInLog): AlertKind[] {
  const changes: AlertKind[] = [];
  const change = isForced ? undefined : stateChange(state, before);
  if (change !== undefined) changes.push(change);
  if (facts.is_found === true && before.link !== null && follows(before.link) && !follows(facts))
    changes.push('nofollowed');
  return changes;
}

function stateChange(
  state: CheckInLog['state'],
  { known, settled }: CheckInLog['before'],
): AlertKind | undefined {
  if (known === null) return undefined;
  switch (state) {
    case 'lost':
      return known === 'live' ? 'lost' : undefined;
    case 'live':
      return settled === 'live' ? undefined : 'back';
    case 'blocked':
      return settled === 'live' ? 'blocked' : undefined;
    case 'unchecked':
    case 'unreached':
      return undefined;
  }
}

/** Whether search engines are not asked to leave the link out of account. */
const follows = (facts: LinkFacts): boolean => relOf(facts).length === 0;

/** What the link's `rel` says of its worth. */
export function relOf(facts: LinkFacts): ('nofollow' | 'ugc' | 'sponsored')[] {
  const { is_nofollow: nofollow, is_ugc: ugc, is_sponsored: sponsored } = facts;
  return [
    ...(nofollow === true ? (['nofollow'] as const) : []),
    ...(ugc === true ? (['ugc'] as const) : []),
    ...(sponsored === true ? (['sponsored'] as const) : []),
  ];
}
