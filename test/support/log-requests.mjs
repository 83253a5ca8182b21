/** Imported by the web's process: writes down when each request came in, and for which host (`REQUEST_LOG`). */
import { subscribe } from 'node:diagnostics_channel';
import { createWriteStream } from 'node:fs';

const log = createWriteStream(process.env['REQUEST_LOG'] ?? '');
subscribe('http.server.request.start', ({ request }) => {
  log.write(`${performance.timeOrigin + performance.now()} ${request.headers.host}\n`);
});
