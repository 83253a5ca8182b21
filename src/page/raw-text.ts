/**
 * Where the parts of a document end that hold no tags: comments, declarations, raw text, scripts.
 *
 * Every function takes the text and an offset and answers an offset; the end of the text closes all.
 * Each character is looked at a bounded number of times over the whole document, so no input is superlinear.
 */
import { endsTagName } from './attributes.ts';

const BANG = 0x21;
const DASH = 0x2d;
const GREATER = 0x3e;

/**
 * End of `<!…` or `<?…` or `</…` that opens no tag: a comment (HTML §13.2.5.43–52), a CDATA section, or up to
 * the next `>`, which is where every state of a doctype and of a bogus comment ends.
 *
 * @param from Offset of the `<`.
 * @param foreign CDATA sections exist only in SVG and MathML.
 */
export function markupEnd(html: string, from: number, foreign: boolean): number {
  if (html.startsWith('!--', from + 1)) return commentEnd(html, from + 4);
  if (foreign && html.startsWith('![CDATA[', from + 1)) return after(html, ']]>', from + 9);
  return after(html, '>', from + 2);
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found === -1 ? html.length : found + mark.length;
}

/** A comment ends at `-->` or `--!>`, and at once at `<!-->` or `<!--->`. */
function commentEnd(html: string, from: number): number {
  if (html.charCodeAt(from) === GREATER) return from + 1;
  if (html.startsWith('->', from)) return from + 2;
  for (let dash = html.indexOf('--', from); dash !== -1; dash = html.indexOf('--', dash)) {
    let pos = dash + 2;
    while (html.charCodeAt(pos) === DASH) pos++;
    if (html.charCodeAt(pos) === BANG) pos++;
    if (html.charCodeAt(pos) === GREATER) return pos + 1;
    dash = pos;
  }
  return html.length;
}

/** Whether the text at `from` is `name` (lower case ASCII), in any case. */
export function isName(html: string, from: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = html.charCodeAt(from + i);
    const lower = code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
    if (lower !== name.charCodeAt(i)) return false;
  }
  return true;
}

/** Offset of the `</name` that ends raw text or RCDATA begun at `from` (§13.2.5.9–14), or the text's length. */
export function rawTextEnd(html: string, from: number, name: string): number {
  for (let lt = html.indexOf('</', from); lt !== -1; lt = html.indexOf('</', lt + 2)) {
    const to = lt + 2 + name.length;
    if (isName(html, lt + 2, name) && endsTagName(html.charCodeAt(to))) return lt;
  }
  return html.length;
}

/**
 * Offset of the `</script` that ends a script begun at `from` (§13.2.5.15–31), or the text's length.
 *
 * TRICKY: after `<!--` a `<script` inside the script hides the next `</script`, until `-->`.
 */
export function scriptEnd(html: string, from: number): number {
  const end = rawTextEnd(html, from, 'script');
  // Looking for "<!--" beyond the end would make many small scripts quadratic.
  const comment = indexOfWithin(html, '<!--', from, end);
  return comment === -1 ? end : escapedScriptEnd(html, comment);
}

function escapedScriptEnd(html: string, from: number): number {
  let state: 'plain' | 'escaped' | 'hidden' = 'plain';
  for (let pos = from; pos < html.length; pos++) {
    const code = html.charCodeAt(pos);
    if (code === DASH && state !== 'plain' && html.startsWith('-->', pos)) {
      state = 'plain';
    } else if (code !== 0x3c) {
    } else if (state === 'plain' && html.startsWith('<!--', pos)) {
      state = 'escaped';
      // "<!-->" and "<!--->" close at once: its dashes count for the "-->" too.
      pos += 1;
    } else if (isScriptTag(html, pos + 2) && html.charCodeAt(pos + 1) === 0x2f) {
      if (state !== 'hidden') return pos;
      state = 'escaped';
    } else if (state === 'escaped' && isScriptTag(html, pos + 1)) {
      state = 'hidden';
    }
  }
  return html.length;
}

function isScriptTag(html: string, from: number): boolean {
  return isName(html, from, 'script') && endsTagName(html.charCodeAt(from + 6));
}

/** `indexOf` that gives up at `to`. */
function indexOfWithin(html: string, mark: string, from: number, to: number): number {
  const found = html.slice(from, to).indexOf(mark);
  return found === -1 ? -1 : from + found;
}
