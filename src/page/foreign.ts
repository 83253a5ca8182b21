/**
 * SVG and MathML inside HTML, as far as it decides what a tag means: in foreign content `<title>` is no title,
 * `<style>` and `<script>` are not raw text, and CDATA sections exist (HTML §13.2.6.5).
 *
 * A stack of the open roots and of the elements in which HTML begins again. It stands in for the tree
 * builder's stack of open elements and knows nothing else, so a stray end tag of another kind is ignored.
 */
/** Deeper nesting is ignored: no real page comes near, and end tags look through the whole stack. */
const MAX_DEPTH = 64;

const ROOTS: readonly string[] = ['svg', 'math'];

/** Elements whose content is HTML: SVG integration points and MathML text integration points. */
const HTML_INSIDE: Readonly<Record<string, readonly string[]>> = {
  svg: ['foreignobject', 'desc', 'title'],
  math: ['mi', 'mo', 'mn', 'ms', 'mtext'],
};

/** Start tags that end foreign content because authors forget `</svg>` (`font` only with attributes: left out). */
const BREAKOUT = new Set(
  `b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing
  menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var`.split(/\s+/),
);

export class ForeignContent {
  /** Names of open roots and integration points; empty almost always. */
  private readonly open: string[] = [];

  /** Whether any root is open, so that every tag has to be shown to `start` and `end`. */
  get active(): boolean {
    return this.open.length > 0;
  }

  /** Whether the parser stands in SVG or MathML itself, not in HTML within it. */
  get inside(): boolean {
    const top = this.open.at(-1);
    return top !== undefined && ROOTS.includes(top);
  }

  /** @param name Lower case. @param selfClosing Such an element is empty, but only in foreign content. */
  start(name: string, selfClosing: boolean): void {
    const top = this.open.at(-1);
    if (this.inside && BREAKOUT.has(name)) {
      while (this.inside) this.open.pop();
      return;
    }
    const opens =
      ROOTS.includes(name) || (top !== undefined && HTML_INSIDE[top]?.includes(name) === true);
    if (opens && !selfClosing && this.open.length < MAX_DEPTH) this.open.push(name);
  }

  /** @param name Lower case. */
  end(name: string): void {
    if (this.inside && (name === 'p' || name === 'br')) {
      while (this.inside) this.open.pop();
      return;
    }
    const at = this.open.lastIndexOf(name);
    if (at !== -1) this.open.length = at;
  }
}
