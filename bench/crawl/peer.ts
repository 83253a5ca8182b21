/**
 * What the peers of `bench/crawl.ts` are given, and what they print: one JSON line each.
 *
 * All reach the test web under real names: ports 80 and 443 of any host are two ports of loopback.
 */
import { readFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';

export interface PeerTask {
  readonly seeds: readonly string[];
  readonly httpPort: number;
  readonly httpsPort: number;
  /** Requests at the same time, of all hosts. */
  readonly concurrency: number;
  /** 0: all there are. */
  readonly maxPages: number;
  /** For what the peer stores. */
  readonly folder: string;
}

export interface PeerResult {
  /** Answers to GETs of pages, whatever their status. */
  readonly answers: number;
  /** HTML pages among them that were read. */
  readonly pages: number;
  /** Links to other hosts, stored with their anchor text. */
  readonly links: number;
  /** From the first request to the last link on disk. */
  readonly seconds: number;
}

/** Task of this process, from the file that is its only parameter. */
export function givenTask(): PeerTask {
  return JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as PeerTask;
}

/** A socket to the test web in place of one to the host. */
export function dialTestWeb(host: string, isHttps: boolean, { httpPort, httpsPort }: PeerTask) {
  if (!isHttps) return connectTcp(httpPort, '127.0.0.1');
  return connectTls({
    host: '127.0.0.1',
    port: httpsPort,
    servername: host,
    ALPNProtocols: ['http/1.1'],
  });
}
