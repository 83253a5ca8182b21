/**
 * Named fields as WARC records and HTTP messages carry them: `Name: value` lines, in order, repeats kept.
 *
 * Read leniently, for archives hold what servers really sent: any line ending (LF, CR LF, CR CR LF), folded
 * lines, lines that are no field (dropped).
 */
import { isUtf8 } from 'node:buffer';

export interface Field {
  /** Lower case. */
  readonly name: string;
  /** Trimmed; a folded value is joined by single spaces. */
  readonly value: string;
}

/** Value of the first field of that name. @param name Lower case. */
export function fieldValue(fields: readonly Field[], name: string): string | undefined {
  for (const field of fields) if (field.name === name) return field.value;
  return undefined;
}

/** Values of all fields of that name, in order. @param name Lower case. */
export function fieldValues(fields: readonly Field[], name: string): string[] {
  return fields.filter((field) => field.name === name).map((field) => field.value);
}

/** Reads the lines of a head, its first line left out by the caller. */
export function parseFields(text: string): Field[] {
  const fields: { name: string; value: string }[] = [];
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const first = text.charCodeAt(start);
    const previous = fields.at(-1);
    if ((first === 0x20 || first === 0x09) && previous !== undefined) {
      previous.value = `${previous.value} ${text.slice(start, end).trim()}`.trim();
    } else {
      const colon = text.indexOf(':', start);
      if (colon > start && colon < end) {
        const name = text.slice(start, colon).trim().toLowerCase();
        fields.push({ name, value: text.slice(colon + 1, end).trim() });
      }
    }
    start = end + 1;
  }
  return fields;
}

/** Text of a head: UTF-8 where it is valid, else one character a byte, as HTTP once said. */
export function headText(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
}

/**
 * Length of a head from its start to the end of its empty line.
 *
 * @returns -1 when no empty line is among the bytes.
 */
export function headLength(bytes: Buffer): number {
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    let next = at + 1;
    while (bytes[next] === 0x0d) next++;
    if (bytes[next] === 0x0a) return next + 1;
  }
  return -1;
}
