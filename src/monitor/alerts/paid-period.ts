/**
 * When a placement runs out that is paid for by the month or the year.
 *
 * Periods are counted from the day the first one began, so that one begun on the 31st ends on the last day of shorter
 * months and on the 31st of longer ones. Days are `YYYY-MM-DD`.
 */
import type { ChargePeriod } from '../../control/monitor-schema.ts';

const MONTHS = { monthly: 1, quarterly: 3, '6months': 6, year: 12 } as const;
const DAY_MS = 86_400_000;

type Period = Exclude<ChargePeriod, 'onetime'>;

/** First day that the period which `today` lies in does not pay for; of one not begun yet, of the first. */
export function periodEnd(start: string, period: Period, today: string): string {
  const months = MONTHS[period];
  // May be one too small, never too large.
  let periods = Math.max(1, Math.floor(monthsBetween(start, today) / months));
  // Not by their texts: the year 10000 begins with `+`.
  while (Date.parse(addMonths(start, periods * months)) <= Date.parse(today)) periods++;
  return addMonths(start, periods * months);
}

/** Whether the end is near enough to be told. */
export function isExpiring(end: string, days: number, today: string): boolean {
  return Date.parse(end) - Date.parse(today) <= days * DAY_MS;
}

function monthsBetween(from: string, to: string): number {
  const [a, b] = [new Date(from), new Date(to)];
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
}

function addMonths(day: string, months: number): string {
  const date = new Date(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0); // the month's last day
  date.setUTCDate(Math.min(wanted, date.getUTCDate()));
  return date.toISOString().slice(0, 10);
}
