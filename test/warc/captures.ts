/** Captures to write, a writer for tests, and the reading of what it wrote. */
import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AnsweredCapture, UnansweredCapture } from '../../src/warc/capture-records.ts';
import { openWarcWriter, type WarcWriterOptions } from '../../src/warc/warc-writer.ts';
import { collect, type ReadResult } from './archive-bytes.ts';

const AT = Date.UTC(2026, 0, 2, 3, 4, 5) / 1000;

export function answered(name: string, parts: Partial<AnsweredCapture> = {}): AnsweredCapture {
  const payload = Buffer.from(`<title>${name}</title><a href="https://example.org/${name}">x</a>`);
  return {
    kind: 'answered',
    url: `https://example.com/${name}`,
    at: AT,
    ip: '192.0.2.1',
    protocols: ['h2', 'tls/1.3'],
    requestHead: Buffer.from(`GET /${name} HTTP/1.1\r\nHost: example.com\r\n\r\n`),
    responseHead: Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'),
    payload,
    truncated: undefined,
    repeats: undefined,
    metadata: [{ name: 'fetchTimeMs', value: '12' }],
    isPage: true,
    ...parts,
  };
}

export function unanswered(
  name: string,
  parts: Partial<UnansweredCapture> = {},
): UnansweredCapture {
  return {
    kind: 'unanswered',
    url: `https://example.com/${name}`,
    at: AT,
    ip: '',
    outcome: 'failed',
    reason: 'timeout',
    metadata: [],
    isPage: true,
    ...parts,
  };
}

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'warc-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

export function writerIn(directory: string, parts: Partial<WarcWriterOptions> = {}) {
  let id = 0;
  const newId = () => `00000000-0000-4000-8000-${String(id++).padStart(12, '0')}`;
  const info = [{ name: 'software', value: 'test' }];
  const defaults = { maxFileBytes: 1 << 30, info, now: () => AT * 1000, newId };
  return openWarcWriter({ directory, prefix: 'test', ...defaults, ...parts });
}

export const namesIn = (directory: string): string[] => readdirSync(directory).sort();

export function readFileOf(path: string): Promise<ReadResult> {
  return collect(createReadStream(path), { name: path });
}
