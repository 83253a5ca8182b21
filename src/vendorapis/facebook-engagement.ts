/**
 * How much a page was engaged with on Facebook: reactions, comments and shares together. Facebook rounds them on purpose.
 *
 * Sources: Graph API reference, URL; Graph API, Handling Errors (its codes come with status 400 or 403 alike).
 */
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { askVendor } from './ask-vendor.ts';
import { oneByOne, type SignalProvider, type Spend, signalProvider } from './signal-provider.ts';
import type { RequestLimits } from './vendor.ts';
import type { Refusal } from './vendor-error.ts';

export interface FacebookSettings {
  /** With the version: `https://graph.facebook.com/v24.0`. */
  readonly baseUrl: string;
  readonly token: string;
}

const Count = Type.Integer({ minimum: 0 });

const Answer = Type.Object({
  engagement: Type.Optional(
    Type.Object({ reaction_count: Count, comment_count: Count, share_count: Count }),
  ),
});

const ErrorBody = Type.Object({ error: Type.Object({ code: Type.Integer() }) });

export function facebookEngagement(
  { baseUrl, token }: FacebookSettings,
  spend: Spend,
  limits: RequestLimits,
): SignalProvider {
  const vendor = { name: 'Facebook', baseUrl, secrets: [token], limits, refusalOf };
  const engagement = async (page: string, signal: AbortSignal): Promise<number | null> => {
    const query = { id: page, fields: 'engagement', access_token: token };
    const answer = await askVendor(vendor, { path: '/', query }, Answer, signal);
    if (answer.engagement === undefined) return null;
    const { reaction_count, comment_count, share_count } = answer.engagement;
    return reaction_count + comment_count + share_count;
  };
  return signalProvider({ name: 'fb_likes', subjects: 'page', ...oneByOne(engagement) }, spend);
}

const OUTAGE_CODES = [1, 2];
/** Of the app, the user, the page, and one that spammers get; all last for minutes to an hour. */
const QUOTA_CODES = [4, 17, 32, 341, 368, 613];
const KEY_CODES = [3, 10, 102, 104, 190];

function refusalOf(_status: number, body: unknown): Refusal | undefined {
  if (!Value.Check(ErrorBody, body)) return undefined;
  const { code } = body.error;
  if (OUTAGE_CODES.includes(code)) return { kind: 'outage', isPassing: true };
  if (QUOTA_CODES.includes(code)) return { kind: 'quota', isPassing: false };
  if (KEY_CODES.includes(code) || (code >= 200 && code < 300))
    return { kind: 'wrong-key', isPassing: false };
  return undefined;
}
