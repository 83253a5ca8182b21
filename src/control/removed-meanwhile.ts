/** What a statement names and somebody else has removed since it was looked up. */

/** PostgreSQL's foreign_key_violation. */
const NO_SUCH_ROW = '23503';

/** @returns What is gone; undefined for any other error. */
export function removedMeanwhile(error: unknown): 'site' | 'group' | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === NO_SUCH_ROW)) return undefined;
  const constraint = 'constraint' in error ? String(error.constraint) : '';
  if (constraint.endsWith('_site_id_fkey')) return 'site';
  return constraint.endsWith('_group_id_fkey') ? 'group' : undefined;
}
