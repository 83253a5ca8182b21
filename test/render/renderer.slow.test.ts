/** Pages rendered by the real Chromium: what their scripts make of them, and what they cannot reach. */
import { execFileSync } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answered } from '../../src/fetcher/fetch-result.ts';
import { type Fetcher, openFetcher } from '../../src/fetcher/fetcher.ts';
import { parseHostResolverRules } from '../../src/fetcher/resolver-rules.ts';
import { findChromium } from '../../src/render/chromium.ts';
import { Renderer, type RenderLimits } from '../../src/render/renderer.ts';
import { type PageUrl, parsePageUrl } from '../../src/url/page-url.ts';
import { LIMITS } from '../fetcher/test-fetcher.ts';
import { NO_CHROMIUM } from '../support/chromium.ts';
import { openTestWeb, type TestWeb, type WebPage } from '../support/test-web.ts';

const NEVER = new AbortController().signal;
const RENDER_LIMITS: RenderLimits = {
  ...{ timeoutMs: 4000, maxRequests: 20, maxBytes: 1 << 20, maxHtmlBytes: 1 << 20 },
  concurrency: 2,
};

let directory = '';
let web: TestWeb;
let fetcher: Fetcher;
let renderer: Renderer;
/** A service of the operator's own machine, which no page may reach. */
let inside: Server;
let insideUdp: Socket;
let reached: string[] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'render-'));
  inside = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    response.setHeader('access-control-allow-origin', '*').end('secret');
  });
  inside.on('connection', () => reached.push('connection'));
  inside.listen(0, '127.0.0.1');
  await once(inside, 'listening');
  insideUdp = createSocket('udp4');
  insideUdp.on('message', () => reached.push('UDP'));
  insideUdp.bind(insidePort(), '127.0.0.1');
  await once(insideUdp, 'listening');
});
afterAll(() => {
  inside.closeAllConnections();
  inside.close();
  insideUdp.close();
  rmSync(directory, { recursive: true });
});
beforeEach(async () => {
  web = await openTestWeb();
  reached = [];
  fetcher = openFetcher({
    userAgent: 'TestBot/1.0',
    limits: LIMITS,
    mapHost: parseHostResolverRules(
      ['a', 'b'].map((host) => `MAP ${host}.test 127.0.0.1:${web.port}`).join(', '),
    ),
  });
  renderer = await open();
});
afterEach(async () => {
  await renderer.close();
  fetcher.close();
  await web.close();
});

// A listening server has this kind of address.
const insidePort = (): number => (inside.address() as AddressInfo).port;

async function open(limits: Partial<RenderLimits> = {}, path = ''): Promise<Renderer> {
  const chromium = await findChromium(path);
  const all = { ...RENDER_LIMITS, ...limits };
  return new Renderer({ chromium, fetcher, userAgent: 'TestBot/1.0', limits: all });
}

function pageUrl(address: string): PageUrl {
  const url = parsePageUrl(address);
  if (url === undefined) throw new Error(`no URL: ${address}`);
  return url;
}

async function render(
  body: string | WebPage,
  {
    allows = () => true,
    signal = NEVER,
    by = renderer,
  }: {
    allows?: (url: PageUrl) => boolean;
    signal?: AbortSignal;
    by?: Renderer;
  } = {},
): Promise<string> {
  web.page('a.test/', body);
  const url = pageUrl('http://a.test/');
  const answer = await fetcher.get(url);
  const rendering = await by.render({ url, answer: answer as Answered, allows }, signal);
  return rendering.kind === 'failed' ? rendering.reason : rendering.html.toString();
}

const script = (code: string): string => `<title>t</title><body><script>${code}</script>`;
const asked = () => web.asked.map(({ host, path }) => host + path).slice(1);

describe.skipIf(NO_CHROMIUM !== undefined)('Renderer', () => {
  it('runs scripts, of the page and of its host, which ask for data', async () => {
    web.page('a.test/app.js', {
      headers: { 'content-type': 'text/javascript' },
      body: `fetch('/links.json').then((r) => r.json()).then((links) => {
        for (const href of links) document.body.insertAdjacentHTML('beforeend', '<a href="' + href + '">to ' + href + '</a>');
        document.title = navigator.userAgent;
      })`,
    });
    web.page('a.test/links.json', JSON.stringify(['http://target.test/1', '/2']));
    const html = await render('<title>t</title><body><script src="/app.js"></script>');
    expect(html).toContain('<a href="http://target.test/1">to http://target.test/1</a>');
    expect(html).toContain('<a href="/2">');
    expect(html).toContain('<title>TestBot/1.0</title>');
    expect(asked()).toEqual(['a.test/app.js', 'a.test/links.json']);
    expect(web.asked.map(({ headers }) => headers['user-agent'])).toEqual(
      Array(3).fill('TestBot/1.0'),
    );
  });

  it('follows redirects of scripts, and asks other hosts', async () => {
    web.page('a.test/moved.js', { status: 302, headers: { location: 'http://b.test/app.js' } });
    web.page('b.test/app.js', "document.body.innerHTML = '<a href=/x>x</a>'");
    expect(await render('<body><script src="/moved.js"></script>')).toContain('<a href="/x">');
    expect(asked()).toEqual(['a.test/moved.js', 'b.test/app.js']);
  });

  it('asks for nothing but scripts, style sheets and data, and by GET', async () => {
    const html =
      await render(`<body><img src=/i.png><video src=/v.mp4></video><iframe src=/frame></iframe>
      <link rel=stylesheet href=/s.css><link rel=icon href=/i.ico><link rel=prefetch href=/p>
      <style>@font-face { font-family: f; src: url(/f.woff) } body { font-family: f; background: url(/b.png) }</style>text
      <script>fetch('/post', { method: 'POST' }).catch((e) => document.title = 'refused');
        navigator.sendBeacon('/beacon', 'x'); window.open('/popup'); new EventSource('/events');
        location.href = '/elsewhere';</script>`);
    expect(html).toContain('<title>refused</title>');
    expect(asked()).toEqual(['a.test/s.css']);
  });

  it('keeps to robots.txt of the page’s host', async () => {
    web.page('a.test/no.js', "document.title = 'forbidden'");
    web.page('b.test/no.js', "document.title += 'other host'");
    const allows = ({ path }: { path?: string; href: string }) => path !== '/no.js';
    const html = await render(
      '<title></title><body><script src=/no.js></script><script src=http://b.test/no.js></script>',
      { allows: ({ href }) => allows({ href, path: new URL(href).pathname }) },
    );
    expect(html).toContain('<title>other host</title>');
    expect(asked()).toEqual(['b.test/no.js']);
  });

  it('reaches no private address, by whatever way', async () => {
    const origin = `127.0.0.1:${insidePort()}`;
    web.page('a.test/to-inside.js', {
      status: 302,
      headers: { location: `http://${origin}/redirected` },
    });
    const html =
      await render(`<body><script src="http://${origin}/script"></script><script src="/to-inside.js"></script>
      <link rel=preconnect href="http://${origin}"><link rel=dns-prefetch href="http://${origin}">
      <script>
        const tries = [
          fetch('http://${origin}/fetch'), fetch('http://localhost:${insidePort()}/name'),
          fetch('http://${origin}/no-cors', { mode: 'no-cors' }),
          new Promise((ok, no) => { const s = new WebSocket('ws://${origin}/ws'); s.onopen = ok; s.onerror = s.onclose = no; }),
          new Promise((ok, no) => { const w = new Worker(URL.createObjectURL(new Blob(["fetch('http://${origin}/worker').then(() => postMessage(1), () => postMessage(0))"])));
            w.onmessage = ({ data }) => data ? ok() : no(); }),
          typeof WebTransport === 'undefined' ? Promise.reject() : new WebTransport('https://${origin}/wt').ready,
        ];
        const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:${origin}' }, { urls: 'turn:${origin}?transport=tcp', username: 'a', credential: 'b' }] });
        peer.createDataChannel('x');
        peer.createOffer().then((offer) => peer.setLocalDescription(offer));
        Promise.allSettled(tries).then((all) => document.title = all.map(({ status }) => status).join(' '));
      </script>`);
    expect(html).toContain(`<title>${Array(6).fill('rejected').join(' ')}</title>`);
    expect(reached).toEqual([]);
  });

  it('gives each page a browser that remembers nothing', async () => {
    const remember = script(
      "document.title = localStorage.seen + document.cookie; localStorage.seen = 'seen'; document.cookie = 'a=b'",
    );
    expect(await render(remember)).toContain('<title>undefined</title>');
    expect(await render(remember)).toContain('<title>undefined</title>');
  });

  it('takes the document as it is when time is up', async () => {
    const by = await open({ timeoutMs: 700 });
    const html = await render(
      script(
        "document.title = 'first'; setInterval(() => fetch('/never').catch(() => 0), 10); document.body.append('text')",
      ),
      { by },
    );
    expect(html).toContain('<title>first</title>');
    await by.close();
  });

  it('gives up on a script that never ends, and renders the next page', async () => {
    const by = await open({ timeoutMs: 700 });
    expect(await render(script('for (;;);'), { by })).toBe('timeout');
    expect(await render(script("document.title = 'next'"), { by })).toContain('next');
    await by.close();
  }, 60_000);

  it('takes no document without bound, though its page lies about it', async () => {
    const lie = "Object.defineProperty(Element.prototype, 'outerHTML', { get: () => 'small' });";
    expect(await render(script(`${lie} document.body.append('x'.repeat(2 ** 21))`))).toBe(
      'too-large',
    );
    expect(await render(script(`${lie} document.body.append('true')`))).toContain('true');
  });

  it('bounds requests and their bytes', async () => {
    const by = await open({ maxRequests: 3, maxBytes: 2000 });
    web.page('a.test/d', 'x');
    const many = (path: string) =>
      script(
        `Promise.allSettled(Array.from({ length: 9 }, (_, n) => fetch('${path}?' + n))).then((all) => document.title = all.filter(({ status }) => status === 'fulfilled').length)`,
      );
    for (let n = 0; n < 9; n++) {
      web.page(`a.test/d?${n}`, 'x');
      web.page(`a.test/big?${n}`, 'x'.repeat(1500));
    }
    expect(await render(many('/d'), { by })).toContain('<title>3</title>');
    expect(await render(many('/big'), { by })).toContain('<title>1</title>');
    await by.close();
  });

  it('starts another browser when one dies, and tries the page once more', async () => {
    const pids = join(directory, 'pids');
    const wrapper = join(directory, 'chromium');
    const program = execFileSync('/bin/sh', [
      '-c',
      'command -v chromium || command -v google-chrome',
    ])
      .toString()
      .trim();
    writeFileSync(wrapper, `#!/bin/sh\necho $$ >> ${pids}\nexec ${program} "$@"\n`);
    chmodSync(wrapper, 0o755);
    const by = await open({}, wrapper);
    const started = () => readFileSync(pids, 'utf8').trim().split('\n').map(Number);
    let kills = 1;
    web.page('a.test/kill', () => {
      if (kills-- > 0) process.kill(started().at(-1) ?? 0, 'SIGKILL');
      return { body: 'alive' };
    });
    const page = script("fetch('/kill').then((r) => r.text()).then((t) => document.title = t)");
    expect(await render(page, { by })).toContain('<title>alive</title>');
    expect(started()).toHaveLength(2);
    kills = 2;
    expect(await render(page, { by })).toBe('crashed');
    expect(await render(page, { by })).toContain('<title>alive</title>');
    await by.close();
    for (const pid of started()) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  }, 60_000);

  it.each([
    "setInterval(() => location.reload(), 1); document.title = 'x'",
    "location.href = 'http://b.test/'; document.title = 'x'",
    "document.open(); document.write('<title>x</title>'); document.close(); window.stop()",
    "document.title = 'x'; alert(1); confirm(2); print(); debugger",
    "document.title = 'x'; onbeforeunload = () => 'stay'; history.pushState({}, '', '/other')",
    "document.title = 'x'; document.documentElement.remove()",
    "window.close(); open('', '_self').close()",
    'document.body.append(...Array.from({ length: 1e5 }, () => document.createElement("p")))',
    'const hold = []; for (;;) hold.push(new Array(1e6).fill({}))',
  ])(
    'has an answer to %s',
    async (code) => {
      const by = await open({ timeoutMs: 1500 });
      expect(await render(script(code), { by })).toMatch(
        /<title>[tx]<|<!doctype|^(crashed|timeout|too-large)$/,
      );
      expect(await render(script("document.title = 'next'"), { by })).toContain('next');
      await by.close();
    },
    60_000,
  );

  it('ends when it is told to', async () => {
    const stop = new AbortController();
    web.page('a.test/stop', () => {
      stop.abort(new Error('enough'));
      return undefined;
    });
    const page = script("fetch('/stop')");
    await expect(render(page, { signal: stop.signal })).rejects.toThrow('enough');
  });
});

describe('findChromium', () => {
  /** Asks in a process of its own, with or without the package and programs. */
  const told = (options: readonly string[], path: string): string =>
    execFileSync(
      process.execPath,
      [
        ...options,
        ...['--input-type=module', '-e'],
        `import { findChromium } from ${JSON.stringify(join(import.meta.dirname, '../../src/render/chromium.ts'))};
         await findChromium('').catch(({ code, message }) => console.log(code, message));`,
      ],
      { env: { PATH: path } },
    ).toString();

  it('names the package to install, and is loaded without it', () => {
    const hooks = `import { registerHooks } from 'node:module';
      registerHooks({ resolve: (name, context, next) => {
        if (name === 'playwright-core') throw new Error('absent');
        return next(name, context);
      } });`;
    const options = ['--import', `data:text/javascript,${encodeURIComponent(hooks)}`];
    expect(told(options, '')).toBe(
      'ENGINE_UNAVAILABLE --render needs the package playwright-core: npm install playwright-core\n',
    );
  });

  it('names the program to install', () => {
    expect(told([], '/nowhere')).toMatch(
      /^ENGINE_UNAVAILABLE --render needs Chromium.*apt-get install chromium.*--chromium-path\n$/,
    );
  });

  it('names the setting when it is no program', async () => {
    await expect(findChromium('/nowhere/chromium')).rejects.toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      message: '--chromium-path /nowhere/chromium is no program',
    });
  });
});
