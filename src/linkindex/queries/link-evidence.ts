/**
 * Everything the index knows of one backlink: each visit that saw or missed it, with what it made of the link, and
 * where the archive that shows it lies.
 *
 * Reads `visits`: all of the referring page with the links to the destination alone, for a redirect those of the pages
 * on its way, and then the places of the few that are told. Exact before merges, for the fold takes repeats.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { urlOfKey } from '../../url/page-key.ts';
import type { PageUrl } from '../../url/page-url.ts';
import type { LinkType, Source } from '../../visit/visit.ts';
import type { FoldOptions, FoldVisit } from '../fold-visit.ts';
import { nodeName } from '../fold-visit.ts';
import { type LinkVerdict, pageVerdicts, redirectVerdicts } from '../link-verdicts.ts';
import { PAGES_OF_NODES, readRedirects } from '../read-redirects.ts';
import { readVisits, visitColumns } from '../read-visits.ts';
import { NO_REDIRECTS } from '../redirect-links.ts';

export interface EvidenceQuestion {
  readonly from: PageUrl;
  readonly to: PageUrl;
  /** When absent, the one that is known: href before canonical before redirect. */
  readonly type?: LinkType;
  /** Visits, at least 1. */
  readonly limit: number;
}

export interface LinkEvidence extends Pick<LinkVerdict, 'verdict' | 'reason' | 'event'> {
  readonly type: LinkType;
  /** Page that was visited: the referring page, or for a redirect another one on its way. */
  readonly url: string;
  readonly visit: FoldVisit;
  readonly place: VisitPlace | undefined;
  /** Of the visit whose body shows the link, this one or an earlier one; undefined when none does. */
  readonly shownAt: ShownAt | undefined;
}

/** Where an archive holds a visit. */
export interface VisitPlace {
  readonly source: Source;
  /** Absolute path or address; empty when nothing was kept. */
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

export interface ShownAt {
  readonly url: string;
  /** Seconds since 1970 UTC. */
  readonly at: number;
  readonly place: VisitPlace | undefined;
}

/** Latest first. @throws ClickHouseError when the index cannot answer; the signal's reason when aborted. */
export async function linkEvidence(
  index: ClickHouseClient,
  question: EvidenceQuestion,
  options: FoldOptions,
  signal?: AbortSignal,
): Promise<LinkEvidence[]> {
  const visits = await visitsOfPage(index, question, signal);
  const type = question.type ?? knownType(visits);
  const verdicts =
    type === 'redirect'
      ? await redirectsOf(index, visits, question, options)
      : pageVerdicts(visits, { type, to: question.to }, options);
  const told = verdicts.reverse().slice(0, question.limit);
  const shown = told.flatMap(({ visit, content = visit }) => [visit, content]);
  const placeOf = await placesOf(index, shown, signal);
  return told.map(({ visit, content, ...said }) => ({
    ...said,
    type,
    url: urlOf(visit),
    visit,
    place: placeOf(visit),
    shownAt: content && { url: urlOf(content), at: content.at, place: placeOf(content) },
  }));
}

const urlOf = ({ page }: FoldVisit): string => urlOfKey(page.key, page.https);

/** Its visits with what they carry to the destination and nothing else, or a page of many links would fill the memory. */
async function visitsOfPage(
  index: ClickHouseClient,
  { from, to }: EvidenceQuestion,
  signal: AbortSignal | undefined,
): Promise<readonly FoldVisit[]> {
  const params = { from: from.key, from_https: from.https, to: to.key, to_https: to.https };
  for await (const { visits } of readVisits(index, VISITS_OF_PAGE, params, signal)) return visits;
  return [];
}

const IS_ASKED = `arrayMap(
  (key, https) -> key = {to:String} AND https = {to_https:Bool}, visits.link_key, visits.link_https)`;

const VISITS_OF_PAGE = `
  SELECT ${visitColumns((column) => `arrayFilter((_, is_asked) -> is_asked, visits.${column}, ${IS_ASKED})`)}
  FROM visits
  WHERE page_key = {from:String} AND page_https = {from_https:Bool}
  ORDER BY page_key, page_https`;

function knownType(visits: readonly FoldVisit[]): LinkType {
  const carried = new Set(visits.flatMap(({ links }) => links.map(({ type }) => type)));
  if (carried.has('href')) return 'href';
  if (carried.has('canonical')) return 'canonical';
  return visits.some(({ redirectTo }) => redirectTo !== undefined) ? 'redirect' : 'href';
}

async function redirectsOf(
  index: ClickHouseClient,
  visits: readonly FoldVisit[],
  { from, to }: EvidenceQuestion,
  options: FoldOptions,
): Promise<LinkVerdict[]> {
  const start = nodeName(from);
  const found = await readRedirects(index, [start], options);
  const redirectsAt = (node: string) => found.get(node)?.redirects ?? NO_REDIRECTS;
  return redirectVerdicts(visits, { start, end: nodeName(to) }, redirectsAt);
}

interface PlaceRow extends VisitPlace {
  readonly name: string;
}

/** TRICKY: not by page and second alone, for a page may be visited twice in one. */
const nameOf = (visit: FoldVisit): string =>
  `${visit.at} ${visit.id} ${visit.precedence} ${nodeName(visit.page)}`;

async function placesOf(
  index: ClickHouseClient,
  visits: readonly FoldVisit[],
  signal: AbortSignal | undefined,
): Promise<(visit: FoldVisit) => VisitPlace | undefined> {
  const nodes = [...new Set(visits.map(({ page }) => nodeName(page)))];
  const times = [...new Set(visits.map(({ at }) => at))];
  const result = await index.query({
    query: PLACES,
    query_params: { nodes, times },
    format: 'JSONEachRow',
    ...(signal && { abort_signal: signal }),
  });
  const rows = await result.json<PlaceRow>();
  const places = new Map(rows.map(({ name, ...place }) => [name, place]));
  return (visit) => places.get(nameOf(visit));
}

/** Spells `nameOf`. */
const PLACES = `
  SELECT
    concat(toString(toUnixTimestamp(visited_at)), ' ', leftPad(toString(visit_id), 20, '0'), ' ',
      leftPad(toString(precedence), 20, '0'), ' ', if(page_https, '1', '0'), page_key) AS name,
    source, file, offset, length
  FROM visits
  WHERE (page_key, page_https) IN (${PAGES_OF_NODES}) AND toUnixTimestamp(visited_at) IN {times:Array(UInt32)}`;
