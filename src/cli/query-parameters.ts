/**
 * Parameters of the API on the command line: `--url-from URL`, `--url_from=URL`. Which there are, the API knows.
 */
import { AppError } from '../errors.ts';

/** One that comes more than once is a list, as in a query. */
export type QueryParameters = Readonly<Record<string, string | readonly string[]>>;

/**
 * @param words Flags and their values, as they stand on the line.
 * @throws AppError INVALID_SETTING naming a word that is no flag, or a flag without a value.
 */
export function readParameters(words: readonly string[]): QueryParameters {
  const read = new Map<string, string[]>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, flag, written] = /^--([a-z][a-z0-9_-]*)(?:=(.*))?$/is.exec(word) ?? [];
    if (flag === undefined)
      throw new AppError('INVALID_SETTING', `${word} is no parameter: write --name value`);
    const value = written ?? words[++at];
    if (value === undefined) throw new AppError('INVALID_SETTING', `--${flag} needs a value`);
    const name = flag.replaceAll('-', '_');
    read.set(name, [...(read.get(name) ?? []), value]);
  }
  return Object.fromEntries(
    [...read].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}
