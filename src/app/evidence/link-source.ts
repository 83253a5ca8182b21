/**
 * The HTML around a link, or the header that is one, from the archive of a visit.
 *
 * What a page holds is found by the code that found it when the archive was loaded, so a link that was seen is found
 * again, unless the file is another one by now.
 */
import type { EvidenceParts, LinkSource, ShownLink } from '../../http/link-source.ts';
import { excerpt } from '../../page/excerpt.ts';
import { locateLinks } from '../../page/html.ts';
import { canonicalOfLinkHeader } from '../../page/link-header.ts';
import { parsePageUrl } from '../../url/page-url.ts';
import { occurrencesOf } from '../../visit/visit-links.ts';
import { baseOf, canonicalOfElement } from '../../visit/visit-of.ts';
import { fieldValue, fieldValues } from '../../warc/fields.ts';
import { decodedBody, type HttpMessage } from '../../warc/http-message.ts';
import { recordId } from '../../warc/record.ts';
import { httpMessage } from '../../warc/record-message.ts';
import type { Archives } from './archive-bytes.ts';
import { archivedRecord, MAX_BYTES } from './archived-record.ts';

/** Reads one record; holds it, and its page, in memory. */
export function linkSource(archives: Archives): EvidenceParts['linkSource'] {
  return async (link, signal) => {
    const record = await archivedRecord(link.shownAt, archives, signal);
    if (typeof record === 'string') return { noHtml: record };
    const http = httpMessage(record);
    const found = http === undefined ? CHANGED : sourceIn(http, link);
    return { ...found, recordId: recordId(record) };
  };
}

const CHANGED: LinkSource = { noHtml: 'changed' };

function sourceIn(http: HttpMessage, link: ShownLink): LinkSource {
  if (link.type === 'redirect') return ofHeader(fieldValue(http.fields, 'location'));
  const { body, problem } = decodedBody(http, MAX_BYTES);
  if (problem === 'too-large') return { noHtml: 'too_large' };
  if (problem === 'undecodable') return CHANGED;
  const url = parsePageUrl(link.shownAt.url);
  if (url === undefined) return CHANGED;
  const located = locateLinks(body, fieldValue(http.fields, 'content-type'));
  const { page } = located;
  const base = baseOf(url, page);
  if (link.type === 'canonical') {
    const isElement = canonicalOfElement(page, base)?.href === link.to.href;
    if (!isElement || located.canonical === undefined) return ofHeader(canonicalHeader(http));
    return { html: excerpt(located, located.canonical), occurrences: 1 };
  }
  const occurrences = occurrencesOf(link.to, base, page);
  // The one whose anchor the backlink shows.
  const shown = occurrences.find((at) => page.links[at]?.anchor !== '') ?? occurrences[0];
  const span = shown === undefined ? undefined : located.links[shown];
  if (span === undefined) return CHANGED;
  return { html: excerpt(located, span), occurrences: occurrences.length };
}

const canonicalHeader = ({ fields }: HttpMessage): string | undefined =>
  fieldValues(fields, 'link').find((value) => canonicalOfLinkHeader([value]) !== '');

const ofHeader = (header: string | undefined): LinkSource =>
  header === undefined ? CHANGED : { header, noHtml: 'in_header' };
