/** The commands `backlinks sites …`, their arguments and flags. What they do is in `sites-commands.ts`. */
import { type Command, Option } from 'commander';
import { BACKLINK_STATES } from '../control/monitor-schema.ts';
import type { Context } from './context.ts';
import type { ChecksOptions } from './site-checks-command.ts';
import type { ExportSiteOptions } from './site-export-command.ts';
import type { AddSiteOptions, BacklinksOptions, ImportOptions, KeyFlag } from './sites-commands.ts';

/** With it come the control database and its libraries. */
const load = () => import('./sites-commands.ts');

interface Given {
  /** Adds a command that takes the global flags too. */
  readonly command: (parent: Command, name: string, description: string) => Command;
  readonly context: (command: Command) => Context;
}

export function addSiteCommands(program: Command, { command, context }: Given): void {
  const sites = program.command('sites').description('sites whose backlinks are monitored');
  const make = (name: string, description: string) =>
    command(sites, name, description).option(
      '--key <name>',
      'name or id of the key they belong to; without: the only one',
    );
  const ofSite = (name: string, description: string) =>
    make(name, description).argument('<site>', 'its id, URL, host or domain');

  withSettings(make('add', 'monitor a site').argument('<url>', 'URL or host')).action(
    async (url: string, options: AddSiteOptions, self: Command) =>
      (await load()).addSiteCommand(context(self), url, options),
  );
  make('list', 'list sites').action(async (options: KeyFlag, self: Command) =>
    (await load()).listSitesCommand(context(self), options),
  );
  ofSite('show', 'show one site: settings, and how its backlinks are').action(
    async (site: string, options: KeyFlag, self: Command) =>
      (await load()).showSiteCommand(context(self), site, options),
  );
  ofSite('backlinks', 'list the backlinks of a site, by what they are')
    .addOption(new Option('--state <state>', 'only those in this state').choices(BACKLINK_STATES))
    .option('--index-lost', 'only those that the link index has lost')
    .option('--limit <number>', 'how many', '100')
    .option('--after <id>', 'those behind this backlink')
    .action(async (site: string, options: BacklinksOptions, self: Command) =>
      (await load()).siteBacklinksCommand(context(self), site, options),
    );
  ofSite('checks', 'show the checks of a backlink, latest first, and where what was sent is kept')
    .argument('<backlink>', 'its id, as the list of backlinks has it')
    .option('--limit <number>', 'how many', '20')
    .action(async (site: string, backlink: string, options: ChecksOptions, self: Command) =>
      (await import('./site-checks-command.ts')).siteChecksCommand(
        context(self),
        { site, backlink },
        options,
      ),
    );
  withSettings(ofSite('set', 'change what is named and nothing else'))
    .option('--url <url>', 'another URL')
    .action(async (site: string, options: AddSiteOptions, self: Command) =>
      (await load()).setSiteCommand(context(self), site, options),
    );
  ofSite('remove', 'remove a site with its backlinks and their checks').action(
    async (site: string, options: KeyFlag, self: Command) =>
      (await load()).removeSiteCommand(context(self), site, options),
  );
  ofSite('import', 'add the backlinks that a file names')
    .argument('<file>', 'export of another tool, or a list of URLs; - is standard input')
    .option('--url-from <column>', 'header of the column of pages, where it is not recognised')
    .option('--url-to <column>', 'header of the column of their targets')
    .option('--anchor <column>', 'header of the column of anchors')
    .option('--first-seen <column>', 'header of the column of days on which they were first seen')
    .action(async (site: string, file: string, options: ImportOptions, self: Command) =>
      (await load()).importCommand(context(self), site, file, options),
    );
  ofSite('export', 'write all backlinks of a site, with what is known of them')
    .option(
      '--output <file>',
      'ends in .csv, .csv.gz, .jsonl or .jsonl.gz; without: standard output',
    )
    .option('--format <name>', 'the form, where the name does not tell it: csv, jsonl, …')
    .action(async (site: string, options: ExportSiteOptions, self: Command) =>
      (await import('./site-export-command.ts')).exportSiteCommand(context(self), site, options),
    );
  addDisavowCommands(ofSite, context);
}

function addDisavowCommands(
  ofSite: (name: string, description: string) => Command,
  context: Given['context'],
): void {
  ofSite('disavow-file', 'write the disavow list as the file that Google takes')
    .option('--output <file>', 'without: standard output')
    .action(async (site: string, options: KeyFlag & { output?: string }, self: Command) =>
      (await load()).disavowFileCommand(context(self), site, options),
    );
  ofSite('import-disavow', 'add the entries of a disavow file to the list')
    .argument('<file>', 'as it was uploaded to Google; - is standard input')
    .action(async (site: string, file: string, options: KeyFlag, self: Command) =>
      (await load()).importDisavowCommand(context(self), site, file, options),
    );
}

function withSettings(command: Command): Command {
  const pair = (name: string, description: string): Command =>
    command
      .addOption(new Option(`--${name}`, description))
      .addOption(new Option(`--no-${name}`, 'not so'));
  command.option('--title <text>', 'what it is called');
  pair('follow-index', 'take in backlinks that the link index knows');
  pair('respects-robots', 'do not visit pages that robots.txt forbids');
  pair('gsc-autoimport', 'read the Google Sheet daily');
  return command
    .option('--check-every <duration>', 'time from one check of a backlink to the next: 12h, 3d')
    .option('--lost-after <number>', 'checks in a row that miss the link until it is lost: 3')
    .option('--gsc-sheet <url>', 'Google Sheet that Search Console exported; empty: none');
}
