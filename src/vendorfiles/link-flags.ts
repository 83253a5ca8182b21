/** What a row says of its link: nofollow, ugc, sponsored, image. */
import type { FieldColumns } from './columns.ts';

export interface LinkFlags {
  nofollow?: boolean;
  ugc?: boolean;
  sponsored?: boolean;
  image?: boolean;
}

const FLAGS = ['nofollow', 'ugc', 'sponsored', 'image'] as const;

const YES = new Set(['1', 'true', 'yes', 'y', '+', 'x', '✓', '✔']);
const NO = new Set(['0', 'false', 'no', 'n', '-', '–']);

/** Those that are known. A column of its own counts for more than the words of `rel`. */
export function linkFlags(cells: readonly string[], fields: FieldColumns): LinkFlags {
  const flags = relFlags(cell(cells, fields.rel));
  const dofollow = truth(cell(cells, fields.dofollow), 'dofollow');
  if (dofollow !== undefined) flags.nofollow = !dofollow;
  for (const flag of FLAGS) {
    const known = truth(cell(cells, fields[flag]), flag);
    if (known !== undefined) flags[flag] = known;
  }
  return flags;
}

function cell(cells: readonly string[], column: number | undefined): string {
  const text = column === undefined ? '' : (cells[column] ?? '');
  return text.length > 64 ? '' : text.trim().toLowerCase();
}

/** @param name Cells may hold the flag's own name, or `dofollow` in a column of nofollow. */
function truth(text: string, name: string): boolean | undefined {
  if (YES.has(text) || text === name) return true;
  if (NO.has(text)) return false;
  if (name === 'nofollow') return isFollow(text) ? false : undefined;
  return name === 'dofollow' && text === 'nofollow' ? false : undefined;
}

/** `nofollow ugc`, `Dofollow`, `image`. */
function relFlags(text: string): LinkFlags {
  const words = text.split(/[\s,;|]+/);
  const flags: LinkFlags = {};
  if (words.includes('nofollow')) flags.nofollow = true;
  else if (words.some(isFollow)) flags.nofollow = false;
  if (words.includes('ugc')) flags.ugc = true;
  if (words.includes('sponsored')) flags.sponsored = true;
  if (words.includes('image')) flags.image = true;
  return flags;
}

const isFollow = (word: string): boolean => word === 'dofollow' || word === 'follow';
