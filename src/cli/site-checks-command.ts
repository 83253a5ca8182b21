/** `backlinks sites checks`: how it came about what is said of a backlink. */
import { checkHistory, type PastCheck } from '../control/checks.ts';
import { table } from '../formats/table.ts';
import { type Context, PLAIN_WIDTH, say } from './context.ts';
import { wholeNumber } from './numbers.ts';
import { type KeyFlag, withSite } from './sites-commands.ts';

export interface ChecksOptions extends KeyFlag {
  readonly limit: string;
}

/** Latest first; none of a backlink that is not the site's or was not checked yet. */
export async function siteChecksCommand(
  context: Context,
  { site, backlink }: { readonly site: string; readonly backlink: string },
  { limit, ...flags }: ChecksOptions,
): Promise<void> {
  const id = wholeNumber('backlink', backlink, 1);
  const most = wholeNumber('--limit', limit, 1);
  await withSite(context, site, flags, async (control, { id: siteId }) => {
    const checks = (await checkHistory(control, siteId, id, most)).map(shownCheck);
    const rows = checks.map(({ facts: _, ...check }) => check);
    say(context, { checks }, [table(rows, { width: context.stdout.columns ?? PLAIN_WIDTH })]);
  });
}

function shownCheck({ at, outcome, problem, state, httpStatus, facts, evidence }: PastCheck) {
  return {
    ...{ at: at.toISOString(), outcome, problem, http_status: httpStatus, state, facts },
    ...{ file: evidence.file || null, offset: evidence.offset, length: evidence.length },
  };
}
