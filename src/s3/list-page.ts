/** One answer of ListObjectsV2 with `encoding-type=url`: XML that names at most 1,000 objects, and where to go on. */
import { Parser } from 'htmlparser2';

export interface S3Object {
  readonly key: string;
  readonly bytes: number;
  /** With its quotes, as the header has it; empty when it is not told. */
  readonly etag: string;
}

export interface ListPage {
  readonly objects: readonly S3Object[];
  /** Token of the next page; undefined for the last. */
  readonly next: string | undefined;
}

/** @throws Error for what is no such answer: half a list must not pass for all of it. */
export function listPage(xml: string): ListPage {
  const objects: S3Object[] = [];
  const result = new Map<string, string>();
  let texts = result;
  let text = '';
  let isWhole = false;
  const parser = new Parser(
    {
      onopentagname: (name) => {
        if (name === 'Contents') texts = new Map();
        text = '';
      },
      ontext: (part) => {
        text += part;
      },
      onclosetag: (name, isImplied) => {
        if (isImplied) return;
        if (name === 'ListBucketResult') isWhole = true;
        if (name === 'Contents') {
          objects.push(objectOf(texts));
          texts = result;
        } else texts.set(name, text);
        text = '';
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  const isMore = result.get('IsTruncated') === 'true';
  const next = result.get('NextContinuationToken');
  if (!isWhole || (isMore && next === undefined))
    throw new Error('the server answered no list of objects');
  return { objects, next: isMore ? next : undefined };
}

function objectOf(texts: ReadonlyMap<string, string>): S3Object {
  const key = texts.get('Key');
  const bytes = Number(texts.get('Size') ?? Number.NaN);
  if (key === undefined || !Number.isSafeInteger(bytes))
    throw new Error('the server listed an object without key or size');
  // Spaces come as +, as in a form.
  const spelled = decodeURIComponent(key.replaceAll('+', ' '));
  return { key: spelled, bytes, etag: texts.get('ETag') ?? '' };
}
