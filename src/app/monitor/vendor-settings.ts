/** Settings of the operator → how third parties are asked, and how often. */
import { readFile } from 'node:fs/promises';
import type { Config } from '../../config/settings.ts';
import { AppError } from '../../errors.ts';
import { bingWebmaster } from '../../vendorapis/bing-webmaster.ts';
import { parseServiceAccount } from '../../vendorapis/google-access.ts';
import { type GoogleSheets, googleSheets } from '../../vendorapis/google-sheets.ts';
import type { LinkSource } from '../../vendorapis/link-source.ts';
import type { SignalName } from '../../vendorapis/signal-provider.ts';
import type { SignalSettings } from '../../vendorapis/signal-providers.ts';
import { REQUEST_LIMITS, type RequestLimits } from '../../vendorapis/vendor.ts';
import { yandexWebmaster } from '../../vendorapis/yandex-webmaster.ts';

/** @throws AppError INVALID_SETTING where a key lacks what belongs to it. */
export function signalSettings(config: Config): SignalSettings {
  const { googleSearchKey, googleSearchEngineId, yandexSearchKey, yandexSearchFolderId } = config;
  const { mozToken, facebookToken, yandexSqiUrl } = config;
  requireBoth('googleSearchKey', googleSearchKey, 'googleSearchEngineId', googleSearchEngineId);
  requireBoth('yandexSearchKey', yandexSearchKey, 'yandexSearchFolderId', yandexSearchFolderId);
  if (yandexSqiUrl !== '' && !yandexSqiUrl.includes('{domain}'))
    throw new AppError('INVALID_SETTING', 'yandexSqiUrl must hold {domain}');
  return {
    googleSearch: unlessEmpty(googleSearchKey, (key) => ({
      ...{ baseUrl: config.googleSearchUrl, key, engineId: googleSearchEngineId },
    })),
    yandexSearch: unlessEmpty(yandexSearchKey, (key) => ({
      ...{ baseUrl: config.yandexSearchUrl, key, folderId: yandexSearchFolderId },
      searchType: config.yandexSearchType,
    })),
    moz: unlessEmpty(mozToken, (token) => ({ baseUrl: config.mozUrl, token })),
    facebook: unlessEmpty(facebookToken, (token) => ({ baseUrl: config.facebookUrl, token })),
    yandexSqi: unlessEmpty(yandexSqiUrl, (urlTemplate) => ({ urlTemplate })),
  };
}

/** Subjects that each provider may be asked about on one day (UTC). */
export function signalBudgets(config: Config): Readonly<Record<SignalName, number>> {
  return {
    google_index: config.googleSearchPerDay,
    yandex_index: config.yandexSearchPerDay,
    moz_da: config.mozPerDay,
    fb_likes: config.facebookPerDay,
    yandex_x: config.yandexSqiPerDay,
  };
}

/** Search engines whose tools for owners the operator has keys to. */
export function linkSources(config: Config): readonly LinkSource[] {
  const { bingWebmasterKey, bingWebmasterUrl, yandexWebmasterToken, yandexWebmasterUrl } = config;
  const limits = vendorLimits(config);
  return [
    unlessEmpty(bingWebmasterKey, (key) =>
      bingWebmaster({ baseUrl: bingWebmasterUrl, key }, limits),
    ),
    unlessEmpty(yandexWebmasterToken, (token) =>
      yandexWebmaster({ baseUrl: yandexWebmasterUrl, token }, limits),
    ),
  ].filter((source) => source !== undefined);
}

/** @returns undefined without a key file. @throws AppError INVALID_SETTING: the file is none. */
export async function googleSheetsOf(config: Config): Promise<GoogleSheets | undefined> {
  const { googleServiceAccountFile: path, googleSheetsUrl: baseUrl } = config;
  if (path === '') return undefined;
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('INVALID_SETTING', `googleServiceAccountFile: cannot read ${path}`, {
      cause,
    });
  });
  const account = parseServiceAccount(text);
  if (account === undefined)
    throw new AppError(
      'INVALID_SETTING',
      `googleServiceAccountFile: ${path} is no key file of a Google service account`,
    );
  return googleSheets({ baseUrl, account }, vendorLimits(config));
}

export function vendorLimits({ vendorTimeoutMs }: Config): RequestLimits {
  return { ...REQUEST_LIMITS, timeoutMs: vendorTimeoutMs };
}

function unlessEmpty<T>(text: string, settings: (text: string) => T): T | undefined {
  return text === '' ? undefined : settings(text);
}

function requireBoth(name: string, value: string, otherName: string, other: string): void {
  if ((value === '') !== (other === ''))
    throw new AppError('INVALID_SETTING', `${name} and ${otherName} must be set together`);
}
