/** Days put together to weeks and months, for answers about the past. */

export const DAY_SECONDS = 86_400;

export type Granularity = 'by_day' | 'by_week' | 'by_month';

/** A number that all days of one day, week (from Monday) or calendar month share, and no others. */
export function spanOf(day: number, granularity: Granularity): number {
  const number = Math.floor(day / DAY_SECONDS);
  switch (granularity) {
    case 'by_day':
      return number;
    case 'by_week':
      // 1970-01-01 was a Thursday, three days after a Monday.
      return Math.floor((number + 3) / 7);
    case 'by_month': {
      const date = new Date(day * 1000);
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    }
    default:
      return granularity satisfies never;
  }
}

/** The last day of each span. @param days In order; spans at the ends hold only the days given. */
export function lastOfSpans<Day extends { readonly day: number }>(
  days: readonly Day[],
  granularity: Granularity,
): Day[] {
  const span = (day: Day | undefined) => day && spanOf(day.day, granularity);
  return days.filter((day, i) => span(day) !== span(days[i + 1]));
}
