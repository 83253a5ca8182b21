/**
 * The tokenizer of the parts of a workbook: names without prefix, for writers choose their own.
 *
 * It expands no entity but the five of XML and character references; what a document type declares is never looked at.
 */
import { setImmediate } from 'node:timers/promises';
import { Parser } from 'htmlparser2';
import { AppError } from '../errors.ts';

/** A file of a workbook. */
export interface XmlPart {
  /** For messages: `xl/styles.xml in links.xlsx`. */
  readonly place: string;
  /** Empty where the workbook has no such file. */
  readonly xml: string;
}

export interface XmlHandler {
  readonly onStart: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly onText?: (text: string) => void;
  readonly onEnd?: (name: string) => void;
}

/** The tokenizer's time grows with both. */
const MAX_DEPTH = 64;
const MAX_ATTRIBUTES = 128;

/**
 * @param place For messages.
 * @throws AppError NOT_IMPORTABLE, from `write` and `end`: deeper or wider than any workbook, or an element that does not end; what
 *   came after it would be lost.
 */
export function xmlEvents(place: string, { onStart, onText, onEnd }: XmlHandler): Parser {
  let depth = 0;
  let attributeCount = 0;
  let tagEnd = 0;
  const parser = new Parser(
    {
      onopentagname: () => {
        attributeCount = 0;
        if (++depth > MAX_DEPTH) throw tooComplex(place);
      },
      onattribute: () => {
        if (++attributeCount > MAX_ATTRIBUTES) throw tooComplex(place);
      },
      onopentag: (name, attributes) => {
        tagEnd = parser.endIndex;
        onStart(localName(name), attributes);
      },
      ontext: (text) => onText?.(text),
      onclosetag: (name, isImplied) => {
        // TRICKY: implied is the end of `<a/>` too, and that is where its start is.
        if (isImplied && parser.endIndex !== tagEnd) throw broken(place);
        depth--;
        onEnd?.(localName(name));
      },
    },
    { xmlMode: true },
  );
  return parser;
}

/** All events of a file, with turns for others between. */
export async function readXml({ place, xml }: XmlPart, handler: XmlHandler): Promise<void> {
  const parser = xmlEvents(place, handler);
  for (const piece of xmlPieces(xml)) {
    parser.write(piece);
    await setImmediate();
  }
  parser.end();
}

/** Read in one turn: some 10 ms. */
const PIECE_LENGTH = 2 ** 18;

export function* xmlPieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE_LENGTH) yield text.slice(at, at + PIECE_LENGTH);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function tooComplex(place: string): AppError {
  return new AppError('NOT_IMPORTABLE', `${place} is nested in a way that no workbook is`);
}

function broken(place: string): AppError {
  const help = 'open the workbook in a spreadsheet program and save it again';
  return new AppError('NOT_IMPORTABLE', `${place} is broken: an element does not end; ${help}`);
}
