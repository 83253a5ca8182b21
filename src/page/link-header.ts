/**
 * The canonical link in HTTP's `Link` header: `Link: <https://example.com/a>; rel="canonical"`.
 *
 * Source: RFC 8288 §3, appendix B.2: what cannot be read is stepped over, never refused.
 */

/** One link-value: target and the parameters that decide what it is about. */
interface LinkValue {
  readonly target: string;
  /** Of its first `rel` parameter, lower case; later ones must be ignored (§3.3). */
  readonly rel: readonly string[];
  /** An `anchor` parameter makes it a link of another resource (§3.2). */
  readonly anchored: boolean;
}

/**
 * Target of the first link with relation `canonical`, unresolved; empty when there is none.
 *
 * @param values One per header line.
 */
export function canonicalOfLinkHeader(values: readonly string[]): string {
  for (const value of values) {
    for (const link of linkValues(value)) {
      if (link.rel.includes('canonical') && !link.anchored && link.target !== '')
        return link.target;
    }
  }
  return '';
}

/** Name, and value with or without quotes, of one parameter. */
const PARAMETER = /\s*;\s*([^\s=;,]*)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"?|([^\s;,]*)))?/y;

function* linkValues(header: string): Generator<LinkValue> {
  let pos = header.indexOf('<');
  while (pos !== -1) {
    const close = header.indexOf('>', pos);
    if (close === -1) return;
    const target = header.slice(pos + 1, close).trim();
    const { parameters, end } = readParameters(header, close + 1);
    const rel = parameters.get('rel') ?? '';
    yield { target, rel: rel.toLowerCase().split(/\s+/), anchored: parameters.has('anchor') };
    pos = header.indexOf('<', end);
  }
}

function readParameters(header: string, from: number) {
  const parameters = new Map<string, string>();
  let end = from;
  PARAMETER.lastIndex = from;
  for (let match = PARAMETER.exec(header); match !== null; match = PARAMETER.exec(header)) {
    const [, name = '', quoted, token = ''] = match;
    const key = name.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? token);
    end = PARAMETER.lastIndex;
  }
  return { parameters, end };
}
