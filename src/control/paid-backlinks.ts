/**
 * Placements that are paid for by the month or the year, of sites that want to know when they run out. Each site is looked
 * at once a day, and soon after its owner said something of them.
 */
import type { Control, ControlTransaction } from './control.ts';
import type { BacklinkState, ChargePeriod } from './monitor-schema.ts';

export interface PaidBacklink {
  readonly id: number;
  readonly siteId: number;
  readonly fromUrl: string;
  readonly toUrl: string | null;
  readonly anchor: string | null;
  /** As it was set by hand, else as checks found it. */
  readonly state: BacklinkState;
  readonly price: string | null;
  readonly currency: string | null;
  readonly chargePeriod: Exclude<ChargePeriod, 'onetime'>;
  /** `YYYY-MM-DD` */
  readonly chargeStart: string;
  /** Days before the end on which its owner wants to know. */
  readonly expiringDays: number;
}

const AT_ONCE = 5000;

/**
 * Takes the sites whose placements were not looked at today, or of which something was said since; until the transaction
 * ends, nothing more is said of them.
 */
export async function takePaidSites(db: ControlTransaction, today: string): Promise<number[]> {
  const rows = await db
    .selectFrom('alert_rules')
    .innerJoin('sites', 'sites.id', 'site_id')
    .select('site_id')
    .where((row) => row(row.val('expiring'), '=', row.fn.any('kinds')))
    .where(({ eb, or }) => or([eb('expiring_on', 'is', null), eb('expiring_on', '<', today)]))
    .orderBy('site_id')
    // First the site: who removes it has it, and wants its rules.
    .forKeyShare('sites')
    .forUpdate('alert_rules')
    .execute();
  return rows.map((row) => row.site_id);
}

export async function endPaidSites(
  db: ControlTransaction,
  siteIds: readonly number[],
  today: string,
): Promise<void> {
  await db
    .updateTable('alert_rules')
    .set({ expiring_on: today })
    .where('site_id', 'in', siteIds)
    .execute();
}

/**
 * Has a site's placements looked at soon, for something is said of them.
 *
 * TRICKY: before backlinks are locked. Who looks holds the rules and wants the backlinks.
 */
export async function lookAtPaid(db: ControlTransaction, siteId: number): Promise<void> {
  await db
    .updateTable('alert_rules')
    .set({ expiring_on: null })
    .where('site_id', '=', siteId)
    .execute();
}

/** In order of ids, a page at a time. */
export async function* paidBacklinks(
  { db }: Control,
  siteIds: readonly number[],
): AsyncGenerator<PaidBacklink[]> {
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('site_backlinks as b')
      .innerJoin('alert_rules as r', 'r.site_id', 'b.site_id')
      .select(['b.id', 'b.site_id as siteId', 'b.from_url as fromUrl', 'b.to_url as toUrl'])
      .select(({ fn }) => fn.coalesce('b.forced_status', 'b.state').as('state'))
      .select(['b.anchor', 'b.price', 'b.currency', 'r.expiring_days as expiringDays'])
      .select(['b.charge_period as chargePeriod', 'b.charge_start as chargeStart'])
      .where('b.charge_start', 'is not', null)
      .where('b.charge_period', 'in', ['monthly', 'quarterly', '6months', 'year'])
      .where('b.site_id', 'in', siteIds)
      .where('b.id', '>', after)
      .orderBy('b.id')
      .limit(AT_ONCE)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    // The conditions say so: a start, and a period that ends.
    yield rows as PaidBacklink[];
    after = last.id;
  }
}
