/** What is said of backlinks when they are added: their price, and for how long it is paid. */
import { type Static, type TSchema, Type } from 'typebox';
import type { BacklinkTerms } from '../../control/add-backlinks.ts';
import { CHARGE_PERIODS } from '../../control/monitor-schema.ts';
import { ApiError } from '../api-error.ts';
import { readDay } from '../days.ts';

/** What the column holds: ten digits and four decimals. */
const MAX_PRICE = 9_999_999_999;

/** The document's text has it so, its sample has `onetime`. */
const ONE_TIME = 'one-time';

export const TERMS = {
  price: Type.Optional(
    Type.Number({
      ...{ minimum: 0, maximum: MAX_PRICE },
      ...{ description: 'Price of the placement; four decimals are kept.', examples: [100] },
    }),
  ),
  currency: Type.Optional(
    Type.String({
      ...{ pattern: '^[A-Za-z]{3}$', examples: ['USD'] },
      description: 'Currency of the price, ISO 4217.',
    }),
  ),
  charge_period: Type.Optional(
    Type.Enum([...CHARGE_PERIODS, ONE_TIME], {
      ...{ type: 'string', examples: ['onetime'] },
      description: 'How often the price is paid; one-time is onetime.',
    }),
  ),
  charge_start: Type.Optional(
    Type.String({
      ...{ pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2021-10-10'] },
      description: 'Day of the first payment.',
    }),
  ),
};

/** The same, each of which null or an empty text takes back. */
export const TERMS_OR_NONE = {
  price: orNone(TERMS.price),
  currency: orNone(TERMS.currency),
  charge_period: orNone(TERMS.charge_period),
  charge_start: orNone(TERMS.charge_start),
};

function orNone<T extends TSchema>(schema: T) {
  const { type, enum: choices }: { readonly type?: unknown; readonly enum?: readonly unknown[] } =
    schema;
  const none = { type: [type, 'null'], ...(choices && { enum: [...choices, null] }) };
  return Type.Optional(Type.Unsafe<Static<T> | null>({ ...schema, ...none }));
}

interface SentTerms {
  readonly price?: number | null;
  readonly currency?: string | null;
  readonly charge_period?: (typeof CHARGE_PERIODS)[number] | typeof ONE_TIME | null;
  readonly charge_start?: string | null;
}

type Paid = Pick<BacklinkTerms, 'price' | 'currency' | 'chargePeriod' | 'chargeStart'>;

/** @throws ApiError 400 naming what no schema can refuse. */
export function readTerms({ price, currency, charge_period, charge_start }: SentTerms): Paid {
  return {
    price,
    currency: currency && readCurrency(currency),
    chargePeriod: charge_period === ONE_TIME ? 'onetime' : charge_period,
    chargeStart: charge_start && readChargeStart(charge_start),
  };
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

function readCurrency(text: string): string {
  const code = text.toUpperCase();
  if (!CURRENCIES.has(code)) throw new ApiError('invalid', { parameter: 'currency' });
  return code;
}

function readChargeStart(text: string): string {
  readDay(text, 'charge_start');
  // PostgreSQL knows no year 0.
  if (text < '0001') throw new ApiError('invalid', { parameter: 'charge_start' });
  return text;
}
