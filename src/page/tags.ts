/**
 * The tags of a document that say something about links, found without building a tree.
 *
 * Behaves as the tokenizer of the HTML standard (§13.2.5) with scripting off, together with the few switches
 * the tree builder makes: raw text (style, xmp, iframe, noembed, noframes), RCDATA (title, textarea), script,
 * plaintext, and foreign content. Left out: `<select>` and `<frameset>` do not swallow tags here, and the text
 * of a CDATA section is not reported.
 *
 * Cost: linear; `indexOf` jumps from `<` to `<`, and attributes of other tags are only stepped over.
 */
import { Attributes, endsTagName } from './attributes.ts';
import { ForeignContent } from './foreign.ts';
import { isName, markupEnd, rawTextEnd, scriptEnd } from './raw-text.ts';

const TAG_NAMES = [
  'a',
  'area',
  'base',
  'iframe',
  'image',
  'img',
  'link',
  'math',
  'meta',
  'noembed',
  'noframes',
  'plaintext',
  'script',
  'style',
  'svg',
  'template',
  'textarea',
  'title',
  'xmp',
] as const;
type TagName = (typeof TAG_NAMES)[number];

/** `other`: a tag, comment or declaration that says nothing; `end`: the document is over. */
export type TagKind = TagName | 'other' | 'end';

/** Names by the low five bits of their first letter, which rule out most tags at once. */
const NAMES_BY_LETTER: (readonly TagName[] | undefined)[] = Array.from(
  { length: 32 },
  (_, letter) => {
    const names = TAG_NAMES.filter((name) => (name.charCodeAt(0) & 31) === letter);
    return names.length === 0 ? undefined : names;
  },
);

/** What an element in SVG or MathML may still be to us; `img` and `meta` end foreign content. */
const KEPT_IN_FOREIGN = new Set<TagKind>(['a', 'img', 'math', 'meta', 'script', 'style', 'svg']);

const BANG = 0x21;
const SLASH = 0x2f;
const QUESTION = 0x3f;

/** A cursor over tags. Spans are offsets into the text given, `to` exclusive. */
export class TagScanner {
  /** Of the tag `next` stopped at, not yet read. */
  readonly attributes: Attributes;
  /** Text since the tag before, character references not decoded. */
  textFrom = 0;
  textTo = 0;
  /** Name of the tag as written; empty for comments and declarations. */
  nameFrom = 0;
  nameTo = 0;
  closing = false;
  /** Where the tag begins, at its `<`. */
  from = 0;
  /** Whether the tag stands in SVG or MathML, where `<style>` and `<script>` are not raw text. */
  foreign = false;
  /** After `finish`: what a start tag of raw text, RCDATA, script or plaintext holds. */
  rawFrom = 0;
  rawTo = 0;
  private readonly html: string;
  private readonly content = new ForeignContent();
  private kind: TagKind = 'other';
  private pos = 0;

  constructor(html: string) {
    this.html = html;
    this.attributes = new Attributes(html);
  }

  /** After `finish`: where the tag, and the raw text it opens, is over. */
  get to(): number {
    return this.pos;
  }

  /**
   * Steps to the next tag with a name of ours. The caller may read `attributes`, then must call `finish`.
   *
   * @param every Stops at all other tags, comments and declarations too, for the sake of the text between.
   */
  next(every: boolean): TagKind {
    const { html } = this;
    this.textFrom = this.pos;
    for (let lt = html.indexOf('<', this.pos); lt !== -1; lt = html.indexOf('<', this.pos)) {
      if (!this.open(lt)) continue;
      this.textTo = lt;
      if (every || this.kind !== 'other') return this.kind;
      this.finish();
      this.textFrom = this.pos;
    }
    this.textTo = html.length;
    return 'end';
  }

  /** Steps over the rest of the tag and its raw text. @returns `false` if the input ended inside the tag. */
  finish(): boolean {
    // Comments and declarations are over already.
    if (this.nameTo === 0) return true;
    if (this.attributes.skip() === -1) {
      this.pos = this.html.length;
      return false;
    }
    this.pos = this.attributes.pos;
    if (this.content.active || this.kind === 'svg' || this.kind === 'math') this.trackForeign();
    if (this.kind !== 'other' && !this.closing && !this.foreign) this.skipRawText();
    return true;
  }

  /** Reads what begins at a `<`. @returns `false` if that is mere text. */
  private open(lt: number): boolean {
    const { html } = this;
    let from = lt + 1;
    let code = html.charCodeAt(from);
    this.closing = code === SLASH;
    if (this.closing) code = html.charCodeAt(++from);
    const letter = (code | 0x20) - 0x60;
    if (!(letter >= 1 && letter <= 26)) return this.openMarkup(lt, code);

    let to = from + 1;
    while (!endsTagName(html.charCodeAt(to)) && to < html.length) to++;
    this.from = lt;
    this.nameFrom = from;
    this.nameTo = to;
    this.attributes.begin(to);
    this.kind = kindOf(html, from, to, letter);
    this.foreign = this.content.inside;
    if (this.foreign && !KEPT_IN_FOREIGN.has(this.kind)) this.kind = 'other';
    return true;
  }

  private openMarkup(lt: number, code: number): boolean {
    if (this.closing ? Number.isNaN(code) : code !== BANG && code !== QUESTION) {
      this.pos = lt + 1;
      return false;
    }
    this.kind = 'other';
    this.nameTo = 0;
    this.pos = markupEnd(this.html, lt, this.content.inside);
    return true;
  }

  private trackForeign(): void {
    const name = this.html.slice(this.nameFrom, this.nameTo).toLowerCase();
    if (this.closing) this.content.end(name);
    else this.content.start(name, this.attributes.selfClosing);
  }

  private skipRawText(): void {
    const end = this.rawTextEnd();
    if (end === -1) return;
    this.rawFrom = this.pos;
    this.rawTo = end;
    this.attributes.begin(end + 2 + this.kind.length);
    this.pos = this.attributes.skip() === -1 ? this.html.length : this.attributes.pos;
  }

  /** Where the content of the element just opened ends, or −1 when it is ordinary. */
  private rawTextEnd(): number {
    switch (this.kind) {
      case 'script':
        return scriptEnd(this.html, this.pos);
      case 'iframe':
      case 'noembed':
      case 'noframes':
      case 'style':
      case 'textarea':
      case 'title':
      case 'xmp':
        return rawTextEnd(this.html, this.pos, this.kind);
      case 'plaintext':
        return this.html.length;
      default:
        return -1;
    }
  }
}

function kindOf(html: string, from: number, to: number, letter: number): TagKind {
  const names = NAMES_BY_LETTER[letter];
  if (names === undefined) return 'other';
  for (const name of names) {
    if (name.length === to - from && isName(html, from, name)) return name;
  }
  return 'other';
}
