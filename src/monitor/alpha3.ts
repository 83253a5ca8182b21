/** Codes of countries with three letters, as the monitor's API has them, for those with two. */
import { iso31661 } from 'iso-3166';

const ALPHA3 = new Map(iso31661.map(({ alpha2, alpha3 }) => [alpha2, alpha3]));

/** Undefined for what is no ISO 3166-1 alpha-2 code. */
export const alpha3Of = (alpha2: string): string | undefined => ALPHA3.get(alpha2);
