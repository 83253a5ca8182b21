/**
 * Attributes of one tag, read one at a time without building anything.
 *
 * The states of HTML §13.2.5.32–40, from "before attribute name" to "self-closing start tag". What looks
 * odd is the standard's: a quote counts only where a value starts, `/` separates, a name may start with `=`.
 */

const TAB = 0x09;
const LF = 0x0a;
const FF = 0x0c;
const CR = 0x0d;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;

/** White space of the tokenizer; CR counts because input is not normalized first. */
function isSpace(code: number): boolean {
  return (
    code <= SPACE && (code === SPACE || code === LF || code === TAB || code === CR || code === FF)
  );
}

/** Whether a tag name (or an attribute name without value) ends before this character. */
export function endsTagName(code: number): boolean {
  return code === GREATER || code === SLASH || isSpace(code);
}

/** A cursor over the attributes of a tag. Spans are offsets into `html`, `to` exclusive. */
export class Attributes {
  nameFrom = 0;
  nameTo = 0;
  /** Equal to `valueTo` when the value is empty or missing. */
  valueFrom = 0;
  valueTo = 0;
  /** Where to go on: after an attribute, after the tag's `>`, or −1 when the input ended inside the tag. */
  pos = 0;
  /** The tag is over; `next` answers `false` from here on. */
  over = true;
  /** The tag ended with `/>`. */
  selfClosing = false;
  private readonly html: string;

  constructor(html: string) {
    this.html = html;
  }

  /** Goes to a tag whose name ends at `pos`. */
  begin(pos: number): void {
    this.pos = pos;
    this.over = false;
  }

  /** Steps to the next attribute; `false` when the tag is over (see `pos`). */
  next(): boolean {
    if (this.over) return false;
    const { html } = this;
    let pos = this.pos;
    let slash = false;
    for (; ; pos++) {
      const code = html.charCodeAt(pos);
      if (code === GREATER) {
        this.over = true;
        this.selfClosing = slash;
        this.pos = pos + 1;
        return false;
      }
      slash = code === SLASH;
      if (!slash && !isSpace(code)) break;
    }
    if (pos >= html.length) {
      this.over = true;
      this.pos = -1;
      return false;
    }
    this.readName(pos);
    return true;
  }

  /** Goes to the end of the tag. @returns `pos` */
  skip(): number {
    while (this.next());
    return this.pos;
  }

  private readName(from: number): void {
    const { html } = this;
    let pos = from + 1;
    let code = html.charCodeAt(pos);
    // NaN past the end makes every comparison false, hence the length check.
    while (code !== EQUALS && !endsTagName(code) && pos < html.length)
      code = html.charCodeAt(++pos);
    this.nameFrom = from;
    this.nameTo = pos;
    while (isSpace(code)) code = html.charCodeAt(++pos);
    if (code === EQUALS) {
      this.readValue(pos + 1);
    } else {
      this.valueFrom = pos;
      this.valueTo = pos;
      this.pos = pos;
    }
  }

  private readValue(from: number): void {
    const { html } = this;
    let pos = from;
    let code = html.charCodeAt(pos);
    while (isSpace(code)) code = html.charCodeAt(++pos);
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      const close = html.indexOf(code === DOUBLE_QUOTE ? '"' : "'", pos + 1);
      this.valueFrom = pos + 1;
      this.valueTo = close === -1 ? html.length : close;
      this.pos = this.valueTo + 1;
      return;
    }
    this.valueFrom = pos;
    while (code !== GREATER && !isSpace(code) && pos < html.length) code = html.charCodeAt(++pos);
    this.valueTo = pos;
    this.pos = pos;
  }
}
