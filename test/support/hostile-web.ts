/**
 * Hosts that mean ill, or are broken, all behind one port of loopback: what a crawl meets on the web, at its worst.
 *
 * Each has a robots.txt that is not there (404), but for the ones where that is the point. The first page is at `/`.
 */
import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { openRawServer, type RawServer } from './raw-server.ts';

type Answer = (socket: Socket, path: string) => void;

const OK = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';
const LINK = '<a href="http://target.test/">target</a>';

function whole(body: string | Buffer, fields = ''): Buffer {
  const bytes = Buffer.from(body as string, 'latin1');
  const head = `${OK}${fields}Content-Length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes]);
}

const says =
  (answer: string | Buffer): Answer =>
  (socket) =>
    void socket.write(answer);

/** As fast as it is taken, for as long as the connection lives. */
function endless(head: string, piece: string): Answer {
  return (socket) => {
    socket.write(head);
    const more = (): void => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('drain', more);
    more();
  };
}

function trickle(head: string, piece: string): Answer {
  return (socket) => {
    socket.write(head);
    const timer = setInterval(() => socket.write(piece), 20);
    socket.on('close', () => clearInterval(timer));
  };
}

const redirect = (to: string) =>
  `HTTP/1.1 302 Found\r\nLocation: ${to}\r\nContent-Length: 0\r\n\r\n`;
const zeros = Buffer.alloc(256 << 20);
const manyLinks = (count: number) =>
  Array.from({ length: count }, (_, n) => `<a href="http://t${n % 1000}.test/${n}">to ${n}</a>`);

/** What `/` answers, by host. */
export const HOSTILE_HOSTS: Readonly<Record<string, Answer>> = {
  'silent.test': () => {},
  'trickle.test': trickle(`${OK}\r\n`, 'x'),
  'endless-head.test': endless(OK, `X-A: ${'a'.repeat(1000)}\r\n`),
  'endless-body.test': endless(`${OK}\r\n${LINK}`, '<p>more</p>'.repeat(1000)),
  'endless-chunks.test': trickle(`${OK}Transfer-Encoding: chunked\r\n\r\n`, '1\r\nx\r\n'),
  'endless-redirects.test': (socket, path) =>
    void socket.write(redirect(`/${Number(path.slice(1)) + 1}`)),
  'own-redirect.test': says(redirect('/')),
  'bomb-gzip.test': says(whole(gzipSync(zeros), 'Content-Encoding: gzip\r\n')),
  'bomb-brotli.test': says(whole(brotliCompressSync(zeros), 'Content-Encoding: br\r\n')),
  'no-gzip.test': says(whole(LINK, 'Content-Encoding: gzip\r\n')),
  'too-short.test': (socket) => void socket.end(`${OK}Content-Length: 500\r\n\r\n${LINK}`),
  'too-long.test': says(`${OK}Content-Length: ${LINK.length}\r\n\r\n${LINK}${'y'.repeat(500)}`),
  'two-lengths.test': says(`${OK}Content-Length: 5\r\nContent-Length: 7\r\n\r\n${LINK}`),
  'bad-chunks.test': says(`${OK}Transfer-Encoding: chunked\r\n\r\nzz\r\n${LINK}`),
  'no-http.test': says('SSH-2.0-OpenSSH_9.2\r\n'),
  'hangs-up.test': (socket) => void socket.destroy(),
  'charset.test': says(whole(`<meta charset="utf-16"><p>\xff\xfe\xe9</p>${LINK}`).subarray()),
  'no-charset.test': says(
    `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=nonsense\r\nContent-Length: ${LINK.length}\r\n\r\n${LINK}`,
  ),
  'long-line.test': says(whole(`${LINK}<p title="${'x'.repeat(10 << 20)}">`)),
  'deep.test': says(whole(`${'<div>'.repeat(200_000)}${LINK}`)),
  'many-links.test': says(whole(manyLinks(100_000).join(''))),
  'bad-urls.test': says(
    whole(
      [
        '/\xff\xfe',
        '/%ff%fe',
        '/%',
        'http://[',
        'http://bad-urls.test:99999/',
        '//',
        'http://\x00/',
      ]
        .map((href) => `<a href="${href}">bad</a>`)
        .join('') + LINK,
    ),
  ),
  'bad-location.test': says(redirect('/\xff\xfe%zz')),
};

export function openHostileWeb(): Promise<RawServer> {
  return openRawServer((socket, head) => {
    const [, path = ''] = head.split(' ');
    const [, host = ''] = /^host: (.*?)\r$/im.exec(head) ?? [];
    const answer = HOSTILE_HOSTS[host];
    const isRobots = path === '/robots.txt' && host !== 'silent.test';
    const isKnown = path === '/' || host === 'endless-redirects.test';
    if (answer === undefined || isRobots || !isKnown)
      socket.write('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    else answer(socket, path);
  });
}
