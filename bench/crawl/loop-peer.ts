/** The limit: GETs of a list of pages with undici, bodies thrown away; `node loop-peer.ts TASK_FILE`. */
import { Agent } from 'undici';
import { dialTestWeb, givenTask, type PeerResult } from './peer.ts';

const task = givenTask();
const agent = new Agent({
  connections: 2,
  allowH2: false,
  connect: ({ hostname, protocol }, callback) => {
    const isHttps = protocol === 'https:';
    const socket = dialTestWeb(hostname, isHttps, task);
    socket
      .once(isHttps ? 'secureConnect' : 'connect', () => callback(null, socket))
      .once('error', (error) => callback(error, null));
  },
});
const start = performance.now();
let next = 0;
let answers = 0;
async function loop(): Promise<void> {
  for (let url = task.seeds[next++]; url !== undefined; url = task.seeds[next++]) {
    const { origin, pathname } = new URL(url);
    const { body } = await agent.request({ origin, path: pathname, method: 'GET' });
    await body.dump({ limit: Number.POSITIVE_INFINITY });
    answers++;
  }
}
await Promise.all(Array.from({ length: task.concurrency }, loop));
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ answers, pages: answers, links: 0, seconds } satisfies PeerResult));
await agent.destroy();
