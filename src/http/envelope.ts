/** Around the rows of a list that is sent as it comes: what an answer of one list has before, between and behind them. */
import { toXmlFields, XML_END, XML_START, type XmlObject } from '../formats/xml.ts';
import type { JsonRows } from '../linkindex/json-rows.ts';
import type { Format } from './answer.ts';

export interface Envelope {
  readonly start: string;
  rows(piece: JsonRows, isFirst: boolean): readonly (string | Buffer)[];
  /** @param fields What stands behind the list. */
  end(fields: XmlObject): string;
}

/** @param list Name of the list. @param entry Name of one of its entries, in XML. */
export function envelopeOf(format: Format, list: string, entry: string): Envelope {
  return format === 'json' ? jsonEnvelope(list) : xmlEnvelope(list, entry);
}

function jsonEnvelope(list: string): Envelope {
  return {
    start: `{${JSON.stringify(list)}:[`,
    rows: ({ text }, isFirst) => (isFirst ? [text] : [',', text]),
    end(fields) {
      const rest = JSON.stringify(fields).slice(1, -1);
      return rest === '' ? ']}' : `],${rest}}`;
    },
  };
}

function xmlEnvelope(list: string, entry: string): Envelope {
  return {
    start: `${XML_START}<${list}>`,
    rows({ text }) {
      // Rows as the engine writes them: plain values only.
      const rows = JSON.parse(`[${text}]`) as readonly XmlObject[];
      return [rows.map((row) => toXmlFields({ [entry]: row })).join('')];
    },
    end: (fields) => `</${list}>${toXmlFields(fields)}${XML_END}`,
  };
}
