/**
 * Yandex's site quality index (ИКС) of a domain.
 *
 * Yandex tells it by API for one's own sites only, so this asks whatever service the operator names: a GET of an address with
 * `{domain}` in it, answered by `{"sqi": 120}`, null for a domain that has none.
 */
import { Type } from 'typebox';
import { askVendor } from './ask-vendor.ts';
import { oneByOne, type SignalProvider, type Spend, signalProvider } from './signal-provider.ts';
import type { RequestLimits } from './vendor.ts';

export interface YandexSqiSettings {
  /** Holds `{domain}`. */
  readonly urlTemplate: string;
}

const Answer = Type.Object({
  sqi: Type.Union([Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 }), Type.Null()]),
});

export function yandexSqi(
  { urlTemplate }: YandexSqiSettings,
  spend: Spend,
  limits: RequestLimits,
): SignalProvider {
  const sqi = async (domain: string, signal: AbortSignal): Promise<number | null> => {
    const baseUrl = urlTemplate.replaceAll('{domain}', encodeURIComponent(domain));
    const vendor = { name: 'Yandex SQI', baseUrl, secrets: [], limits };
    return (await askVendor(vendor, { path: '' }, Answer, signal)).sqi;
  };
  return signalProvider({ name: 'yandex_x', subjects: 'domain', ...oneByOne(sqi) }, spend);
}
