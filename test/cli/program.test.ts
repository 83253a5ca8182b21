import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../src/cli/program.ts';

const output = { write: () => true };
const program = buildProgram({
  environment: {},
  ...{ stdout: output, stderr: output },
  signal: new AbortController().signal,
});

function helpOf(...names: string[]): string {
  const found = names.reduce(
    (command, name) => command.commands.find((other) => other.name() === name) ?? command,
    program,
  );
  return found.helpInformation();
}

describe('buildProgram', () => {
  it.each([['sites', 'set'], ['keys', 'create'], ['crawls', 'add'], ['query'], ['stats']])(
    'shows of the settings what most need, in the help of %s %s',
    (...names) => {
      const help = helpOf(...names);
      expect(help).toMatch(`Usage: backlinks ${names.join(' ')} `);
      for (const flag of ['--config <', '--json ', '--data <']) expect(help).toContain(flag);
      expect(help).not.toContain('--fetch-timeout-ms');
    },
  );

  it.each([[], ['serve'], ['crawl'], ['ingest']])(
    'shows all settings in that of %s',
    (...names) => {
      expect(helpOf(...names)).toContain('--fetch-timeout-ms');
    },
  );
});
