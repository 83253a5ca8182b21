/** `get-referring-ips`: the addresses that links to one target come from. */
import { Type } from 'typebox';
import { countryOf } from '../../country/country-of.ts';
import { referringIps } from '../../linkindex/queries/referring-ips.ts';
import {
  countsOf,
  datesOf,
  type GroupCommand,
  groupCommand,
  groupCounts,
  groupDates,
  nofollowCount,
  nofollowOf,
} from '../link-groups.ts';
import { nullableText } from '../rows.ts';

const ReferringIp = Type.Object({
  ip: Type.String({ description: 'IPv4 or IPv6 address that referring pages were fetched from.' }),
  ...groupCounts,
  nofollow_backlinks: nofollowCount,
  subnet: Type.String({ description: 'Its /24 (IPv4) or /48 (IPv6) network.' }),
  country: nullableText('ISO 3166-1 alpha-2 code of its country; null: unknown.'),
  ...groupDates,
});

const Answer = Type.Object({ ips: Type.Array(ReferringIp) });

export const getReferringIps: GroupCommand<typeof Answer> = {
  ...groupCommand,
  name: 'get-referring-ips',
  summary: 'Referring IP addresses of a target',
  description:
    'Addresses of the pages with live backlinks to the target; pages of unknown address are left out. Costs 1 unit a row.',
  answer: Answer,
  async run({ index, signal }, question) {
    const found = await referringIps(index, question, signal);
    const ips = found.map((address) => ({
      ip: address.ip,
      ...countsOf(address),
      nofollow_backlinks: nofollowOf(address),
      subnet: address.subnet,
      country: countryOf(address.ip),
      ...datesOf(address),
    }));
    return { ips };
  },
};
