/**
 * InLink Rank: PageRank on a scale of 0 to 100 that means the same in every index.
 *
 *     m = x / b                            x: PageRank of the page, b: of a page nobody links to
 *     InLink Rank = round(100/7 · log₁₀ m), at most 100
 *
 * Dividing PageRank's equation by b gives mᵢ = 1 + α · Σ_{j→i} mⱼ/dⱼ: the multiple depends on nothing but
 * the pages that lead to i, so neither the size of the index nor its dangling pages move the scale.
 * Why seven powers of ten: docs/rank.md.
 */

/** Raised when the formula changes; stored with each run. */
export const SCALE_VERSION = 1;

/** Powers of ten between a page nobody links to and InLink Rank 100. */
const DECADES = 7;

/**
 * @param value PageRank of a node.
 * @param base Rank of a node without in-links in the same run, above 0.
 * @returns Integer 0 … 100, never less for a greater `value`.
 */
export function inlinkRankOf(value: number, base: number): number {
  const points = Math.round((100 / DECADES) * Math.log10(Math.max(value / base, 1)));
  return Math.min(points, 100);
}
