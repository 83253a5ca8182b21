/** A site's disavow list as the file that Google takes, and such a file into the list. */
import { Type } from 'typebox';
import { addDisavowed, allDisavowed, markExported } from '../../control/disavow.ts';
import { disavowEntries } from '../../monitor/disavow-entries.ts';
import { disavowText } from '../../vendorfiles/disavow-file.ts';
import { parameters } from '../parameters.ts';
import { siteOperation } from './operation.ts';

export const getDisavowFile = siteOperation({
  name: 'get-disavow-file',
  summary: 'Disavow file for Google',
  description:
    'The whole list as Google takes it: UTF-8, an entry a line, at most 100,000 lines and 2 MB. An upload to Google replaces the one before. Entries count as exported from then on.',
  parameters: parameters({}),
  errors: ['tooLarge', 'wrongSite'],
  fileTypes: ['text/plain'],
  answer: Type.String({ examples: ['domain:spam.example\nhttps://blog.example/post\n'] }),
  run: async ({ control }, { id }) => {
    const entries = await allDisavowed(control, id);
    const body = disavowText(entries);
    await markExported(
      control,
      id,
      entries.filter(({ exported }) => !exported).map((entry) => entry.id),
    );
    return { name: 'disavow.txt', type: 'text/plain; charset=utf-8', body };
  },
});

const count = (description: string) => Type.Integer({ minimum: 0, description, examples: [2] });

export const postDisavowFile = siteOperation({
  name: 'import-disavow-file',
  summary: 'Import a disavow file',
  description:
    'The body is the file as it was uploaded to Google: `curl --data-binary @disavow.txt`. Its entries are added to the list; lines that are none are told.',
  parameters: parameters({}),
  errors: ['notImportable', 'wrongSite'],
  takesFile: true,
  answer: Type.Object({
    added: count('Entries that were not there.'),
    duplicates: count('Entries that were there, or came before in the file.'),
    invalid: count('Lines that are neither entry nor comment.'),
    problems: Type.Array(
      Type.Object({
        line: count('From 1.'),
        reason: Type.String({ examples: ['no-scheme'] }),
        text: Type.String(),
      }),
      { description: 'The first 1,000 of them.' },
    ),
  }),
  run: async ({ control }, { id }, _, file) => {
    const { entries, repeated, problems } = await disavowEntries(file);
    const added = await addDisavowed(control, id, entries);
    return {
      added,
      duplicates: entries.length - added + repeated,
      invalid: problems.length,
      problems: problems.slice(0, SHOWN_PROBLEMS),
    };
  },
});

const SHOWN_PROBLEMS = 1000;
