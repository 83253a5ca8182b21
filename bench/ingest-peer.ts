/**
 * What an ingest cannot do without, alone and on one core: started by `ingest.ts` under `taskset`.
 *
 *     ingest-peer.ts json FILE.wat.gz    gunzip and JSON.parse of every metadata record
 *     ingest-peer.ts html FILE.warc.gz   htmlparser2 over every body, its links collected; nothing else is timed
 *
 * Prints `{"seconds", "pages", "links"}`. Only well-formed files are understood.
 */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Parser } from 'htmlparser2';

const [kind, file = ''] = process.argv.slice(2);
console.log(JSON.stringify(kind === 'json' ? await parseJson(file) : await parseHtml(file)));

async function parseJson(path: string): Promise<object> {
  const start = performance.now();
  let pages = 0;
  for await (const { head, block } of records(path)) {
    if (!head.includes('application/json')) continue;
    JSON.parse(block.toString());
    if (head.includes('WARC-Target-URI: http')) pages++;
  }
  return { seconds: (performance.now() - start) / 1000, pages };
}

async function parseHtml(path: string): Promise<object> {
  let ms = 0;
  let pages = 0;
  let links = 0;
  for await (const { head, block } of records(path)) {
    if (!head.includes('WARC-Type: response')) continue;
    const html = block.toString('utf8', block.indexOf('\r\n\r\n') + 4);
    const start = performance.now();
    links += linksOf(html).length;
    ms += performance.now() - start;
    pages++;
  }
  return { seconds: ms / 1000, pages, links };
}

function linksOf(html: string): string[] {
  const links: string[] = [];
  const parser = new Parser({
    onopentag(name, { href }) {
      if (name === 'a' && href !== undefined) links.push(href);
    },
  });
  parser.end(html);
  return links;
}

/** Records of a gzipped WARC file: the header as text, the block as bytes. */
async function* records(path: string): AsyncGenerator<{ head: string; block: Buffer }> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path).pipe(createGunzip({ chunkSize: 1 << 20 }))) {
    rest = Buffer.concat([rest, chunk]);
    let at = 0;
    for (;;) {
      const end = rest.indexOf('\r\n\r\n', at);
      if (end < 0) break;
      const head = rest.toString('latin1', at, end);
      const length = Number(/content-length: *(\d+)/i.exec(head)?.[1]);
      const next = end + 4 + length + 4;
      if (next > rest.length) break;
      yield { head, block: rest.subarray(end + 4, end + 4 + length) };
      at = next;
    }
    rest = rest.subarray(at);
  }
}
