/** What those who named a backlink say of it. */
import { Type } from 'typebox';
import { supplierFacts } from '../../control/supplier-facts.ts';
import { parameters } from '../parameters.ts';
import { siteOperation } from './operation.ts';
import { backlinkId } from './parameters.ts';

const words = (description: string) => Type.Optional(Type.String({ description }));
const flag = (name: string) => Type.Optional(Type.Boolean({ description: `The link is ${name}.` }));

const Supplier = Type.Object({
  supplier: Type.String({ description: 'Tool or API.', examples: ['ahrefs'] }),
  told_on: Type.String({ description: 'Day of the latest import: YYYY-MM-DD, UTC.' }),
  url_to: words('Where the link points.'),
  anchor: words('Its text.'),
  title: words('Title of the page.'),
  first_seen: words('YYYY-MM-DD.'),
  last_seen: words('YYYY-MM-DD.'),
  nofollow: flag('nofollow'),
  ugc: flag('ugc'),
  sponsored: flag('sponsored'),
  image: flag('an image'),
  metrics: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description: "The supplier's other columns by their own names, as they stand.",
      examples: [{ 'Domain rating': '71', UR: '20' }],
    }),
  ),
});

export const getSuppliers = siteOperation({
  name: 'get-backlink-suppliers',
  summary: 'What suppliers say of a backlink',
  description:
    'What the tools whose exports named a backlink say of it, as of the latest import of each: Domain Rating, Trust Flow and so forth. None for one that is not of the site. Fields that a supplier does not tell are absent.',
  parameters: parameters({ backlink_id: backlinkId }),
  errors: ['wrongSite'],
  isExtension: true,
  answer: Type.Array(Supplier),
  run: ({ control }, { id }, { backlink_id }) => supplierFacts(control, id, backlink_id),
});
