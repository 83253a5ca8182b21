/**
 * Links that Bing tells the owner of a site: which of its pages are linked to, then for each page who links, with the anchor.
 *
 * Answers are wrapped in `d`, pages of a list are counted from 0. Errors come as 400 with a code of Bing's own.
 *
 * Source: learn.microsoft.com, Microsoft.Bing.Webmaster.Api.Interfaces: IWebmasterApi, ApiErrorCode.
 */
import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { askVendor } from './ask-vendor.ts';
import type { LinkSource, SourceLink } from './link-source.ts';
import { ownSite } from './own-site.ts';
import type { RequestLimits, Vendor } from './vendor.ts';
import { type Refusal, VendorError } from './vendor-error.ts';

export interface BingWebmasterSettings {
  readonly baseUrl: string;
  readonly key: string;
}

const TotalPages = Type.Integer({ minimum: 0, maximum: 32_767 });

/** Every answer is. */
const wrapped = <T extends TSchema>(schema: T) => Type.Object({ d: schema });
/** What is empty may come as null. */
const listOf = <T extends TSchema>(schema: T) => Type.Union([Type.Array(schema), Type.Null()]);

const Sites = wrapped(listOf(Type.Object({ Url: Type.String(), IsVerified: Type.Boolean() })));
const LinkCounts = wrapped(
  Type.Object({
    Links: listOf(Type.Object({ Url: Type.String(), Count: Type.Integer() })),
    TotalPages,
  }),
);
const LinkDetails = wrapped(
  Type.Object({
    Details: listOf(
      Type.Object({ Url: Type.String(), AnchorText: Type.Union([Type.String(), Type.Null()]) }),
    ),
    TotalPages,
  }),
);
const ErrorBody = Type.Object({ ErrorCode: Type.Integer() });

export function bingWebmaster(
  { baseUrl, key }: BingWebmasterSettings,
  limits: RequestLimits,
): LinkSource {
  const vendor = { name: 'Bing Webmaster', baseUrl, secrets: [key], limits, refusalOf };
  return {
    name: 'bing',
    links: (domain, signal, onNotice) => linksOf({ vendor, key, signal }, domain, onNotice),
  };
}

interface Asking {
  readonly vendor: Vendor;
  readonly key: string;
  readonly signal: AbortSignal;
}

async function* linksOf(
  asking: Asking,
  domain: string,
  onNotice: (text: string) => void,
): AsyncGenerator<SourceLink> {
  const { d: sites } = await ask(asking, 'GetUserSites', {}, Sites);
  const known = (sites ?? []).map(({ Url, IsVerified }) => ({ url: Url, isVerified: IsVerified }));
  const site = ownSite(domain, known);
  if (site === undefined)
    throw new VendorError(
      ...([asking.vendor.name, 'refused'] as const),
      `${domain} is no verified site of the key's owner`,
    );
  const counts = pages(asking, 'GetLinkCounts', { siteUrl: site.url }, LinkCounts);
  for await (const { Links } of counts)
    for (const { Url, Count } of Links ?? [])
      if (Count > 0) yield* linksTo(asking, site.url, Url, onNotice);
}

/** A page that Bing has forgotten since it was listed costs its own links only. */
async function* linksTo(
  asking: Asking,
  siteUrl: string,
  link: string,
  onNotice: (text: string) => void,
): AsyncGenerator<SourceLink> {
  try {
    for await (const { Details } of pages(asking, 'GetUrlLinks', { siteUrl, link }, LinkDetails))
      for (const { Url, AnchorText } of Details ?? [])
        yield { urlFrom: Url, urlTo: link, ...(AnchorText !== null && { anchor: AnchorText }) };
  } catch (error) {
    if (!(error instanceof VendorError && error.kind === 'refused')) throw error;
    onNotice(`${error.message} (links to ${link})`);
  }
}

async function* pages<T extends typeof LinkCounts | typeof LinkDetails>(
  asking: Asking,
  method: string,
  query: Readonly<Record<string, string>>,
  schema: T,
): AsyncGenerator<Static<T>['d']> {
  for (let page = 0; ; page++) {
    const { d } = await ask(asking, method, { ...query, page: String(page) }, schema);
    yield d;
    if (page + 1 >= d.TotalPages) return;
  }
}

function ask<T extends TSchema>(
  { vendor, key, signal }: Asking,
  method: string,
  query: Readonly<Record<string, string>>,
  schema: T,
): Promise<Static<T>> {
  const request = { path: `/${method}`, query: { ...query, apikey: key } };
  return askVendor(vendor, request, schema, signal);
}

function refusalOf(_status: number, body: unknown): Refusal | undefined {
  if (!Value.Check(ErrorBody, body)) return undefined;
  switch (body.ErrorCode) {
    case 1: // InternalError
    case 2: // UnknownError
      return { kind: 'outage', isPassing: true };
    case 3: // InvalidApiKey
    case 6: // UserBlocked
    case 10: // UserNotFound
      return { kind: 'wrong-key', isPassing: false };
    case 4: // ThrottleUser
    case 5: // ThrottleHost
      return { kind: 'quota', isPassing: true };
    default:
      return { kind: 'refused', isPassing: false };
  }
}
