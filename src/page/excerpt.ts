/**
 * The HTML around a span of a document: the span as it is written, and a few hundred characters on both sides.
 *
 * An excerpt begins and ends where a tag or white space does. So it breaks no tag more than it must, and no character:
 * in every encoding that is scanned byte by byte, `<`, `>` and white space are never part of another character.
 */
import type { HtmlDocument } from './html.ts';
import type { Span } from './page-reader.ts';

/** At most on each side. */
const CONTEXT = 400;

/** Longest span that is given whole: an `<a>` that is never closed lasts as long as its document. */
const MAX_SPAN = 8 * 1024;

export function excerpt({ markup, slice }: HtmlDocument, span: Span): string {
  const from = startAfter(markup, Math.max(0, span.from - CONTEXT), span.from);
  const cut = span.from + MAX_SPAN;
  const to =
    span.to <= cut
      ? (endBefore(markup, span.to, span.to + CONTEXT) ?? span.to)
      : (endBefore(markup, cut - CONTEXT, cut) ?? cut);
  return slice(from, to);
}

/** First place from `from` on where something begins; `to` when there is none before. */
function startAfter(markup: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (isEdge(markup, at)) return at;
  return to;
}

/** Last place up to `to` where something ends; undefined when there is none after `from`. */
function endBefore(markup: string, from: number, to: number): number | undefined {
  for (let at = Math.min(to, markup.length); at > from; at--) if (isEdge(markup, at)) return at;
  return undefined;
}

/** TRICKY: white space of ASCII alone, for other white space is made of bytes that other characters are made of too. */
function isEdge(markup: string, at: number): boolean {
  if (at === 0 || at === markup.length || markup[at] === '<') return true;
  return /[>\t\n\f\r ]/.test(markup[at - 1] ?? '');
}
