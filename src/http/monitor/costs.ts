/** What the backlinks of a site cost. */
import { Type } from 'typebox';
import { siteCosts, siteCostsByMonth } from '../../control/site-costs.ts';
import { parameters } from '../parameters.ts';
import { siteOperation } from './operation.ts';

const amount = (description: string) => Type.String({ description, examples: ['12.5'] });
const currency = Type.Unsafe<string | null>({
  ...{ type: ['string', 'null'], examples: ['USD'] },
  description: 'ISO 4217; null: prices without one.',
});
const monthly = amount('Paid again and again, as of a month: a third of what is paid quarterly.');

export const getCosts = siteOperation({
  name: 'get-costs',
  summary: 'Costs of a site',
  description:
    'What backlinks cost as of today and in the latest months, for each currency. A price counts from charge_start on, else from the day the link was placed or added; one without charge_period is paid once. Links that are lost count, and are told apart.',
  parameters: parameters({
    months: Type.Integer({
      ...{ minimum: 1, maximum: 120, default: 12 },
      description: 'How many months, this one included.',
    }),
  }),
  errors: ['wrongSite'],
  answer: Type.Object({
    totals: Type.Array(
      Type.Object({
        currency,
        backlinks: Type.Integer({ description: 'With a price.', examples: [2] }),
        monthly,
        monthly_lost: amount('The part of it that is paid for lost links.'),
        onetime: amount('Paid once, so far.'),
      }),
    ),
    months: Type.Array(
      Type.Object({
        month: Type.String({ examples: ['2026-11'] }),
        ...{ currency, monthly, onetime: amount('Paid once in this month.') },
      }),
    ),
  }),
  run: async ({ control }, { id }, { months }) => ({
    totals: await siteCosts(control, id),
    months: await siteCostsByMonth(control, id, months),
  }),
});
