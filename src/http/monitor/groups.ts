/** Groups of a site's backlinks. */
import { Type } from 'typebox';
import {
  addGroup,
  listGroups,
  moveToGroup,
  removeGroup,
  renameGroup,
} from '../../control/backlink-groups.ts';
import { ApiError } from '../api-error.ts';
import { parameters } from '../parameters.ts';
import { siteOperation } from './operation.ts';
import { backlinkIds, groupId, MAX_GROUP_ID } from './parameters.ts';

const name = Type.String({
  ...{ minLength: 1, maxLength: 255, examples: ['Blogs'] },
  // White space alone is no name, and nobody sees a control character.
  pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$',
  description: 'Name of the group, unique in the site.',
});

export const getGroups = siteOperation({
  name: 'list-backlink-groups',
  summary: 'Groups of a site',
  description: 'Groups in the order in which they were added. A backlink is in one group or none.',
  parameters: parameters({}),
  errors: ['wrongSite'],
  answer: Type.Object({
    total_groups: Type.Integer({ examples: [1] }),
    groups: Type.Array(
      Type.Object({
        id: Type.Integer({ examples: [1] }),
        name: Type.String({ examples: ['Blogs'] }),
        count: Type.Integer({ description: 'Backlinks in it.', examples: [12] }),
      }),
    ),
  }),
  run: async ({ control }, { id }) => {
    const groups = await listGroups(control, id);
    return { total_groups: groups.length, groups };
  },
});

export const postGroup = siteOperation({
  name: 'add-backlink-group',
  summary: 'Add a group',
  description: 'Adds a group without backlinks.',
  parameters: parameters({ name }),
  refusals: { name: 'invalidName' },
  errors: ['invalidName', 'groupExists', 'wrongSite'],
  answer: Type.Object({ group_id: Type.Integer({ examples: [1] }) }),
  run: async ({ control }, site, sent) => {
    const id = await addGroup(control, site.id, sent.name.trim());
    if (id === undefined) throw new ApiError('groupExists');
    return { group_id: id };
  },
});

export const putGroup = siteOperation({
  name: 'rename-backlink-group',
  summary: 'Rename a group',
  description: 'Gives a group another name.',
  parameters: parameters({ id: groupId, name }),
  refusals: { id: 'invalidGroupId', name: 'invalidName' },
  errors: ['invalidGroupId', 'invalidName', 'unknownGroup', 'groupExists', 'wrongSite'],
  run: async ({ control }, site, { id, name: sent }) => {
    const outcome = await renameGroup(control, site.id, id, sent.trim());
    if (outcome === 'unknown') throw new ApiError('unknownGroup');
    if (outcome === 'taken') throw new ApiError('groupExists');
    return undefined;
  },
});

export const deleteGroup = siteOperation({
  name: 'delete-backlink-group',
  summary: 'Delete a group',
  description: 'Deletes a group. Its backlinks stay, in no group.',
  parameters: parameters({ id: groupId }),
  refusals: { id: 'invalidGroupId' },
  errors: ['invalidGroupId', 'unknownGroup', 'wrongSite'],
  run: async ({ control }, site, { id }) => {
    if (!(await removeGroup(control, site.id, id))) throw new ApiError('unknownGroup');
    return undefined;
  },
});

/** As an id: out of any group. */
const NO_GROUP = 0;

export const moveBacklinks = siteOperation({
  name: 'move-backlinks-to-group',
  summary: 'Move backlinks to a group',
  description:
    'Moves backlinks by their ids, and all of other groups, which stay. When one of the ids is none, nothing moves.',
  parameters: parameters({
    id: Type.Integer({
      ...{ minimum: NO_GROUP, maximum: MAX_GROUP_ID },
      description: 'The group they are moved to; 0: out of any group.',
    }),
    backlink_ids: Type.Optional(backlinkIds),
    group_ids: Type.Optional(
      Type.Array(groupId, { minItems: 1, maxItems: 1000, description: 'Groups that are emptied.' }),
    ),
  }),
  refusals: { id: 'invalidGroupId', backlink_ids: 'invalidIds', group_ids: 'invalidGroupId' },
  errors: ['invalidGroupId', 'unknownGroup', 'invalidIds', 'wrongSite'],
  run: async ({ control }, site, { id, backlink_ids = [], group_ids = [] }) => {
    const to = id === NO_GROUP ? undefined : id;
    const ids = { to, backlinkIds: backlink_ids, groupIds: group_ids };
    const outcome = await moveToGroup(control, site.id, ids);
    if (outcome === 'unknown-group') throw new ApiError('unknownGroup');
    if (outcome === 'unknown-backlink') throw new ApiError('invalidIds');
    return undefined;
  },
});
