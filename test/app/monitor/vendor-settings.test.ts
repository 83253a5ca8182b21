import { describe, expect, it } from 'vitest';
import {
  signalBudgets,
  signalSettings,
  vendorLimits,
} from '../../../src/app/monitor/vendor-settings.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import { signalProviders } from '../../../src/vendorapis/signal-providers.ts';

const config = (environment: Record<string, string> = {}) =>
  resolveConfig({ environment, flags: {} });

const ALL_KEYS = {
  BACKLINKS_GOOGLE_SEARCH_KEY: 'a',
  BACKLINKS_GOOGLE_SEARCH_ENGINE_ID: 'b',
  BACKLINKS_YANDEX_SEARCH_KEY: 'c',
  BACKLINKS_YANDEX_SEARCH_FOLDER_ID: 'd',
  BACKLINKS_MOZ_TOKEN: 'e',
  BACKLINKS_FACEBOOK_TOKEN: 'f',
  BACKLINKS_YANDEX_SQI_URL: 'https://sqi.test/{domain}',
};

const names = (environment: Record<string, string>) => {
  const limits = vendorLimits(config(environment));
  const providers = signalProviders(signalSettings(config(environment)), async () => 0, limits);
  return providers.map(({ name }) => name);
};

describe('signalSettings', () => {
  it('has a provider for each key, and none without', () => {
    expect(names({})).toEqual([]);
    expect(names({ BACKLINKS_MOZ_TOKEN: 'e' })).toEqual(['moz_da']);
    expect(names(ALL_KEYS)).toEqual(Object.keys(signalBudgets(config())));
  });

  it.each(['BACKLINKS_GOOGLE_SEARCH_ENGINE_ID', 'BACKLINKS_YANDEX_SEARCH_FOLDER_ID'])(
    'wants %s with its key',
    (name) => {
      const { [name]: _, ...rest } = ALL_KEYS as Record<string, string>;
      expect(() => names(rest)).toThrow('must be set together');
    },
  );

  it('wants a place for the domain', () => {
    expect(() => names({ BACKLINKS_YANDEX_SQI_URL: 'https://sqi.test/' })).toThrow(
      'yandexSqiUrl must hold {domain}',
    );
  });
});
