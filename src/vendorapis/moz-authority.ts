/**
 * Domain Authority, by `url_metrics` of Moz's Links API v2: up to 50 domains a request, each billed as a row.
 *
 * Source: moz.com/help/links-api/making-calls/url-metrics.
 */
import { Type } from 'typebox';
import { askVendor } from './ask-vendor.ts';
import { type SignalProvider, type Spend, signalProvider } from './signal-provider.ts';
import type { RequestLimits } from './vendor.ts';
import { VendorError } from './vendor-error.ts';

export interface MozSettings {
  readonly baseUrl: string;
  /** An API token, or the older pair `ACCESS_ID:SECRET_KEY`. */
  readonly token: string;
}

const MAX_TARGETS = 50;

const Answer = Type.Object({
  results: Type.Array(
    Type.Object({
      domain_authority: Type.Union([Type.Number({ minimum: 0, maximum: 100 }), Type.Null()]),
    }),
  ),
});

export function mozAuthority(
  { baseUrl, token }: MozSettings,
  spend: Spend,
  limits: RequestLimits,
): SignalProvider {
  const vendor = { name: 'Moz', baseUrl, secrets: [token], limits };
  const headers = authorization(token);
  return signalProvider(
    {
      ...{ name: 'moz_da', subjects: 'domain', batchSize: MAX_TARGETS },
      valuesOf: async (targets, signal) => {
        const request = { path: '/v2/url_metrics', headers, json: { targets } };
        const { results } = await askVendor(vendor, request, Answer, signal);
        // Results are told apart by their order alone.
        if (results.length !== targets.length)
          throw new VendorError(
            ...([vendor.name, 'surprise'] as const),
            `answered ${results.length} results for ${targets.length} targets`,
          );
        return results.map(
          (result) => result.domain_authority && Math.round(result.domain_authority),
        );
      },
    },
    spend,
  );
}

function authorization(token: string): Readonly<Record<string, string>> {
  return token.includes(':')
    ? { authorization: `Basic ${Buffer.from(token).toString('base64')}` }
    : { 'x-moz-token': token };
}
