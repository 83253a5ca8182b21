/** What a site tells of by itself: rules, what there was to tell, and what became of telling it. */
import { type Static, Type } from 'typebox';
import { type Delivery, listDeliveries } from '../../control/alert-deliveries.ts';
import {
  type AlertRules,
  alertRules,
  changeAlertRules,
  rotateWebhookSecret,
} from '../../control/alert-rules.ts';
import { ALERT_KINDS } from '../../control/alert-schema.ts';
import { type Alert, listAlerts } from '../../control/alerts.ts';
import { ApiError } from '../api-error.ts';
import { parameters } from '../parameters.ts';
import { nullableText } from '../rows.ts';
import { type MonitorAsking, siteOperation } from './operation.ts';
import { limit, nullable } from './parameters.ts';

const ADDRESS = '^[^\\s@<>()\\[\\],;:"\\\\]+@[^\\s@<>()\\[\\],;:"\\\\]+$';

const RULES = {
  kinds: Type.Array(Type.Enum([...ALERT_KINDS], { type: 'string' }), {
    ...{ maxItems: ALERT_KINDS.length, examples: [['lost', 'expiring']] },
    description:
      'What is told. lost: the link is gone. nofollowed: it now has nofollow, ugc or sponsored. blocked: the page keeps the crawler out. back: it is found again. expiring: the paid time runs out.',
  }),
  expiring_days: Type.Integer({
    ...{ minimum: 1, maximum: 60, examples: [7] },
    description: 'Days before the end of a paid period on which it is told.',
  }),
  webhook_url: nullable('Where alerts are posted as they come; null: nowhere.', 2000),
  email_to: Type.Array(Type.String({ maxLength: 254, pattern: ADDRESS }), {
    ...{ maxItems: 10, examples: [['seo@example.com']] },
    description: 'Who gets them by mail; none: nobody.',
  }),
  email_mode: Type.Enum(['digest', 'immediate'], {
    ...{ type: 'string', examples: ['digest'] },
    description: 'digest: one mail a day. immediate: as they come.',
  }),
  digest_hour: Type.Integer({
    ...{ minimum: 0, maximum: 23, examples: [8] },
    description: 'Hour of the digest, UTC.',
  }),
};

const Secret = nullableText('Signs what is posted. Told this once.');

const AlertRow = Type.Object({
  id: Type.Integer(),
  kind: Type.Enum([...ALERT_KINDS], { type: 'string' }),
  at: Type.String({ description: 'When the check found it; of expiring, when it was told.' }),
  in_digest: Type.Boolean({ description: 'Whether it waits for the digest.' }),
  deliveries: Type.Array(Type.String(), { description: 'What tells of it.' }),
  backlink: Type.Object(
    {
      id: Type.Unsafe<number | null>({
        type: ['integer', 'null'],
        description: 'null: it was deleted since.',
      }),
      from_url: Type.String(),
    },
    // The rest is as it was written down.
    { additionalProperties: true, description: 'As it was then; what a webhook is sent.' },
  ),
});

const DeliveryRow = Type.Object({
  id: Type.String({ description: 'The same at every try; webhooks get it as a header.' }),
  channel: Type.Enum(['webhook', 'email'], { type: 'string' }),
  status: Type.Enum(['waiting', 'delivered', 'failed'], { type: 'string' }),
  attempts: Type.Integer({ description: 'Tries so far.' }),
  created: Type.String(),
  next_try: nullableText('When it is tried next; null: it is over.'),
  finished: nullableText('When it was over.'),
  error: nullableText('Why the latest try that failed did.'),
});

export const getAlerts = siteOperation({
  name: 'get-site-alerts',
  summary: 'Alerts of a site',
  description:
    'The rules of a site, and its latest alerts and deliveries, latest first. Both are kept for 90 days.',
  parameters: parameters({ limit }),
  errors: ['wrongSite'],
  isExtension: true,
  answer: Type.Object({
    rules: Type.Object(RULES),
    alerts: Type.Array(AlertRow),
    deliveries: Type.Array(DeliveryRow),
  }),
  run: async ({ control }, { id }, { limit: most }) => ({
    rules: rulesRow(await alertRules(control, id)),
    alerts: (await listAlerts(control, id, most)).map(alertRow),
    deliveries: (await listDeliveries(control, id, most)).map(deliveryRow),
  }),
});

export const putAlerts = siteOperation({
  name: 'change-site-alerts',
  summary: 'Change the rules of alerts',
  description:
    'Changes what is sent and leaves the rest. An empty webhook_url takes the webhook back; a first one makes its secret.',
  parameters: Type.Partial(Type.Object(RULES)),
  errors: ['invalidWebhook', 'noAlerts', 'noMailServer', 'wrongSite'],
  isExtension: true,
  answer: Type.Object({ rules: Type.Object(RULES), webhook_secret: Secret }),
  run: async (asking, { id }, sent) => {
    await refuse(asking, sent);
    const change = (rules: AlertRules) => changedRules(rules, sent);
    const { rules, secret } = await changeAlertRules(asking.control, id, change);
    return { rules: rulesRow(rules), webhook_secret: secret ?? null };
  },
});

export const postWebhookSecret = siteOperation({
  name: 'rotate-site-webhook-secret',
  summary: 'Replace the secret of the webhook',
  description: 'Makes a new secret. For a day the one before signs beside it.',
  parameters: parameters({}),
  errors: ['noWebhook', 'wrongSite'],
  isExtension: true,
  answer: Type.Object({ webhook_secret: Type.String({ description: 'Told this once.' }) }),
  run: async ({ control }, { id }) => {
    const secret = await rotateWebhookSecret(control, id, new Date());
    if (secret === undefined) throw new ApiError('noWebhook');
    return { webhook_secret: secret };
  },
});

export const postAlertTest = siteOperation({
  name: 'test-site-alerts',
  summary: 'Test the channels of alerts',
  description:
    'Sends a test to the webhook and by mail, and tells how it went. It is not tried again. An account has 20 tests an hour.',
  parameters: parameters({}),
  errors: ['noAlerts', 'wrongSite'],
  isExtension: true,
  answer: Type.Object({
    deliveries: Type.Array(
      Type.Object({
        channel: Type.Enum(['webhook', 'email'], { type: 'string' }),
        delivered: Type.Boolean(),
        error: nullableText('Why not, or to whom not.'),
      }),
    ),
  }),
  run: async ({ monitor: { alerts }, signal }, site) => {
    if (alerts === undefined) throw new ApiError('noAlerts');
    const waitMs = alerts.takeTest(site);
    if (waitMs > 0) throw new ApiError('rate', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
    const tests = await alerts.test(site, signal);
    return { deliveries: tests.map((test) => ({ ...test, error: test.error ?? null })) };
  },
});

type RulesRow = Static<ReturnType<typeof Type.Object<typeof RULES>>>;

/** @throws ApiError 400 for a channel that cannot be. */
async function refuse({ monitor: { alerts } }: MonitorAsking, sent: Partial<RulesRow>) {
  const { webhook_url: url, email_to: to = [] } = sent;
  if (alerts === undefined) throw new ApiError('noAlerts');
  const reason = url ? await alerts.webhookRefusal(url) : undefined;
  if (reason !== undefined) throw new ApiError('invalidWebhook', { parameter: reason });
  if (to.length > 0 && !alerts.hasMail) throw new ApiError('noMailServer');
}

function changedRules({ email, ...rules }: AlertRules, sent: Partial<RulesRow>): AlertRules {
  const { webhook_url: url, email_mode: mode } = sent;
  return {
    kinds: sent.kinds ?? rules.kinds,
    expiringDays: sent.expiring_days ?? rules.expiringDays,
    webhookUrl: url === undefined ? rules.webhookUrl : (url ?? undefined),
    email: {
      to: sent.email_to ?? email.to,
      digest: mode === undefined ? email.digest : mode === 'digest',
      hour: sent.digest_hour ?? email.hour,
    },
  };
}

function rulesRow({ kinds, expiringDays, webhookUrl, email }: AlertRules): RulesRow {
  return {
    kinds: [...kinds],
    expiring_days: expiringDays,
    webhook_url: webhookUrl ?? null,
    email_to: [...email.to],
    email_mode: email.digest ? 'digest' : 'immediate',
    digest_hour: email.hour,
  };
}

function alertRow({ id, kind, at, waitsForDigest, deliveries, backlinkId, facts }: Alert) {
  return {
    ...{ id, kind, at: at.toISOString(), in_digest: waitsForDigest },
    deliveries: [...deliveries],
    backlink: { id: backlinkId, ...facts },
  };
}

function deliveryRow(delivery: Delivery): Static<typeof DeliveryRow> {
  const { id, channel, status, attempts } = delivery;
  return {
    ...{ id, channel, status, attempts },
    created: delivery.createdAt.toISOString(),
    next_try: delivery.nextTryAt?.toISOString() ?? null,
    finished: delivery.finishedAt?.toISOString() ?? null,
    error: delivery.lastError ?? null,
  };
}
