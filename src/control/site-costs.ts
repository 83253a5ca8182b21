/**
 * What a site's backlinks cost: for each currency what is paid once, and what is paid again and again, as of a month.
 *
 * A price is paid from the day its first payment is known to be due, else the day the link was placed, else added. Without
 * a period it is paid once. What is paid for goes on costing when the link is lost: whether it is stopped, its owner knows.
 * Amounts are decimal texts with up to four decimals.
 */
import { sql } from 'kysely';
import type { Control } from './control.ts';

export interface CurrencyCosts {
  /** ISO 4217; null: prices without one. */
  readonly currency: string | null;
  readonly backlinks: number;
  /** Of periods already begun: a third of what is paid quarterly, and so forth. */
  readonly monthly: string;
  /** The part of it that is paid for links that are lost. */
  readonly monthly_lost: string;
  /** Paid once, so far. */
  readonly onetime: string;
}

export interface MonthCosts {
  /** `YYYY-MM` */
  readonly month: string;
  readonly currency: string | null;
  readonly monthly: string;
  /** Paid once in this month. */
  readonly onetime: string;
}

/** The price of a month, what is paid once, and since when. */
const paid = (siteId: number) => sql`
  SELECT
    currency,
    price / CASE charge_period WHEN 'monthly' THEN 1 WHEN 'quarterly' THEN 3 WHEN '6months' THEN 6 WHEN 'year' THEN 12 END
      AS monthly,
    CASE WHEN coalesce(charge_period, 'onetime') = 'onetime' THEN price END AS onetime,
    coalesce(charge_start, placed_on, (added_at AT TIME ZONE 'UTC')::date) AS since,
    coalesce(forced_status, state) = 'lost' AS is_lost
  FROM site_backlinks
  WHERE site_id = ${siteId} AND price > 0`;

const TODAY = sql`(now() AT TIME ZONE 'UTC')::date`;

/** As of today, those without a currency last. */
export async function siteCosts({ db }: Control, siteId: number): Promise<CurrencyCosts[]> {
  const { rows } = await sql<CurrencyCosts>`
    SELECT
      currency,
      count(*) AS backlinks,
      ${amount(sql`sum(monthly)`)} AS monthly,
      ${amount(sql`sum(monthly) FILTER (WHERE is_lost)`)} AS monthly_lost,
      ${amount(sql`sum(onetime)`)} AS onetime
    FROM (${paid(siteId)}) AS paid
    WHERE since <= ${TODAY}
    GROUP BY currency
    ORDER BY currency`.execute(db);
  return rows;
}

/**
 * Of the latest months, this one included: a row for each in which something is paid.
 *
 * Sums by the month in which paying began come first, so that months cost nothing however many backlinks there are.
 */
export async function siteCostsByMonth(
  { db }: Control,
  siteId: number,
  months: number,
): Promise<MonthCosts[]> {
  const { rows } = await sql<MonthCosts>`
    WITH begun AS (
      SELECT currency, date_trunc('month', since) AS month, sum(monthly) AS monthly, sum(onetime) AS onetime
      FROM (${paid(siteId)}) AS paid
      GROUP BY currency, date_trunc('month', since)
    ), months AS (
      SELECT date_trunc('month', ${TODAY}) - make_interval(months => n) AS month
      FROM generate_series(0, ${months - 1}::int) AS n
    )
    SELECT
      to_char(months.month, 'YYYY-MM') AS month,
      currency,
      ${amount(sql`sum(monthly)`)} AS monthly,
      ${amount(sql`sum(onetime) FILTER (WHERE begun.month = months.month)`)} AS onetime
    FROM months JOIN begun ON begun.month <= months.month
    GROUP BY months.month, currency
    HAVING sum(monthly) > 0 OR sum(onetime) FILTER (WHERE begun.month = months.month) > 0
    ORDER BY months.month, currency`.execute(db);
  return rows;
}

function amount(sum: ReturnType<typeof sql>) {
  return sql`trim_scale(round(coalesce(${sum}, 0), 4))::text`;
}
