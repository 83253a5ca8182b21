/**
 * Chromium on this machine, driven by `playwright-core`: both are the operator's to install, and looked for only when
 * pages are to be rendered.
 *
 * The browser must reach nothing by itself: every request is answered by us (`page-requests.ts`), and what might go
 * around that meets a proxy that is not there, names that do not resolve, and WebRTC without UDP.
 */
import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import type { Browser, BrowserType } from 'playwright-core';
import { AppError } from '../errors.ts';

export interface Chromium {
  launch(): Promise<Browser>;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Discard (RFC 863), which Chromium refuses to connect to anyway. */
const DEAD_PROXY = 'http://127.0.0.1:9';

const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  ...['--disable-dev-shm-usage', '--js-flags=--max-old-space-size=512'],
  `--proxy-server=${DEAD_PROXY}`,
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-features=WebTransport,DialMediaRouteProvider,OptimizationHints',
];

/** @param path Of the executable; empty: what the search path has. @throws AppError ENGINE_UNAVAILABLE. */
export async function findChromium(path: string): Promise<Chromium> {
  const chromium = await importPlaywright();
  const executablePath = path === '' ? await onSearchPath() : await executable(path);
  return {
    launch: () =>
      chromium.launch({
        executablePath,
        args: FLAGS,
        chromiumSandbox: false,
        // Ours are closed before the process ends; and nothing of ours is the browser's to know.
        ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
        env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: tmpdir() },
      }),
  };
}

async function importPlaywright(): Promise<BrowserType> {
  try {
    return (await import('playwright-core')).chromium;
  } catch (cause) {
    throw unavailable(
      '--render needs the package playwright-core: npm install playwright-core',
      cause,
    );
  }
}

/** The shell knows the search path; this room reads no environment. */
async function onSearchPath(): Promise<string> {
  const search = NAMES.map((name) => `command -v ${name}`).join(' || ');
  const { stdout } = await promisify(execFile)('/bin/sh', ['-c', search]).catch((cause) => {
    throw unavailable(
      `--render needs Chromium, and there is no ${NAMES.join(', ')}: install one (Debian: apt-get install chromium) or name it with --chromium-path`,
      cause,
    );
  });
  return stdout.trim();
}

async function executable(path: string): Promise<string> {
  await access(path, constants.X_OK).catch((cause) => {
    throw unavailable(`--chromium-path ${path} is no program`, cause);
  });
  return path;
}

function unavailable(message: string, cause: unknown): AppError {
  return new AppError('ENGINE_UNAVAILABLE', message, { cause });
}
