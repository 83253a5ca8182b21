/** Which of an owner's sites a domain is: the tools for owners know it by scheme and `www.`, and keep links for one spelling. */

export interface OwnSite {
  /** Of its start page. */
  readonly url: string;
  readonly isVerified: boolean;
  /** Whether the engine takes it for the one that others are mirrors of; undefined: it does not say. */
  readonly isMain?: boolean;
}

/** @returns The verified one that links are most likely kept for: the main one, by https, without `www.` */
export function ownSite<S extends OwnSite>(domain: string, sites: readonly S[]): S | undefined {
  const host = plainHost(domain);
  const candidates = sites.filter(({ url, isVerified }) => {
    return isVerified && plainHost(URL.parse(url)?.hostname ?? '') === host;
  });
  return candidates.sort((a, b) => rank(b) - rank(a))[0];
}

function rank({ url, isMain }: OwnSite): number {
  const { protocol, hostname } = new URL(url);
  return (
    Number(isMain ?? false) * 4 +
    Number(protocol === 'https:') * 2 +
    Number(!hostname.startsWith('www.'))
  );
}

/** In ASCII, as sites are compared. */
function plainHost(host: string): string {
  return (URL.parse(`http://${host}`)?.hostname ?? host).replace(/^www\./, '');
}
