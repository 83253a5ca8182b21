/**
 * Where in a site's list of backlinks some of them stand, so that a page far behind does not count all before it.
 *
 * The list is in the order of ids, and what is added comes last: a backlink keeps its place until one is removed. The
 * site counts removals, and places that were learned before the latest are forgotten. Who reads page after page always
 * finds the place where the last one ended; who jumps counts from the nearest place before.
 */
export interface Place {
  /** Backlinks before it. */
  readonly offset: number;
  readonly id: number;
}

interface SitePlaces {
  readonly removals: number;
  /** Offset → id. */
  readonly ids: Map<number, number>;
}

const FIRST: Place = { offset: 0, id: 0 };

/** All are looked at to find the nearest, which takes microseconds. */
const MAX_PLACES = 4096;
const MAX_SITES = 1000;

export class BacklinkPlaces {
  readonly #sites = new Map<number, SitePlaces>();

  /** The last known place at or before an offset. */
  before(siteId: number, removals: number, offset: number): Place {
    let nearest = FIRST;
    const site = this.#sites.get(siteId);
    if (site?.removals !== removals) return nearest;
    for (const [at, id] of site.ids)
      if (at <= offset && at > nearest.offset) nearest = { offset: at, id };
    return nearest;
  }

  /** @param removals Of the site, as they were before the list was read. */
  learn(siteId: number, removals: number, { offset, id }: Place): void {
    const known = this.#sites.get(siteId);
    // Read before others learned of a removal.
    if (known !== undefined && known.removals > removals) return;
    const site = known?.removals === removals ? known : { removals, ids: new Map() };
    if (site !== known) this.#add(siteId, site);
    if (site.ids.size >= MAX_PLACES) site.ids.clear();
    site.ids.set(offset, id);
  }

  #add(siteId: number, site: SitePlaces): void {
    if (this.#sites.size >= MAX_SITES) this.#sites.clear();
    this.#sites.set(siteId, site);
  }
}
