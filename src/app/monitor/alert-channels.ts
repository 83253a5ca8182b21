/** Settings of the operator → how alerts leave the house: the webhooks' connections and the mail server. */
import { createSecureContext } from 'node:tls';
import type { Config } from '../../config/settings.ts';
import { PROGRAM_VERSION } from '../../config/version.ts';
import type { Control } from '../../control/control.ts';
import { AppError } from '../../errors.ts';
import type { Dialler } from '../../fetcher/dial.ts';
import { openDnsCache } from '../../fetcher/dns-cache.ts';
import { systemDns } from '../../fetcher/dns-source.ts';
import { parseHostResolverRules } from '../../fetcher/resolver-rules.ts';
import { PRODUCT } from '../../fetcher/user-agent.ts';
import type { AlertParts } from '../../http/parts.ts';
import { mailSender, type SendMail } from '../../monitor/alerts/mailer.ts';
import { TestLimit } from '../../monitor/alerts/test-limit.ts';
import { tryChannels } from '../../monitor/alerts/try-channels.ts';
import { type PostWebhook, webhookPoster, webhookRefusal } from '../../monitor/alerts/webhook.ts';

export interface AlertChannels {
  readonly dialler: Dialler;
  readonly post: PostWebhook;
  /** undefined: there is no mail server. */
  readonly mail: SendMail | undefined;
  readonly userAgent: string;
}

/** Of one request to a webhook. */
const WEBHOOK_TIMEOUT_MS = 15_000;

/** @throws AppError INVALID_SETTING naming the one that is missing or wrong. */
export function alertChannels(config: Config): AlertChannels {
  const dialler: Dialler = {
    resolve: openDnsCache({ source: systemDns() }),
    mapHost: parseHostResolverRules(config.hostResolverRules),
    allowPrivateNetwork: config.allowPrivateNetwork,
    secureContext: createSecureContext(),
    connectTimeoutMs: config.fetchConnectTimeoutMs,
  };
  return {
    dialler,
    post: webhookPoster(dialler, { timeoutMs: WEBHOOK_TIMEOUT_MS }),
    mail: mailOf(config),
    userAgent: `${PRODUCT}/${PROGRAM_VERSION}`,
  };
}

/** How alerts leave the house, for the API. */
export function alertParts(channels: AlertChannels, control: Control): AlertParts {
  const { dialler, mail } = channels;
  const work = { ...channels, control, now: () => new Date() };
  const limit = new TestLimit();
  return {
    webhookRefusal: (url) => webhookRefusal(url, dialler),
    hasMail: mail !== undefined,
    takeTest: ({ accountId }) => limit.take(accountId, Date.now()),
    test: (site, signal) => tryChannels(work, site, signal),
  };
}

function mailOf(config: Config): SendMail | undefined {
  const { smtpHost: host, smtpPort: port, smtpTls: tls, smtpUser: user } = config;
  const { smtpPassword: password, mailFrom: from } = config;
  if (host === '' && from === '') return undefined;
  if (host === '') throw new AppError('INVALID_SETTING', 'mailFrom needs smtpHost, which is empty');
  if (!/^(?:[^<>\r\n]*<)?[^\s@<>,;]+@[^\s@<>,;]+>?$/.test(from))
    throw new AppError(
      'INVALID_SETTING',
      `smtpHost needs mailFrom, a mail address: ${JSON.stringify(from)} is none`,
    );
  return mailSender({ host, port, tls, user, password, from });
}
