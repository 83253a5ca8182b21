/** A test of a site's channels: an alert that is none goes to each, once, and nothing of it is kept. */
import { randomUUID } from 'node:crypto';
import type { TryEnd } from '../../control/alert-deliveries.ts';
import type { SiteAlerts } from '../../control/alert-digests.ts';
import { alertRules, webhookOf } from '../../control/alert-rules.ts';
import type { DeliveryChannel } from '../../control/alert-schema.ts';
import type { Site } from '../../control/sites.ts';
import { type DeliveryWork, endOfMail, endOfWebhook } from './deliver.ts';
import { webhookRequest } from './webhook-body.ts';

export interface ChannelTest {
  readonly channel: DeliveryChannel;
  readonly delivered: boolean;
  /** Why not, or to whom not. */
  readonly error: string | undefined;
}

type ChannelWork = Omit<DeliveryWork, 'onTried'>;

/** @returns One of each channel that the site has. */
export async function tryChannels(
  work: ChannelWork,
  { id, title, url }: Site,
  signal: AbortSignal,
): Promise<ChannelTest[]> {
  const site: SiteAlerts = { id, title, url, alerts: [] };
  const tried = await Promise.all([tryWebhook(work, site, signal), tryMail(work, site)]);
  return tried.filter((test) => test !== undefined);
}

async function tryWebhook(
  { control, post, userAgent, now }: ChannelWork,
  site: SiteAlerts,
  signal: AbortSignal,
): Promise<ChannelTest | undefined> {
  const webhook = await webhookOf(control, site.id, now());
  if (webhook === undefined) return undefined;
  const message = { id: randomUUID(), type: 'backlinks.test', createdAt: now(), site } as const;
  const request = webhookRequest(message, webhook, userAgent, now());
  return testOf('webhook', endOfWebhook(await post(request, signal)));
}

async function tryMail(
  { control, mail }: ChannelWork,
  { id: siteId, title, url }: SiteAlerts,
): Promise<ChannelTest | undefined> {
  const { to } = (await alertRules(control, siteId)).email;
  if (to.length === 0) return undefined;
  const text = `This is a test of the alerts of ${title} (${url}). Nothing happened.`.replace(
    /\p{Cc}+/gu,
    ' ',
  );
  const test = { to, id: randomUUID(), subject: 'Test of backlink alerts', text };
  return testOf('email', endOfMail(await mail?.(test)));
}

const testOf = (channel: DeliveryChannel, end: TryEnd): ChannelTest => ({
  channel,
  delivered: end.kind === 'delivered',
  error: end.error,
});
