/**
 * The tokenizer of the parts of a workbook: names without prefix, for writers choose their own.
 *
 * It expands no entity but the five of XML and character references; what a document type declares is never looked at.
 */
import { setImmediate } from 'node:timers/promises';
import { Parser } from 'htmlparser2';
import { AppError } from '../errors.ts';

export interface XmlHandler {
  readonly onStart: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly onText?: (text: string) => void;
  readonly onEnd?: (name: string) => void;
}

/** The tokenizer's time grows with both. */
const MAX_DEPTH = 64;
const MAX_ATTRIBUTES = 128;

/** @throws AppError NOT_IMPORTABLE, from `write`: deeper or wider than any workbook. */
export function xmlEvents({ onStart, onText, onEnd }: XmlHandler): Parser {
  let depth = 0;
  let attributeCount = 0;
  return new Parser(
    {
      onopentagname: () => {
        attributeCount = 0;
        if (++depth > MAX_DEPTH) throw tooComplex();
      },
      onattribute: () => {
        if (++attributeCount > MAX_ATTRIBUTES) throw tooComplex();
      },
      onopentag: (name, attributes) => onStart(localName(name), attributes),
      ontext: (text) => onText?.(text),
      onclosetag: (name) => {
        depth--;
        onEnd?.(localName(name));
      },
    },
    { xmlMode: true },
  );
}

/** All events of a text, with turns for others between. */
export async function readXml(text: string, handler: XmlHandler): Promise<void> {
  const parser = xmlEvents(handler);
  for (const piece of xmlPieces(text)) {
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

function tooComplex(): AppError {
  return new AppError('NOT_IMPORTABLE', 'The workbook is nested in a way that none is');
}
