/** Placements that are paid for by the month or the year, of sites that want to know when they run out. */
import type { Control } from './control.ts';
import type { BacklinkState, ChargePeriod } from './monitor-schema.ts';

export interface PaidBacklink {
  readonly id: number;
  readonly siteId: number;
  readonly fromUrl: string;
  readonly toUrl: string | null;
  readonly anchor: string | null;
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

/** In order of ids, a page at a time. */
export async function* paidBacklinks({ db }: Control): AsyncGenerator<PaidBacklink[]> {
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('site_backlinks as b')
      .innerJoin('alert_rules as r', 'r.site_id', 'b.site_id')
      .select(['b.id', 'b.site_id as siteId', 'b.from_url as fromUrl', 'b.to_url as toUrl'])
      .select(['b.anchor', 'b.state', 'b.price', 'b.currency', 'r.expiring_days as expiringDays'])
      .select(['b.charge_period as chargePeriod', 'b.charge_start as chargeStart'])
      .where('b.charge_start', 'is not', null)
      .where('b.charge_period', 'in', ['monthly', 'quarterly', '6months', 'year'])
      .where((row) => row(row.val('expiring'), '=', row.fn.any('r.kinds')))
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
