/**
 * "Prescan a byte stream to determine its encoding" (HTML §13.2.3.2): finds `<meta charset>` and
 * `<meta http-equiv=content-type content="…;charset=…">`, else the encoding of an XML declaration.
 */
import { Attributes, endsTagName } from './attributes.ts';
import { isName, markupEnd } from './raw-text.ts';

/** Encoding of a label, or `undefined` when there is none. */
type CharsetOfLabel = (label: string) => string | undefined;

/**
 * @param head Beginning of the document as Latin-1.
 * @returns The declared encoding, or `undefined` when none is declared in `head`.
 */
export function prescan(head: string, charsetOfLabel: CharsetOfLabel): string | undefined {
  const attributes = new Attributes(head);
  for (let lt = head.indexOf('<'); lt !== -1; ) {
    const from = head.charCodeAt(lt + 1) === 0x2f ? lt + 2 : lt + 1;
    if (/[a-z]/i.test(head.charAt(from))) {
      attributes.begin(tagNameEnd(head, from));
      const isMeta = from === lt + 1 && attributes.pos === lt + 5 && isName(head, from, 'meta');
      const charset = isMeta ? charsetOfMeta(head, attributes, charsetOfLabel) : undefined;
      if (attributes.skip() === -1) break;
      if (charset !== undefined) return charset;
      lt = head.indexOf('<', attributes.pos);
    } else if (/[!?/]/.test(head.charAt(lt + 1))) {
      lt = head.indexOf('<', markupEnd(head, lt, false));
    } else {
      lt = head.indexOf('<', lt + 1);
    }
  }
  return charsetOfXml(head, charsetOfLabel);
}

function tagNameEnd(head: string, from: number): number {
  let to = from;
  while (to < head.length && !endsTagName(head.charCodeAt(to))) to++;
  return to;
}

function charsetOfMeta(
  head: string,
  attributes: Attributes,
  charsetOfLabel: CharsetOfLabel,
): string | undefined {
  const values = new Map<string, string>();
  while (attributes.next()) {
    const { nameFrom, nameTo, valueFrom, valueTo } = attributes;
    const name = head.slice(nameFrom, nameTo).toLowerCase();
    if (!values.has(name)) values.set(name, head.slice(valueFrom, valueTo));
  }
  const label =
    values.get('charset') ??
    (values.get('http-equiv')?.toLowerCase() === 'content-type'
      ? labelInContent(values.get('content') ?? '')
      : undefined);
  return label === undefined ? undefined : usable(charsetOfLabel(label));
}

/** "Extracting a character encoding from a meta element": an unpaired quote means none. */
function labelInContent(content: string): string | undefined {
  const match = /charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"'][^\s;]*))/i.exec(content);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

function charsetOfXml(head: string, charsetOfLabel: CharsetOfLabel): string | undefined {
  if (head.startsWith('<\0?\0x\0')) return 'utf-16le';
  if (head.startsWith('\0<\0?\0x')) return 'utf-16be';
  const declaration = /^<\?xml[^>]*?encoding[\0-\x20]*=[\0-\x20]*(["'])([^"'>]*)\1/.exec(head);
  return declaration?.[2] === undefined ? undefined : usable(charsetOfLabel(declaration[2]));
}

/** A document that could be read as ASCII is not UTF-16, whatever it says of itself. */
function usable(charset: string | undefined): string | undefined {
  if (charset === 'x-user-defined') return 'windows-1252';
  return charset?.startsWith('utf-16') === true ? 'utf-8' : charset;
}
