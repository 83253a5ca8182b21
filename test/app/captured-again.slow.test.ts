/**
 * Real archives that hold the same pages more than once, with revisit records: what the lists tell of every destination is
 * what the naive fold tells of the visits in them.
 */
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app/app.ts';
import { runCommand } from '../../src/app/commands.ts';
import { ingestArchives } from '../../src/app/ingest/ingest.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { recordVisit } from '../../src/ingest/record-visit.ts';
import { newLostBacklinks } from '../../src/linkindex/queries/new-lost-backlinks.ts';
import { newLostRefdomains } from '../../src/linkindex/queries/new-lost-refdomains.ts';
import { targetHistory } from '../../src/linkindex/queries/target-history.ts';
import { hostOfKey } from '../../src/url/page-key.ts';
import type { Visit } from '../../src/visit/visit.ts';
import { readArchive } from '../../src/warc/read-archive.ts';
import { visitIds } from '../linkindex/index-rows.ts';
import {
  eventText,
  hostEventText,
  linksTo,
  naiveHistory,
  naiveNewLost,
  naiveNewLostHosts,
  type PastLink,
  pastLinks,
} from '../linkindex/queries/naive-history.ts';
import { period, target } from '../linkindex/queries/some-backlinks.ts';
import { asFoldVisit } from '../linkindex/some-visits.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';

const PYWB = 'warc/webrecorder__pywb/sample_archive/warcs';
const FILES = [
  ...[
    'iana.warc.gz',
    'example.warc.gz',
    'example.warc',
    'example-extra.warc',
    'example2.warc.gz',
  ].map((name) => `${PYWB}/${name}`),
  'warc/webrecorder__warcio/test/data/example.warc.gz',
  'warc/chatnoir-eu__chatnoir-resiliparse/tests/data/warcfile.warc.gz',
];

async function* visitsOf(file: string): AsyncGenerator<Visit> {
  const context = { file, maxBodyBytes: 1 << 26, onDroppedLink: () => undefined };
  for await (const record of readArchive(createReadStream(file), { name: file })) {
    const visit = recordVisit(record, context);
    if (typeof visit === 'object') yield visit;
  }
}

describe.skipIf(SHARED_DATA === undefined)('real archives that hold pages again and again', () => {
  let directory = '';
  let app: App;
  let links: PastLink[] = [];
  const visits: Visit[] = [];

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'captured-again-'));
    const config = resolveConfig({ environment: {}, flags: { data: join(directory, 'data') } });
    app = await openApp(config, 'test', runCommand, () => undefined);
    const archives = FILES.map(sharedFile);
    const { signal } = new AbortController();
    await ingestArchives(app, { archives, again: false }, () => undefined, signal);
    for (const file of archives) for await (const visit of visitsOf(file)) visits.push(visit);
    const ids = await visitIds(
      app.index,
      visits.map(({ evidence }) => evidence.recordId),
    );
    const folded = visits.map((visit) => asFoldVisit(visit, ids.get(visit.evidence.recordId)));
    links = pastLinks(folded, config.failuresUntilLost);
  });
  afterAll(async () => {
    await app.close();
    rmSync(directory, { recursive: true });
  });

  it('tell the same of every destination as the naive fold', async () => {
    const again = Map.groupBy(visits, ({ url }) => url.href);
    expect([...again.values()].filter((looks) => looks.length > 1).length).toBeGreaterThan(10);
    expect(visits.filter(({ outcome }) => outcome === 'unchanged').length).toBeGreaterThan(50);
    const hosts = [...new Set(links.map(({ keyTo }) => hostOfKey(keyTo)))];
    expect(hosts.length).toBeGreaterThan(50);
    const all = { period: period('2000-01-01', '2030-12-31'), limit: 10_000 } as const;
    for (const host of hosts) {
      const asked = target(host, 'host');
      const kept = linksTo(asked, links);
      const question = { ...all, target: asked, orderBy: 'new_lost_date' } as const;
      const events = await newLostBacklinks(app.index, question);
      expect(events.map(eventText)).toEqual(naiveNewLost(kept, all.period));
      const found = await newLostRefdomains(app.index, question);
      expect(found.map(hostEventText).sort()).toEqual(naiveNewLostHosts(kept, all.period));
      const winter = period('2014-01-01', '2014-01-31');
      const history = await targetHistory(app.index, { target: asked, period: winter });
      expect(history).toEqual(naiveHistory(kept, winter));
    }
  });
});
