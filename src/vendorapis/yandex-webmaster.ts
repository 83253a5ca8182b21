/**
 * Links that Yandex tells the owner of a site, with the day on which it found each.
 *
 * Sources: yandex.com/dev/webmaster/doc/en/reference: user, hosts, host-links-external-samples, errors.
 */
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { askVendor } from './ask-vendor.ts';
import type { LinkSource, SourceLink } from './link-source.ts';
import { ownSite } from './own-site.ts';
import type { RequestLimits, Vendor, VendorRequest } from './vendor.ts';
import { type Refusal, VendorError } from './vendor-error.ts';

export interface YandexWebmasterSettings {
  /** With the version: `https://api.webmaster.yandex.net/v4`. */
  readonly baseUrl: string;
  /** OAuth token of an app with the right `webmaster:hostinfo`. */
  readonly token: string;
}

/** Most that a page of the list may have. */
const PAGE_SIZE = 100;

const User = Type.Object({ user_id: Type.Integer({ minimum: 0 }) });
const HostId = Type.String({ pattern: '^https?:[^/?#%:]+:\\d{1,5}$' });
const Hosts = Type.Object({
  hosts: Type.Array(
    Type.Object({
      host_id: HostId,
      ascii_host_url: Type.String(),
      verified: Type.Boolean(),
      main_mirror: Type.Optional(
        Type.Union([Type.Object({ host_id: Type.String() }), Type.Null()]),
      ),
    }),
  ),
});
const Samples = Type.Object({
  count: Type.Integer({ minimum: 0 }),
  links: Type.Array(
    Type.Object({
      source_url: Type.String(),
      destination_url: Type.String(),
      discovery_date: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}' })),
    }),
  ),
});
const ErrorBody = Type.Object({ error_code: Type.String() });

export function yandexWebmaster(
  { baseUrl, token }: YandexWebmasterSettings,
  limits: RequestLimits,
): LinkSource {
  const vendor = { name: 'Yandex Webmaster', baseUrl, secrets: [token], limits, refusalOf };
  const headers = { authorization: `OAuth ${token}` };
  return {
    name: 'yandex',
    links: (domain, signal) => linksOf({ vendor, headers, signal }, domain),
  };
}

interface Asking extends Pick<Required<VendorRequest>, 'headers'> {
  readonly vendor: Vendor;
  readonly signal: AbortSignal;
}

async function* linksOf(asking: Asking, domain: string): AsyncGenerator<SourceLink> {
  const { vendor, headers, signal } = asking;
  const path = `${await hostPath(asking, domain)}/links/external/samples`;
  for (let offset = 0; ; ) {
    const query = { offset: String(offset), limit: String(PAGE_SIZE) };
    const { count, links } = await askVendor(vendor, { path, headers, query }, Samples, signal);
    for (const { source_url, destination_url, discovery_date } of links) {
      const firstSeen = discovery_date?.slice(0, 'YYYY-MM-DD'.length);
      yield { urlFrom: source_url, urlTo: destination_url, ...(firstSeen && { firstSeen }) };
    }
    offset += links.length;
    if (links.length === 0 || offset >= count) return;
  }
}

async function hostPath({ vendor, headers, signal }: Asking, domain: string): Promise<string> {
  const { user_id } = await askVendor(vendor, { path: '/user', headers }, User, signal);
  const path = `/user/${user_id}/hosts`;
  const { hosts } = await askVendor(vendor, { path, headers }, Hosts, signal);
  const known = hosts.map(({ host_id, ascii_host_url, verified, main_mirror }) => ({
    ...{ id: host_id, url: ascii_host_url, isVerified: verified },
    isMain: (main_mirror?.host_id ?? host_id) === host_id,
  }));
  const site = ownSite(domain, known);
  if (site !== undefined) return `${path}/${site.id}`;
  throw new VendorError(
    ...([vendor.name, 'refused'] as const),
    `${domain} is no verified site of the token's owner`,
  );
}

/** Both come as 403, like tokens that are wrong. */
const REFUSALS = ['HOST_NOT_VERIFIED', 'LICENSE_NOT_ACCEPTED'];

function refusalOf(status: number, body: unknown): Refusal | undefined {
  if (!Value.Check(ErrorBody, body)) return undefined;
  if (REFUSALS.includes(body.error_code)) return { kind: 'refused', isPassing: false };
  // A quota of a day does not pass while one waits.
  if (/QUOTA/.test(body.error_code)) return { kind: 'quota', isPassing: status === 429 };
  return undefined;
}
