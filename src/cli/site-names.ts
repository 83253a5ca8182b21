/** Which account and which site a command of the line means. */
import type { Control } from '../control/control.ts';
import { findKey } from '../control/key-changes.ts';
import { listKeys } from '../control/keys.ts';
import { listSites, type Site, siteById } from '../control/sites.ts';
import { AppError } from '../errors.ts';

/** PostgreSQL's `integer`. */
const MAX_ID = 2 ** 31 - 1;

/**
 * The account that a key opened.
 *
 * @param name Name or id of the key; without: the only one there is.
 * @throws AppError KEY_UNKNOWN; INVALID_SETTING when there are several keys.
 */
export async function accountOf(control: Control, name: string | undefined): Promise<number> {
  if (name !== undefined) return (await findKey(control, name)).accountId;
  const keys = await listKeys(control);
  const [only] = keys;
  if (only === undefined)
    throw new AppError('KEY_UNKNOWN', 'there is no API key yet: sites belong to one (keys create)');
  if (keys.length === 1) return only.accountId;
  const names = keys.slice(0, 5).map((key) => key.name);
  const all = keys.length > names.length ? `${names.join(', ')}, …` : names.join(', ');
  throw new AppError('INVALID_SETTING', `--key must say whose sites are meant: ${all}`);
}

/**
 * @param name An id, or a URL, host or domain that only one site has.
 * @throws AppError SITE_UNKNOWN; INVALID_SETTING when several have it.
 */
export async function siteNamed(control: Control, accountId: number, name: string): Promise<Site> {
  if (/^\d+$/.test(name)) return siteById(control, accountId, Math.min(Number(name), MAX_ID));
  const sites = await listSites(control, accountId);
  for (const has of [hasUrl, hasHost, hasDomain]) {
    const found = sites.filter((site) => has(site, name.toLowerCase()));
    const [site] = found;
    if (found.length === 1 && site !== undefined) return site;
    if (found.length > 1)
      throw new AppError(
        'INVALID_SETTING',
        `the site ${name} is several: ${found.map(({ id }) => id).join(', ')}; take an id`,
      );
  }
  throw new AppError('SITE_UNKNOWN', `no site is called ${name}: sites list shows them`);
}

const hasUrl = ({ url }: Site, name: string): boolean => url === name || url === `${name}/`;
const hasHost = ({ host }: Site, name: string): boolean => host === name;
const hasDomain = ({ domain }: Site, name: string): boolean => domain === name;
