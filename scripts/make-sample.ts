/**
 * Makes `sample/`: a small piece of the real web that ships with the project, so that a first start has
 * something to answer with.
 *
 *     node scripts/make-sample.ts [FOLDER]
 *
 * Downloads the packages of `sample/packages.ts` with apt (Debian bookworm and its security updates), or
 * takes them from FOLDER where they already lie there, unpacks them and writes
 *
 *     sample/documentation.warc.gz   the pages, one gzip member a record
 *     sample/SOURCES.md              package, version, licence, home and pages
 *     sample/licences/<package>.txt  the notice each licence asks for
 *
 * The same packages give the same bytes. Needs apt-get and dpkg-deb; takes about a minute and 1 GB of
 * temporary space.
 */
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { licenceNotice } from './sample/licence.ts';
import { SAMPLE_PACKAGES, type SamplePackage } from './sample/packages.ts';
import { choosePages, readPages, type SamplePage } from './sample/pages.ts';
import { responseRecord, warcInfo } from './sample/records.ts';

const OUT = join(import.meta.dirname, '../sample');
const DESCRIPTION = 'Pages of Debian documentation packages; see SOURCES.md';

const SOURCES_HEAD = `# Where the sample comes from

Written by \`scripts/make-sample.ts\`; do not edit. \`documentation.warc.gz\` holds pages of the Debian
packages below, unchanged, at the URLs they are published under. Dates are those of the packages. Not
real: the HTTP headers, and the IP addresses, which are made up from the host's name out of the blocks
reserved for documentation (192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, 2001:db8::/32).

Each package's notice is in \`licences/\`; the full text of Apache-2.0 is this project's own LICENSE.

| package | version | licence | home | pages |
| --- | --- | --- | --- | ---: |
`;

const work = mkdtempSync(join(tmpdir(), 'make-sample-'));

function makeSample(downloads: string): void {
  download(downloads);
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(join(OUT, 'licences'), { recursive: true });

  const pages = SAMPLE_PACKAGES.map((parcel) => {
    const folder = unpack(parcel, downloads);
    const copyright = readFileSync(join(folder, 'usr/share/doc', parcel.name, 'copyright'), 'utf8');
    writeFileSync(join(OUT, 'licences', `${parcel.name}.txt`), licenceNotice(copyright));
    const found = readPages(parcel, folder);
    if (found.length === 0) throw new Error(`No pages in ${parcel.name}`);
    return found;
  });
  const chosen = choosePages(pages);
  writeFileSync(join(OUT, 'documentation.warc.gz'), archive(chosen));
  writeFileSync(join(OUT, 'SOURCES.md'), sources(pages, new Set(chosen)));
  console.log(`${chosen.length} pages of ${new Set(chosen.map(hostOf)).size} hosts`);
}

/** Fetches what FOLDER does not hold yet. Versions are pinned: apt refuses one it no longer has. */
function download(folder: string): void {
  const missing = SAMPLE_PACKAGES.filter(
    (parcel) => globSync(archiveName(parcel), { cwd: folder }).length === 0,
  );
  const wanted = missing.map(({ name, version }) => `${name}=${version}`);
  if (wanted.length > 0)
    execFileSync('apt-get', ['-q', 'download', ...wanted], { cwd: folder, stdio: 'inherit' });
}

/** apt writes the colon of an epoch as `%3a`. */
function archiveName({ name, version }: SamplePackage): string {
  return `${name}_${version.replace(':', '%3a')}_*.deb`;
}

function unpack(parcel: SamplePackage, downloads: string): string {
  const [file] = globSync(archiveName(parcel), { cwd: downloads });
  if (file === undefined) throw new Error(`${parcel.name} was not downloaded`);
  const folder = join(work, parcel.name);
  execFileSync('dpkg-deb', ['-x', join(downloads, file), folder]);
  return folder;
}

/** Pages ordered by URL behind a warcinfo record that carries the date of the youngest. */
function archive(pages: readonly SamplePage[]): Buffer {
  const ordered = pages.toSorted((a, b) => (a.url < b.url ? -1 : 1));
  const youngest = new Date(Math.max(...pages.map((page) => page.date.getTime())));
  const records = ordered.map(({ url, date, file }) =>
    responseRecord({ url, date, body: readFileSync(file) }),
  );
  return Buffer.concat([warcInfo(DESCRIPTION, youngest), ...records]);
}

function sources(
  packages: readonly (readonly SamplePage[])[],
  chosen: ReadonlySet<SamplePage>,
): string {
  const rows = SAMPLE_PACKAGES.map(({ name, version, licence, home }, index) => {
    const count = packages[index]?.filter((page) => chosen.has(page)).length ?? 0;
    return `| [${name}](licences/${name}.txt) | ${version} | ${licence} | ${home} | ${count} |`;
  });
  return `${SOURCES_HEAD}${rows.join('\n')}\n`;
}

function hostOf(page: SamplePage): string {
  return new URL(page.url).host;
}

try {
  makeSample(process.argv[2] ?? work);
} finally {
  rmSync(work, { recursive: true });
}
