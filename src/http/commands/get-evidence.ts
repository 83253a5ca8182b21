/** `get-evidence`: what each visit said of one backlink, and the HTML that carries it. */
import { type Static, Type } from 'typebox';
import {
  type EvidenceQuestion,
  type LinkEvidence,
  linkEvidence,
} from '../../linkindex/queries/link-evidence.ts';
import { type PageUrl, parsePageUrl } from '../../url/page-url.ts';
import { LINK_TYPES, OUTCOMES, SOURCES } from '../../visit/visit.ts';
import { ApiError } from '../api-error.ts';
import type { Command } from '../command.ts';
import { type EvidenceParts, type LinkSource, NO_HTML } from '../link-source.ts';
import { parameters } from '../parameters.ts';
import { nullableText } from '../rows.ts';

const MAX_VISITS = 100;

const fullUrl = (description: string) =>
  Type.String({ description, examples: ['https://www.example.com/page'] });

const linkType = (description: string) => Type.Enum(LINK_TYPES, { type: 'string', description });

const Parameters = parameters({
  url_from: fullUrl('Full URL of the referring page.'),
  url_to: fullUrl('Full URL of the destination, in another registrable domain.'),
  link_type: Type.Optional(
    linkType(
      'Empty: the type of link that is known from this page to this destination; of several href, else canonical.',
    ),
  ),
  limit: Type.Integer({
    minimum: 1,
    maximum: MAX_VISITS,
    default: 10,
    description: 'Maximum number of visits, latest first.',
  }),
});

const nullable = <T extends string>(values: readonly T[], description: string) =>
  Type.Unsafe<T | null>({ type: ['string', 'null'], enum: [...values, null], description });

const nullableNumber = (description: string) =>
  Type.Unsafe<number | null>({ type: ['integer', 'null'], description });

const moment = { format: 'date-time', examples: ['2019-10-18T12:30:00Z'] };

const REASONS = [
  'page_not_found',
  'crawl_error',
  'page_dropped',
  'redirect',
  'not_canonical',
  'noindex',
  'link_removed',
  'broken_redirect',
  'other',
  'refused',
  'failed',
  'body_unknown',
] as const satisfies readonly LinkEvidence['reason'][];

const Visit = Type.Object({
  url: Type.String({
    description:
      'Page that was visited: the referring page, or for a redirect another page on its way.',
  }),
  visited_at: Type.String({ ...moment, description: 'When (UTC).' }),
  link_type: linkType('What the page links by.'),
  verdict: Type.Enum(['found', 'not_counted', 'missing', 'failed'], {
    type: 'string',
    description:
      'found: it is there and counts. not_counted: it is there, on a page whose links do not count. missing: it is not there. failed: the visit did not see what the page carries.',
  }),
  reason: nullable(
    REASONS,
    'Why it was not found: as for lost backlinks (link_removed: the page carries no such link); refused, failed: this visit, and not yet often enough in a row for a loss; body_unknown: unchanged since a visit that is not known.',
  ),
  event: nullable(['new', 'lost'], 'What this visit made of the backlink.'),
  outcome: Type.Enum(OUTCOMES, { type: 'string', description: 'What the page answered.' }),
  status: Type.Integer({ description: 'HTTP status; 0: no answer.' }),
  ip: nullableText('Address that answered.'),
  source: nullable(SOURCES, 'What the visit was read from.'),
  archive: nullableText("Name of the archive's file."),
  offset: nullableNumber('Where in it the record begins, in bytes.'),
  length: nullableNumber('Bytes of the record as stored; 0: unknown.'),
  record_id: nullableText('Name of the record that shows the link, where it could be read.'),
  shown_at: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    ...moment,
    description:
      'Visit whose answer shows the link: this one, or for an unchanged page the one whose body it repeats.',
  }),
  occurrences: nullableNumber('How often the page links there.'),
  html: nullableText(
    'The link as the page writes it, with the HTML around it; text of a stranger, to be escaped where it is shown.',
  ),
  header: nullableText(
    'Value of the HTTP header that links: Location, or Link of a canonical page.',
  ),
  no_html: nullable(
    ['no_link', ...NO_HTML],
    'Why there is no HTML. no_link: the visit saw no link. in_header: see header. no_body: the archive does not hold pages (WAT). not_at_hand: no archive was kept, or not on this machine. too_large. changed: the file holds something else by now.',
  ),
});

const Answer = Type.Object({ visits: Type.Array(Visit) });

export const getEvidence: Command<typeof Parameters, EvidenceQuestion, typeof Answer> = {
  name: 'get-evidence',
  summary: 'Visits that saw or missed one backlink',
  description:
    'Each visit of the referring page, latest first, with what it said of the link, where its archive lies, and the HTML around the link where that archive is at hand. Costs 1 unit a row.',
  parameters: Parameters,
  answer: Answer,
  question: questionOf,
  targets: () => [],
  reads: 'few',
  isExtension: true,
  async run({ index, signal, evidence }, question) {
    const visits: Static<typeof Visit>[] = [];
    const sources = new Map<string, LinkSource>();
    for (const visit of await linkEvidence(index, question, evidence, signal)) {
      const source = await sourceOf(visit, question.to, evidence, { sources, signal });
      visits.push(rowOf(visit, source, evidence));
    }
    return { visits };
  },
};

function questionOf(sent: Static<typeof Parameters>): EvidenceQuestion {
  const from = readUrl(sent.url_from, 'url_from');
  const to = readUrl(sent.url_to, 'url_to');
  // No backlink, so no visit keeps it: to say that it is missing would be wrong.
  if (to.domain === from.domain) throw new ApiError('invalid', { parameter: 'url_to' });
  const { link_type: type, limit } = sent;
  return { from, to, limit, ...(type !== undefined && { type }) };
}

function readUrl(text: string, parameter: string): PageUrl {
  const url = parsePageUrl(text);
  if (url === undefined) throw new ApiError('invalid', { parameter });
  return url;
}

/** Read once for all visits that repeat one body. */
async function sourceOf(
  { shownAt, type }: LinkEvidence,
  to: PageUrl,
  { linkSource }: EvidenceParts,
  { sources, signal }: { readonly sources: Map<string, LinkSource>; readonly signal: AbortSignal },
): Promise<LinkSource | undefined> {
  if (shownAt === undefined) return undefined;
  const { file, offset } = shownAt.place ?? {};
  const name = `${offset} ${shownAt.at} ${shownAt.url} ${file}`;
  const source = sources.get(name) ?? (await linkSource({ shownAt, to, type }, signal));
  sources.set(name, source);
  return source;
}

function rowOf(
  { visit, place, shownAt, ...said }: LinkEvidence,
  source: LinkSource | undefined,
  { showsPaths }: EvidenceParts,
): Static<typeof Visit> {
  const isKept = place !== undefined && place.file !== '';
  return {
    url: said.url,
    visited_at: timeOf(visit.at),
    link_type: said.type,
    verdict: said.verdict,
    reason: said.reason ?? null,
    event: said.event ?? null,
    outcome: visit.outcome,
    status: visit.status,
    ip: visit.ip === '' ? null : visit.ip.replace(/^::ffff:(?=.*\.)/, ''),
    source: place?.source ?? null,
    archive: isKept ? (showsPaths ? place.file : baseName(place.file)) : null,
    offset: isKept ? place.offset : null,
    length: isKept ? place.length : null,
    record_id: source?.recordId ?? null,
    shown_at: shownAt === undefined ? null : timeOf(shownAt.at),
    occurrences: source?.occurrences ?? null,
    html: source?.html ?? null,
    header: source?.header ?? null,
    no_html: source === undefined ? 'no_link' : (source.noHtml ?? null),
  };
}

const timeOf = (at: number): string => new Date(at * 1000).toISOString().replace('.000', '');

/** Of a path or an address: folders, hosts and the keys of signed addresses are the operator's alone. */
function baseName(file: string): string {
  const path = /^https?:/i.test(file) ? (URL.parse(file)?.pathname ?? '') : file;
  return path.slice(path.lastIndexOf('/') + 1);
}
