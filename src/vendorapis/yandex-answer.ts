/**
 * A result page of Yandex in XML: addresses of the documents found, or an error.
 *
 * Sources: yandex.cloud/docs/search-api/concepts/response (XML response), reference/error-codes.
 */
import { Parser } from 'htmlparser2';

export interface YandexAnswer {
  readonly urls: readonly string[];
  readonly error: { readonly code: string; readonly message: string } | undefined;
}

/** The tokenizer's time grows with it; an answer has eight levels. */
const MAX_DEPTH = 64;

/** @returns undefined for what is no whole answer: half of it must not pass for "not found". */
export function parseYandexAnswer(xml: string): YandexAnswer | undefined {
  const urls: string[] = [];
  const open: string[] = [];
  let code: string | undefined;
  let message = '';
  let text = '';
  let hasResponse = false;
  let isWhole = false;
  let isTooDeep = false;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        open.push(name);
        isTooDeep ||= open.length > MAX_DEPTH;
        if (isTooDeep) parser.pause();
        if (open.join('/') === 'yandexsearch/response/error') code = attributes['code'] ?? '';
        text = '';
      },
      ontext: (part) => {
        text += part;
      },
      onclosetag: (name, isImplied) => {
        const path = open.join('/');
        open.pop();
        if (isImplied) return;
        if (path === 'yandexsearch') isWhole = true;
        if (path === 'yandexsearch/response') hasResponse = true;
        if (path === 'yandexsearch/response/error') message = text.trim();
        if (name === 'url' && path.endsWith('/doc/url')) urls.push(text.trim());
        text = '';
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  if (isTooDeep || !isWhole || !hasResponse) return undefined;
  return { urls, error: code === undefined ? undefined : { code, message } };
}
