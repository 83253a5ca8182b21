/** The third parties that the operator has keys for. */
import { type FacebookSettings, facebookEngagement } from './facebook-engagement.ts';
import { type GoogleSearchSettings, googleIndex } from './google-index.ts';
import { type MozSettings, mozAuthority } from './moz-authority.ts';
import type { SignalProvider, Spend } from './signal-provider.ts';
import type { RequestLimits } from './vendor.ts';
import { type YandexSearchSettings, yandexIndex } from './yandex-index.ts';
import { type YandexSqiSettings, yandexSqi } from './yandex-sqi.ts';

/** Undefined: no key to it. */
export interface SignalSettings {
  readonly googleSearch: GoogleSearchSettings | undefined;
  readonly yandexSearch: YandexSearchSettings | undefined;
  readonly moz: MozSettings | undefined;
  readonly facebook: FacebookSettings | undefined;
  readonly yandexSqi: YandexSqiSettings | undefined;
}

export function signalProviders(
  settings: SignalSettings,
  spend: Spend,
  limits: RequestLimits,
): readonly SignalProvider[] {
  const { googleSearch, yandexSearch, moz, facebook, yandexSqi: sqi } = settings;
  return [
    googleSearch && googleIndex(googleSearch, spend, limits),
    yandexSearch && yandexIndex(yandexSearch, spend, limits),
    moz && mozAuthority(moz, spend, limits),
    facebook && facebookEngagement(facebook, spend, limits),
    sqi && yandexSqi(sqi, spend, limits),
  ].filter((provider) => provider !== undefined);
}
