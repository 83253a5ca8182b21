/** Holds docs/crawling.md to the reasons the fetcher gives. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flagOf, SETTING_NAMES } from '../../src/config/settings.ts';
import { FAIL_REASONS } from '../../src/fetcher/failure.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/crawling.md'), 'utf8');

describe('docs/crawling.md', () => {
  it('lists every reason of a failure', () => {
    const [, section = ''] = /^## What a GET comes to$(.*?)^## /ms.exec(DOCUMENT) ?? [];
    const listed = [...section.matchAll(/^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \|/gm)].flatMap(
      ([, names = '']) => names.replaceAll('`', '').split(', '),
    );
    expect(listed).toEqual([...FAIL_REASONS]);
  });

  it('names every setting of a GET', () => {
    const limits = SETTING_NAMES.filter((name) => name.startsWith('fetch')).map(flagOf);
    expect(limits.filter((flag) => !DOCUMENT.includes(`\`${flag}\``))).toEqual([]);
  });
});
