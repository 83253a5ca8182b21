/**
 * Finds what there is to tell: changes in the log of checks, and placements that run out.
 *
 * Alerts and the place up to which was read are written in one transaction. Of several processes, one reads at a time.
 */
import { type AlertFacts, addAlerts, type NewAlert } from '../../control/alerts.ts';
import {
  type CheckInLog,
  checksInLog,
  endOfChecks,
  moveScan,
  takeScan,
} from '../../control/check-changes.ts';
import type { Control } from '../../control/control.ts';
import {
  endPaidSites,
  type PaidBacklink,
  paidBacklinks,
  takePaidSites,
} from '../../control/paid-backlinks.ts';
import { isExpiring, periodEnd } from './paid-period.ts';
import { changesOf, relOf } from './transitions.ts';

/** Ids of the log that are read in one transaction. */
const CHECKS_AT_ONCE = 10_000;

/** @returns How many alerts were made. @throws What may be gone a minute later, as when the log is locked for long. */
export async function findChanges(
  control: Control,
  now: Date,
  signal: AbortSignal,
): Promise<number> {
  const end = await endOfChecks(control);
  let made = 0;
  for (;;) {
    signal.throwIfAborted();
    const step = await control.db.transaction().execute(async (db) => {
      const { checkId } = await takeScan(db);
      if (checkId >= end) return undefined;
      const upTo = Math.min(end, checkId + CHECKS_AT_ONCE);
      const alerts = (await checksInLog(db, checkId, upTo)).flatMap(alertsOf);
      const added = await addAlerts(db, alerts, now);
      await moveScan(db, { check_id: upTo });
      return added;
    });
    if (step === undefined) return made;
    made += step;
  }
}

/** Of each site once a day, and after something was said of its placements. @returns How many alerts were made. */
export async function findExpiring(control: Control, now: Date): Promise<number> {
  const today = now.toISOString().slice(0, 10);
  return control.db.transaction().execute(async (db) => {
    const sites = await takePaidSites(db, today);
    if (sites.length === 0) return 0;
    let made = 0;
    for await (const placements of paidBacklinks(control, sites)) {
      const alerts = placements.flatMap((placement) => expiryOf(placement, today, now));
      made += await addAlerts(db, alerts, now);
    }
    await endPaidSites(db, sites, today);
    return made;
  });
}

function alertsOf(check: CheckInLog): NewAlert[] {
  return changesOf(check)
    .filter((kind) => check.kinds.includes(kind))
    .map((kind) => ({
      siteId: check.siteId,
      backlinkId: check.backlinkId,
      kind,
      occasion: `check ${check.checkId}`,
      at: check.at,
      facts: factsOf(check),
    }));
}

function factsOf({ fromUrl, facts, before, state, outcome, httpStatus }: CheckInLog): AlertFacts {
  // A page without the link has none to tell of: what it was is.
  const link = facts.is_found === true ? facts : (before.link ?? facts);
  return {
    from_url: fromUrl,
    to_url: link.to_url ?? null,
    anchor: link.anchor ?? null,
    state,
    was: before.settled,
    outcome,
    http_status: httpStatus,
    rel: relOf(link),
    ...{ ends_on: null, charge_period: null, price: null, currency: null },
  };
}

function expiryOf(placement: PaidBacklink, today: string, now: Date): NewAlert[] {
  const end = periodEnd(placement.chargeStart, placement.chargePeriod, today);
  if (!isExpiring(end, placement.expiringDays, today)) return [];
  const facts: AlertFacts = {
    from_url: placement.fromUrl,
    to_url: placement.toUrl,
    anchor: placement.anchor,
    state: placement.state,
    ...{ was: null, outcome: null, http_status: null, rel: [] },
    ends_on: end,
    charge_period: placement.chargePeriod,
    price: placement.price,
    currency: placement.currency,
  };
  const { siteId, id: backlinkId } = placement;
  return [{ siteId, backlinkId, kind: 'expiring', occasion: `until ${end}`, at: now, facts }];
}
