/**
 * What an answer brings: nothing new, its HTML, or the HTML that a browser makes of it.
 *
 * A body that stands is known by a digest of what the fold takes from an answer: the body, and the headers that change
 * what it means. Before it stands what kind of page it was, so that a page is not taken for unchanged whose scripts may
 * show something else today, or were never run:
 *
 * | digest | page | known again by |
 * | --- | --- | --- |
 * | `…` | links in its HTML, or no HTML | 304, or the same body |
 * | `unlinked …` | HTML without links, not rendered | the same, unless pages are rendered now |
 * | `rendered …` | rendered | the same body and the same HTML after rendering |
 */
import { createHash } from 'node:crypto';
import type { Answered } from '../fetcher/fetch-result.ts';
import { isHtmlType, parseHtmlBytes } from '../page/html.ts';
import type { Page } from '../page/page.ts';
import type { BodyIdentity } from '../visit/body-identity.ts';
import { fieldValue, fieldValues } from '../warc/fields.ts';
import { RENDERED_TYPE } from '../warc/rendered-record.ts';
import type { CrawlPage, Visited } from './crawl-event.ts';
import type { CrawlParts } from './parts.ts';

export interface ReadAnswer {
  /** Facts of the HTML; undefined when there is none, or nothing new. */
  readonly html: Page | undefined;
  /** The body is the one that stood before. */
  readonly sameAs: BodyIdentity | undefined;
  /** The body that stands from now on; undefined for answers without one. */
  readonly seen: BodyIdentity | undefined;
  readonly rendering: Visited['rendering'];
  /** What was rendered. */
  readonly rendered: Buffer | undefined;
}

const UNLINKED = 'unlinked ';
const RENDERED = 'rendered ';

/** Whether a page has to be asked for in full, for the body that stands says nothing of what its scripts show. */
export function isForRendering({ digest }: BodyIdentity, isRendering: boolean): boolean {
  return digest.startsWith(RENDERED) || (isRendering && digest.startsWith(UNLINKED));
}

export const wasRendered = (body: BodyIdentity | undefined): boolean =>
  body?.digest.startsWith(RENDERED) === true;

/** @param at Seconds since 1970 of the visit. */
export async function readAnswer(
  { body: before }: CrawlPage,
  answer: Answered,
  at: number,
  render: ((answer: Answered) => ReturnType<NonNullable<CrawlParts['render']>>) | undefined,
): Promise<ReadAnswer> {
  const nothing = { html: undefined, sameAs: undefined, seen: undefined };
  const unrendered = { rendering: undefined, rendered: undefined };
  if (answer.status === 304) return { ...nothing, ...unrendered, sameAs: before };
  const digest = digestOf(answer);
  if (digest === undefined) return { ...nothing, ...unrendered };
  const identity = (text: string) => bodyIdentity(answer, text, at);
  const isSame = before?.digest === digest || before?.digest === UNLINKED + digest;
  if (before !== undefined && isSame && !isForRendering(before, render !== undefined))
    return { ...nothing, ...unrendered, sameAs: before, seen: identity(before.digest) };

  const html = pageOf(answer);
  if (html === undefined || html.links.length > 0)
    return { ...nothing, ...unrendered, html, seen: identity(digest) };
  const plain = { ...nothing, ...unrendered, html, seen: identity(UNLINKED + digest) };
  // Its links would not count.
  if (render === undefined || html.noindex || html.nofollow) return plain;
  const rendering = await render(answer);
  if (rendering.kind === 'failed') return { ...plain, rendering: rendering.reason };
  const both = RENDERED + hash(digest, rendering.html);
  const seen = { ...identity(both), etag: '', lastModified: '' };
  if (before?.digest === both)
    return { ...nothing, sameAs: before, seen, rendering: 'rendered', rendered: undefined };
  return {
    ...{ sameAs: undefined, seen, rendering: 'rendered', rendered: rendering.html },
    html: parseHtmlBytes(rendering.html, RENDERED_TYPE),
  };
}

/** Headers from which a visit takes facts (`visitOf`). */
const MEANINGFUL = ['content-type', 'x-robots-tag', 'link'];

/** Undefined for answers without a body that could stand. */
function digestOf({ status, fields, body, cut }: Answered): string | undefined {
  if (status < 200 || status >= 300 || cut === 'unwanted') return undefined;
  return hash(...MEANINGFUL.map((name) => `${fieldValues(fields, name).join('\n')}\0`), body);
}

function hash(...parts: readonly (string | Buffer)[]): string {
  const sha1 = createHash('sha1');
  for (const part of parts) sha1.update(part);
  return sha1.digest('base64url');
}

function bodyIdentity({ fields }: Answered, digest: string, at: number): BodyIdentity {
  const etag = fieldValue(fields, 'etag') ?? '';
  return { etag, lastModified: fieldValue(fields, 'last-modified') ?? '', digest, at };
}

function pageOf({ status, fields, body }: Answered): Page | undefined {
  const type = fieldValue(fields, 'content-type');
  if (status < 200 || status >= 300 || !isHtmlType(type)) return undefined;
  return parseHtmlBytes(body, type);
}
