/**
 * The backends that contract suites of the link index run on: `describe.each(BACKENDS)`.
 *
 * Embedded, unless TEST_EMBEDDED is off; a server when CLICKHOUSE_URL names one.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll } from 'vitest';
import { openLinkIndex } from '../../src/linkindex/open.ts';

export interface OpenedIndex {
  readonly index: ClickHouseClient;
  /** Closes the index and removes all it kept. */
  readonly close: () => Promise<void>;
}

export interface Backend {
  readonly name: string;
  /** An empty index of its own. */
  readonly open: () => Promise<OpenedIndex>;
}

export async function openEmbeddedIndex(): Promise<OpenedIndex> {
  const path = await mkdtemp(join(tmpdir(), 'link-index-'));
  const index = await openLinkIndex({ path });
  const close = async () => {
    await index.close();
    await rm(path, { recursive: true, force: true });
  };
  return { index, close };
}

/** A database of its own on a server that is already there. */
async function openServerIndex(url: string): Promise<OpenedIndex> {
  const database = `test_${process.pid}_${Date.now()}`;
  const index = await openLinkIndex({ url, database });
  const close = async () => {
    await index.command({ query: `DROP DATABASE ${database} SYNC` });
    await index.close();
  };
  return { index, close };
}

const { CLICKHOUSE_URL: url, TEST_EMBEDDED: embedded } = process.env;

export const BACKENDS: readonly Backend[] = [
  ...(embedded === 'off' ? [] : [{ name: 'chDB', open: openEmbeddedIndex }]),
  ...(url === undefined ? [] : [{ name: 'a server', open: () => openServerIndex(url) }]),
];

/** An empty index for the tests of the `describe` that calls it: opened before, removed after all of them. */
export function openForTests(open: Backend['open']): { readonly index: ClickHouseClient } {
  let opened: OpenedIndex | undefined;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened?.close());
  return {
    get index() {
      if (opened === undefined) throw new Error('the index is there from `beforeAll` on');
      return opened.index;
    },
  };
}
