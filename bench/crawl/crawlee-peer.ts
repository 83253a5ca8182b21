/**
 * Crawlee's CheerioCrawler over the test web; `node crawlee-peer.ts TASK_FILE`. Links go to its own storage, on disk.
 *
 * What it can do without is switched off: sessions, made-up browser headers, HTTP/2, retries.
 */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { CheerioCrawler, Configuration, Dataset, log } from '@crawlee/cheerio';
import { dialTestWeb, givenTask, type PeerResult } from './peer.ts';

const task = givenTask();
const { folder, concurrency, maxPages, seeds } = task;
const configuration = Configuration.getGlobalConfig();
configuration.set('storageClientOptions', { localDataDirectory: folder });
// Else it slows down by a quarter of the machine's memory, or when others use its processor.
configuration.set('memoryMbytes', 8192);
log.setLevel(log.LEVELS.OFF);

class TestWebAgent extends HttpAgent {
  override createConnection(options: { host?: string | null }) {
    return dialTestWeb(options.host ?? '', false, task);
  }
}
class SecureTestWebAgent extends HttpsAgent {
  override createConnection(options: { host?: string | null }) {
    return dialTestWeb(options.host ?? '', true, task);
  }
}
const agent = {
  http: new TestWebAgent({ keepAlive: true }),
  https: new SecureTestWebAgent({ keepAlive: true }),
};

const result = { answers: 0, pages: 0, links: 0 };
const crawler = new CheerioCrawler({
  minConcurrency: concurrency,
  maxConcurrency: concurrency,
  maxRequestRetries: 0,
  useSessionPool: false,
  persistCookiesPerSession: false,
  ...(maxPages > 0 && { maxRequestsPerCrawl: maxPages }),
  preNavigationHooks: [
    (_, gotOptions) => {
      Object.assign(gotOptions, { agent, http2: false, useHeaderGenerator: false });
    },
  ],
  async requestHandler({ request, response, $, enqueueLinks }) {
    result.answers++;
    if (response.statusCode !== 200) return;
    result.pages++;
    const page = new URL(request.loadedUrl);
    const links = $('a[href]')
      .toArray()
      .flatMap((element) => {
        const url = URL.parse($(element).attr('href') ?? '', page.href);
        const isLink = url !== null && /^https?:$/.test(url.protocol) && url.host !== page.host;
        return isLink
          ? [{ url: url.href, anchor: $(element).text(), rel: $(element).attr('rel') ?? '' }]
          : [];
      });
    result.links += links.length;
    await Dataset.pushData({ url: page.href, title: $('title').text(), links });
    await enqueueLinks({ strategy: 'same-hostname' });
  },
  failedRequestHandler() {
    result.answers++;
  },
});
const start = performance.now();
await crawler.run([...seeds]);
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ ...result, seconds } satisfies PeerResult));
process.exit(); // kept connections
