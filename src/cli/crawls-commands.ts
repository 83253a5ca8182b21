/** `backlinks crawls`: what a server keeps visiting. They work on control data alone, beside a server and without one. */
import { addCrawl, listCrawls, removeCrawl, type StandingCrawl } from '../control/crawls.ts';
import { table } from '../formats/table.ts';
import type { ScopeName } from '../frontier/scope.ts';
import { parseSeed } from '../frontier/seed.ts';
import { type Context, PLAIN_WIDTH, say, withControl } from './context.ts';
import { wholeNumber } from './numbers.ts';

export interface AddOptions {
  readonly scope: ScopeName;
  readonly maxDepth?: string;
  readonly delay?: string;
}

const DAY_MS = 86_400_000;

export async function add(
  context: Context,
  seeds: readonly string[],
  { scope, maxDepth, delay }: AddOptions,
): Promise<void> {
  const { crawlDelayMs, contact } = context.config;
  const crawl = {
    seeds: seeds.map((seed) => parseSeed(seed).href),
    scope,
    maxDepth: maxDepth === undefined ? undefined : wholeNumber('--max-depth', maxDepth, 0, 65_535),
    delayMs: delay === undefined ? crawlDelayMs : wholeNumber('--delay', delay, 0, DAY_MS),
  };
  await withControl(context, async (control) => {
    const added = await addCrawl(control, crawl);
    const hint = contact === '' ? ', if it was started with --contact' : '';
    say(context, shown(added), [`crawl ${added.id}: a running server takes it up${hint}`]);
  });
}

export async function list(context: Context): Promise<void> {
  await withControl(context, async (control) => {
    const crawls = (await listCrawls(control)).map(shown);
    const rows = crawls.map(({ seeds, ...rest }) => ({ ...rest, seeds: seeds.join(' ') }));
    say(context, { crawls }, [table(rows, { width: context.stdout.columns ?? PLAIN_WIDTH })]);
  });
}

export async function remove(context: Context, id: string): Promise<void> {
  await withControl(context, async (control) => {
    await removeCrawl(control, wholeNumber('the id', id, 1, 2 ** 31 - 1));
    say(context, { removed: Number(id) }, [`crawl ${id} ends; what it visited stays in the index`]);
  });
}

function shown({ id, seeds, scope, maxDepth, delayMs, visits, turnAt }: StandingCrawl) {
  return {
    id,
    scope,
    max_depth: maxDepth ?? null,
    delay_ms: delayMs,
    visits,
    latest_turn: turnAt?.toISOString() ?? null,
    seeds,
  };
}
