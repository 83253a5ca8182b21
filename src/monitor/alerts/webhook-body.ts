/**
 * A delivery → what is posted to a webhook. The body of a delivery is the same at every try; the signature is not, for
 * it holds the time.
 */

import type { SiteAlerts } from '../../control/alert-digests.ts';
import type { Webhook } from '../../control/alert-rules.ts';
import { signatureOf } from './signature.ts';
import type { WebhookRequest } from './webhook.ts';

interface WebhookMessage {
  readonly id: string;
  readonly type: 'backlinks.alerts' | 'backlinks.test';
  readonly createdAt: Date;
  readonly site: SiteAlerts;
}

export function webhookRequest(
  { id, type, createdAt, site }: WebhookMessage,
  { url, secrets }: Webhook,
  userAgent: string,
  now: Date,
): WebhookRequest {
  const body = JSON.stringify({
    id,
    type,
    created_at: createdAt.toISOString(),
    site: { id: site.id, title: site.title, url: site.url },
    alerts: site.alerts.map(({ id: alertId, backlinkId, kind, at, facts }) => ({
      id: alertId,
      kind,
      at: at.toISOString(),
      backlink: { id: backlinkId, ...facts },
    })),
  });
  return {
    url,
    body,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': userAgent,
      'X-Backlinks-Delivery': id,
      'X-Backlinks-Signature': signatureOf(body, secrets, now),
    },
  };
}
