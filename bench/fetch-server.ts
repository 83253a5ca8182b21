/**
 * The server of `bench/fetch.ts` and `bench/checks.ts`, in a process of its own: one page for every request, as bytes made
 * once. Its links lead to the address given.
 */
import { createServer } from 'node:net';

const [href = '/link'] = process.argv.slice(2);
const PAGE = Buffer.from(
  `<p>A paragraph of a page, with <a href="${href}">a link</a>.</p>\n`.repeat(160),
);
const ANSWER = Buffer.concat([
  Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nServer: bench\r\nETag: "1"\r\nContent-Length: ${PAGE.length}\r\n\r\n`,
  ),
  PAGE,
]);

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => {}); // clients end as they like
  // A request is small and comes in one piece; none is sent before the answer to the last one.
  socket.on('data', () => socket.write(ANSWER));
});
// On every address of loopback, so that a hundred thousand connections find ports.
server.listen(0, '0.0.0.0', () => process.send?.(server.address()));
process.once('disconnect', () => process.exit());
