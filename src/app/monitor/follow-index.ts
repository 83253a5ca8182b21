/**
 * Sites that follow the link index get the backlinks of their host and all below it from there: all of them once, then what is new; those
 * that the index loses are looked at soon.
 *
 * A pass knows the latest run of the index when it begins, and the run that the one before it knew: what changed between
 * them it reads in parts, first pages that link, then pages that do no more.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { addBacklinks, type NewBacklink } from '../../control/add-backlinks.ts';
import type { Control } from '../../control/control.ts';
import {
  beginPass,
  dueFollows,
  endPass,
  type FollowPass,
  type IndexFollow,
  keepPlace,
  noteIndexLoss,
} from '../../control/index-follows.ts';
import type { Jobs } from '../../control/jobs.ts';
import { AppError } from '../../errors.ts';
import {
  type LinkingPage,
  latestRun,
  linkingPages,
  unlinkedPages,
} from '../../linkindex/queries/linking-pages.ts';
import { parsePageUrl } from '../../url/page-url.ts';
import { parseTarget, type Target } from '../../url/target.ts';
import { type FollowPlace, placeOfText, placeText } from './follow-place.ts';

export interface FollowWork {
  readonly index: ClickHouseClient;
  readonly control: Control;
  readonly onNotice: (text: string) => void;
  /** Pages of a part; default 20,000. */
  readonly partSize?: number;
}

/** How long a site rests after a pass: each costs a look at all links of its domain. */
const REST_SECONDS = 3600;
/** A site that begins to follow waits a minute. */
const CRON = '* * * * *';
const PART_SIZE = 20_000;

/** @returns Ends the pass that is under way; it goes on where it stood. */
export async function startFollowing(
  work: FollowWork,
  jobs: Jobs,
): Promise<{ close(): Promise<void> }> {
  const stop = new AbortController();
  await jobs.work('follow-index', (_, signal) =>
    followDueSites(work, AbortSignal.any([stop.signal, signal])),
  );
  await jobs.schedule('follow-index', CRON);
  return {
    close: async () => stop.abort(new Error('the server stops')),
  };
}

/** A site that fails does not keep the others from theirs. */
export async function followDueSites(work: FollowWork, signal: AbortSignal): Promise<void> {
  for (const follow of await dueFollows(work.control, REST_SECONDS)) {
    try {
      await followSite(work, follow, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      // It was removed meanwhile.
      if (error instanceof AppError && error.code === 'SITE_UNKNOWN') continue;
      const reason = error instanceof Error ? error.message : String(error);
      work.onNotice(`site ${follow.siteId} cannot follow the index: ${reason}`);
    }
  }
}

export interface Followed {
  /** Backlinks that are new in the site. */
  readonly added: number;
  /** Those that the index has lost, or has again. */
  readonly lost: number;
  readonly found: number;
}

/** One pass, or the rest of one. */
export async function followSite(
  work: FollowWork,
  follow: IndexFollow,
  signal: AbortSignal,
): Promise<Followed> {
  const { siteId, host } = follow;
  const target = parseTarget(host, 'domain');
  if (target === undefined) throw new Error(`${host} is no host`);
  const { since, pass } = await passOf(work, follow, signal);
  const total = { added: 0, lost: 0, found: 0 };
  let place: FollowPlace | undefined = placeOfText(pass.place);
  while (place !== undefined) {
    const part: Part = await (place.kind === 'linking'
      ? addPart(work, siteId, target, since, place, signal)
      : losePart(work, siteId, target, since, place, signal));
    total.added += part.added;
    total.lost += part.lost;
    total.found += part.found;
    place = part.next;
    if (place !== undefined) await keepPlace(work.control, siteId, placeText(place));
  }
  await endPass(work.control, siteId);
  return total;
}

/** The pass under way, or a new one. */
async function passOf(
  { index, control }: FollowWork,
  follow: IndexFollow,
  signal: AbortSignal,
): Promise<{ readonly since: number; readonly pass: FollowPass }> {
  const run = await latestRun(index, signal);
  // An index that has not come so far is another one.
  const isOther = run < Math.max(follow.run, follow.pass?.run ?? 0);
  const since = isOther ? 0 : follow.run;
  if (!isOther && follow.pass !== undefined) return { since, pass: follow.pass };
  await beginPass(control, follow, since, run);
  return { since, pass: { run, place: undefined } };
}

interface Part extends Followed {
  readonly next: FollowPlace | undefined;
}

async function addPart(
  { index, control, partSize = PART_SIZE }: FollowWork,
  siteId: number,
  target: Target,
  since: number,
  { start }: FollowPlace & { readonly kind: 'linking' },
  signal: AbortSignal,
): Promise<Part> {
  const question = { target, since, limit: partSize, ...(start && { start }) };
  const { pages, end } = await linkingPages(index, question, signal);
  const backlinks = backlinksOf(pages);
  const terms = { source: 'index' };
  const { ids } = await addBacklinks(control, siteId, backlinks, terms, { exceptDeleted: true });
  const urls = backlinks.map(({ fromUrl }) => fromUrl);
  const found = since === 0 ? 0 : await noteIndexLoss(control, siteId, urls, false);
  // What the index lost before it was followed is no news.
  const next: FollowPlace | undefined =
    end !== undefined
      ? { kind: 'linking', start: end }
      : since === 0
        ? undefined
        : { kind: 'unlinked' };
  return { added: ids.length, lost: 0, found, next };
}

async function losePart(
  { index, control, partSize = PART_SIZE }: FollowWork,
  siteId: number,
  target: Target,
  since: number,
  { after }: FollowPlace & { readonly kind: 'unlinked' },
  signal: AbortSignal,
): Promise<Part> {
  const question = { target, since, limit: partSize, ...(after && { after }) };
  const { urls, end } = await unlinkedPages(index, question, signal);
  const lost = await noteIndexLoss(control, siteId, urls, true);
  return { added: 0, found: 0, lost, next: end && { kind: 'unlinked', after: end } };
}

/** Each page once: the first day and the first of its links, and what all of them have. */
function backlinksOf(pages: readonly LinkingPage[]): NewBacklink[] {
  return [...Map.groupBy(pages, ({ url }) => url)].map(([url, links]) => {
    const page = parsePageUrl(url);
    const [first] = links;
    if (page === undefined || first === undefined)
      throw new Error(`the index has a page that is none: ${url}`);
    const days = links.map(({ firstSeen }) => firstSeen).sort();
    const { toUrl, anchor, title, isImage } = first;
    return {
      ...{ fromUrl: page.href, fromHost: page.host, fromDomain: page.domain, placedOn: days[0] },
      seen: {
        ...{ toUrl, anchor, title, isImage },
        isNofollow: links.every((link) => link.isNofollow),
        isUgc: links.every((link) => link.isUgc),
        isSponsored: links.every((link) => link.isSponsored),
      },
    };
  });
}
