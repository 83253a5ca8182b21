/** What the owner of a site says of its backlinks: a status that checks leave alone, notes, terms. */
import { type TObject, Type } from 'typebox';
import { type BacklinkNotes, noteBacklinks } from '../../control/backlink-notes.ts';
import { ApiError } from '../api-error.ts';
import { parameters } from '../parameters.ts';
import { siteOperation } from './operation.ts';
import { backlinkIds, text } from './parameters.ts';
import { readTerms, TERMS } from './terms.ts';

const note = (what: string) => Type.Optional(text(`${what}; empty: none.`, 1000));

export const putSiteBacklinks = siteOperation({
  name: 'change-site-backlinks',
  summary: 'Say what is known of backlinks',
  description:
    'Sets a status that checks leave alone, notes and terms of backlinks. What is not sent stays as it is.',
  parameters: parameters({
    backlink_ids: backlinkIds,
    status: Type.Optional(
      Type.Enum(['live', 'lost', 'auto'], {
        ...{ type: 'string', examples: ['live'] },
        description: 'auto: as checks find it.',
      }),
    ),
    notes: note('Notes'),
    category: note('Category'),
    duration: note('For how long it was agreed'),
    manager: note('Who looks after it'),
    ...TERMS,
  }) satisfies TObject,
  refusals: { backlink_ids: 'invalidIds' },
  errors: ['invalidIds', 'wrongSite'],
  isExtension: true,
  run: async ({ control }, { id }, { backlink_ids, status, ...said }) => {
    const { price, currency, chargePeriod, chargeStart } = readTerms(said);
    const notes: BacklinkNotes = {
      ...(status !== undefined && { forced_status: status === 'auto' ? null : status }),
      ...textsOf(said),
      ...(price !== undefined && { price }),
      ...(currency !== undefined && { currency }),
      ...(chargePeriod !== undefined && { charge_period: chargePeriod }),
      ...(chargeStart !== undefined && { charge_start: chargeStart }),
    };
    if (!(await noteBacklinks(control, id, backlink_ids, notes))) throw new ApiError('invalidIds');
    return undefined;
  },
});

const TEXTS = ['notes', 'category', 'duration', 'manager'] as const;

function textsOf(said: Partial<Record<(typeof TEXTS)[number], string>>): BacklinkNotes {
  const sent = TEXTS.filter((name) => said[name] !== undefined);
  return Object.fromEntries(sent.map((name) => [name, said[name] || null]));
}
