/** What the owner of a site says of its backlinks: a status that checks leave alone, notes, terms. */
import { type TObject, Type } from 'typebox';
import { type BacklinkNotes, noteBacklinks } from '../../control/backlink-notes.ts';
import { ApiError } from '../api-error.ts';
import { parameters } from '../parameters.ts';
import { siteOperation } from './operation.ts';
import { backlinkIds, nullable } from './parameters.ts';
import { readTerms, TERMS_OR_NONE } from './terms.ts';

const note = (what: string) => Type.Optional(nullable(what, 1000));

export const putSiteBacklinks = siteOperation({
  name: 'change-site-backlinks',
  summary: 'Say what is known of backlinks',
  description:
    'Sets a status that checks leave alone, notes and terms of backlinks. What is not sent stays as it is; null or an empty text takes it back.',
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
    ...TERMS_OR_NONE,
  }) satisfies TObject,
  refusals: { backlink_ids: 'invalidIds' },
  errors: ['invalidIds', 'wrongSite'],
  isExtension: true,
  run: async ({ control }, { id }, { backlink_ids, status, ...said }) => {
    const { chargePeriod, chargeStart, ...price } = readTerms(said);
    const { notes: text, category, duration, manager } = said;
    const notes: BacklinkNotes = {
      forced_status: status === 'auto' ? null : status,
      ...{ notes: text, category, duration, manager },
      ...{ ...price, charge_period: chargePeriod, charge_start: chargeStart },
    };
    if (!(await noteBacklinks(control, id, backlink_ids, notes))) throw new ApiError('invalidIds');
    return undefined;
  },
});
