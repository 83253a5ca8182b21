/**
 * The notice that a package's licence asks to be kept with its pages, cut out of `debian/copyright`.
 *
 * Most packages use Debian's machine-readable form (DEP-5): the header, the `Files: *` stanza and the
 * licence it names are kept; stanzas about other files (tests, packaging, bundled code) are not, since
 * none of those files is in the sample. Free-form files are kept up to where they turn to such files.
 */

/** The words by which `Files: *` may name its licence, in lower case; everything else is refused. */
const PERMISSIVE =
  /^(expat|mit|isc|apache([- ]?2(\.0|-llvm-exceptions)?)?|bsd-[23]-clauses?(-extended)?|bsd-django-filter|postgresql|public-domain|apache-2\.0 or expat)$/;

/** Where a free-form file turns to things that are not pages. */
const TURNS_AWAY =
  /^([ \t]+-{20,}|Tests\/fonts:|Licenses and Acknowledgements for Incorporated Software)$/m;

/** Where the header names further sources, of bundled code, none of which is in the sample. */
const FURTHER_SOURCES = /^(Source:.*)(?:\n[ \t]+https?:.*)+/m;

/**
 * @param copyright The package's `/usr/share/doc/<package>/copyright`.
 * @throws Error if `Files: *` is under a licence that is not known to be permissive.
 */
export function licenceNotice(copyright: string): string {
  const stanzas = copyright.trim().split(/\n[ \t]*\n(?=\S)/);
  const pages = stanzas.find((stanza) => /^Files:\s*\*\s*$/m.test(stanza));
  if (pages === undefined) return `${copyright.split(TURNS_AWAY)[0]?.trimEnd()}\n`;

  const name = /^License:[ \t]*(.*)$/m.exec(pages)?.[1]?.trim().toLowerCase() ?? '';
  if (!PERMISSIVE.test(name)) throw new Error(`The pages are under "${name}"`);
  const texts = stanzas.filter((stanza) => {
    const licence = /^License:[ \t]*(.*)/.exec(stanza)?.[1]?.trim().toLowerCase();
    return licence !== undefined && name.split(' or ').includes(licence);
  });
  const header = stanzas[0]?.replace(FURTHER_SOURCES, '$1');
  return `${[header, pages, ...texts].join('\n\n')}\n`;
}
