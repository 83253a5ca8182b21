import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  googleSheetsOf,
  linkSources,
  signalBudgets,
  signalSettings,
  vendorLimits,
} from '../../../src/app/monitor/vendor-settings.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import { signalProviders } from '../../../src/vendorapis/signal-providers.ts';
import { openGoogleStandIn } from '../../support/google-stand-in.ts';

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

describe('linkSources', () => {
  it('has a source for each key', () => {
    const all = {
      ...{ BACKLINKS_BING_WEBMASTER_KEY: 'a', BACKLINKS_YANDEX_WEBMASTER_TOKEN: 'b' },
    };
    expect(linkSources(config())).toEqual([]);
    expect(linkSources(config(all)).map(({ name }) => name)).toEqual(['bing', 'yandex']);
  });
});

describe('googleSheetsOf', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'sheets-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const sheets = (content?: string) => {
    const path = join(directory, 'key.json');
    if (content !== undefined) writeFileSync(path, content);
    return googleSheetsOf(config({ BACKLINKS_GOOGLE_SERVICE_ACCOUNT_FILE: path }));
  };

  it('reads with the account of the key file', async () => {
    const google = await openGoogleStandIn();
    expect(await sheets(google.keyFile)).toBeDefined();
    expect(await googleSheetsOf(config())).toBeUndefined();
    await google.server.close();
  });

  it('names a file that is no key file, and shows nothing of it', async () => {
    await expect(sheets()).rejects.toThrow(/googleServiceAccountFile: cannot read .*key\.json/);
    await expect(sheets('{"private_key":"SECRET"}')).rejects.toThrow(
      /^(?!.*SECRET).*key\.json is no key file of a Google service account/,
    );
  });
});
