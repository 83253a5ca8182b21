/** Makes deliveries to one receiver, by webhook or mail: each try is claimed, made, and its end written down. */
import {
  claimDelivery,
  type Delivery,
  endTry,
  type TryEnd,
} from '../../control/alert-deliveries.ts';
import { alertsOfDelivery } from '../../control/alert-digests.ts';
import { webhookOf } from '../../control/alert-rules.ts';
import type { DeliveryChannel } from '../../control/alert-schema.ts';
import type { Control } from '../../control/control.ts';
import { alertMail } from './alert-mail.ts';
import type { MailAnswer, SendMail } from './mailer.ts';
import { MAX_ATTEMPTS, nextTryAt } from './schedule.ts';
import type { PostWebhook, WebhookAnswer } from './webhook.ts';
import { webhookRequest } from './webhook-body.ts';

export interface DeliveryWork {
  readonly control: Control;
  readonly post: PostWebhook;
  /** undefined: there is no mail server. */
  readonly mail: SendMail | undefined;
  /** Names us to webhooks. */
  readonly userAgent: string;
  readonly now: () => Date;
  /** Told of each try once it is written down. */
  readonly onTried: (channel: DeliveryChannel, end: TryEnd) => void;
}

/** One after the other, up to the first that is put off. @returns Whether the receiver is there. */
export async function deliverInTurn(
  work: DeliveryWork,
  deliveries: readonly Delivery[],
  signal: AbortSignal,
): Promise<boolean> {
  for (const delivery of deliveries) {
    signal.throwIfAborted();
    if ((await deliver(work, delivery, signal)) === 'put-off') return false;
  }
  return true;
}

/** One try. */
async function deliver(
  work: DeliveryWork,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<TryEnd['kind'] | 'not-ours'> {
  const { control, now } = work;
  if (delivery.attempts >= MAX_ATTEMPTS) {
    return endedBy(work, delivery, { kind: 'failed', reason: 'interrupted', error: 'interrupted' });
  }
  const attempt = delivery.attempts + 1;
  if (!(await claimDelivery(control, delivery, nextTryAt(attempt, now())))) return 'not-ours';
  const tried = await (delivery.channel === 'webhook'
    ? tryWebhook(work, delivery, signal)
    : tryMail(work, delivery));
  const end: TryEnd =
    tried.kind === 'put-off' && attempt >= MAX_ATTEMPTS ? { ...tried, kind: 'failed' } : tried;
  return endedBy(work, delivery, end);
}

async function endedBy(
  { control, now, onTried }: DeliveryWork,
  delivery: Delivery,
  end: TryEnd,
): Promise<TryEnd['kind']> {
  await endTry(control, delivery, end, now());
  onTried(delivery.channel, end);
  return end.kind;
}

async function tryWebhook(
  { control, post, userAgent, now }: DeliveryWork,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<TryEnd> {
  const [site] = await alertsOfDelivery(control, delivery);
  const webhook = site && (await webhookOf(control, site.id, now()));
  if (site === undefined || webhook === undefined)
    return { kind: 'failed', reason: 'removed', error: 'the site has no webhook any more' };
  const { id, createdAt } = delivery;
  const message = { id, createdAt, type: 'backlinks.alerts', site } as const;
  return endOfWebhook(await post(webhookRequest(message, webhook, userAgent, now()), signal));
}

/** A redirect is not followed: it could lead where a webhook may not. */
export function endOfWebhook(answer: WebhookAnswer): TryEnd {
  if (answer.kind === 'unanswered')
    return {
      ...{ kind: 'put-off', reason: answer.reason },
      error: `${answer.reason}: ${answer.detail}`,
    };
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  const isRedirect = status >= 300 && status < 400;
  const error = `answered ${status}${isRedirect ? ': redirects are not followed' : ''}`;
  return { kind: 'put-off', reason: `http-${Math.floor(status / 100)}xx`, error };
}

async function tryMail({ control, mail }: DeliveryWork, delivery: Delivery): Promise<TryEnd> {
  const sites = await alertsOfDelivery(control, delivery);
  if (sites.length === 0)
    return { kind: 'failed', reason: 'removed', error: 'its alerts were removed' };
  const { id, recipients: to } = delivery;
  return endOfMail(await mail?.({ ...alertMail(sites), to, id }));
}

/** @param answer undefined: there is no mail server. */
export function endOfMail(answer: MailAnswer | undefined): TryEnd {
  switch (answer?.kind) {
    case undefined:
      return {
        ...{ kind: 'put-off', reason: 'no-mail-server' },
        error: 'the settings smtpHost and mailFrom are not set',
      };
    case 'sent':
      return endOfSent(answer);
    case 'refused':
      return { kind: 'failed', reason: 'refused', error: answer.detail };
    case 'unsent':
      return { kind: 'put-off', reason: 'unsent', error: answer.detail };
  }
}

/** Who is greylisted gets it by the next try, and nobody else twice. */
function endOfSent({ refused, deferred }: MailAnswer & { readonly kind: 'sent' }): TryEnd {
  const notTaken = [...refused, ...deferred.map((recipient) => `${recipient} (for now)`)];
  const error = `not taken: ${notTaken.join(', ')}`;
  if (deferred.length > 0)
    return { kind: 'put-off', reason: 'deferred', error, recipients: deferred };
  return notTaken.length === 0 ? { kind: 'delivered' } : { kind: 'delivered', error };
}
