/**
 * The address in a cell.
 *
 * Moz and others leave the scheme out. A text that begins with a host whose public suffix exists is read with `https`, which is
 * what nearly all pages answer; whether this one does is for its check to find out.
 */
import { MAX_URL_LENGTH, parsePageUrl } from '../url/page-url.ts';
import { hasListedSuffix } from '../url/public-suffix.ts';
import type { ProblemReason } from './problems.ts';
import type { TableRow } from './table.ts';

export type CellUrl =
  | { readonly kind: 'url'; readonly href: string; readonly domain: string }
  | { readonly kind: 'none'; readonly reason: ProblemReason };

/** `host`, `host:port`, and what follows; nothing with a scheme or an `@`. */
const HOST_FIRST = /^([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)(?::\d{1,5})?(?:[/?#]|$)/i;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;

/** Longer is no address, whatever is escaped in it. */
const MAX_RAW = 4 * MAX_URL_LENGTH;

export function cellUrl(cell: string): CellUrl {
  if (cell.length > MAX_RAW) return none('too-long');
  const text = cell.trim();
  if (text === '') return none('no-url');
  if (/\shttps?:\/\//i.test(text)) return none('several-urls');
  // Parsers of URLs join what stands on two lines.
  if (/[\n\r]/.test(text)) return none('not-a-url');
  const isWeb = /^https?:/i.test(text);
  const url = parsePageUrl(isWeb ? text : withScheme(text));
  if (url !== undefined) return { kind: 'url', href: url.href, domain: url.domain };
  if (text.length > MAX_URL_LENGTH) return none('too-long');
  return none(!isWeb && SCHEME.test(text) && !HOST_FIRST.test(text) ? 'not-http' : 'not-a-url');
}

/** What names a page: the cell, else its hyperlink. @returns The cell where neither does. */
export function addressIn({ cells, links }: TableRow, column: number): string {
  const cell = cells[column] ?? '';
  const link = links?.get(column);
  if (link === undefined || cellUrl(cell).kind === 'url') return cell;
  return cellUrl(link).kind === 'url' ? link : cell;
}

/** Whether a page is named, not a bare host: `example.com` may stand for a site. */
export function isPageCell(cell: string): boolean {
  const text = cell.trim();
  if (!/^https?:\/\//i.test(text) && !text.includes('/')) return false;
  return cellUrl(text).kind === 'url';
}

/** Empty where no host begins it. */
function withScheme(text: string): string {
  if (text.startsWith('//')) return withScheme(text.slice(2));
  const host = HOST_FIRST.exec(text)?.[1]?.toLowerCase();
  return host !== undefined && hasListedSuffix(host) ? `https://${text}` : '';
}

function none(reason: ProblemReason): CellUrl {
  return { kind: 'none', reason };
}
