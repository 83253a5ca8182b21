/** Commands, their arguments and flags. What they do is in `commands.ts`. */
import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { resolveConfig } from '../config/resolve.ts';
import type { Setting } from '../config/setting.ts';
import {
  type Config,
  flagOf,
  hasFlag,
  SETTING_NAMES,
  SETTINGS,
  variableOf,
} from '../config/settings.ts';
import { PROGRAM_VERSION } from '../config/version.ts';
import { AppError } from '../errors.ts';
import { SCOPES } from '../frontier/scope.ts';
import type { Context } from './context.ts';
import type { CrawlOptions } from './crawl-command.ts';
import type { AddOptions } from './crawls-commands.ts';
import type { ExportOptions } from './export-command.ts';
import { FORMS } from './file-forms.ts';
import { addKeyCommands } from './key-program.ts';
import type { Output } from './output.ts';
import type { QueryOptions } from './query.ts';
import { readParameters } from './query-parameters.ts';
import { addSiteCommands } from './site-program.ts';

/** Modules of commands, loaded with the first one that runs: with them come engines, a server and all their libraries. */
const load = {
  index: () => import('./commands.ts'),
  crawl: () => import('./crawl-command.ts'),
  crawls: () => import('./crawls-commands.ts'),
  export: () => import('./export-command.ts'),
  query: () => import('./query.ts'),
  serve: () => import('./serve-command.ts'),
};

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborted by Ctrl-C and the like. */
  readonly signal: AbortSignal;
}

export function buildProgram(surroundings: Surroundings): Command {
  const program = new Command('backlinks')
    .description(
      'A self-hosted backlink index: reads web archives, ranks, answers the Backlinks API v1.0.',
    )
    .version(PROGRAM_VERSION)
    .option('--config <file>', 'settings file: one JSON object (env: BACKLINKS_CONFIG)')
    .option('--json', 'one JSON document on standard output, no progress')
    .exitOverride()
    .showHelpAfterError('(see --help)');
  for (const name of SETTING_NAMES.filter(hasFlag)) program.addOption(settingOption(name));

  const context = (command: Command): Context => {
    const options = command.optsWithGlobals();
    return {
      ...surroundings,
      config: configOf(options, surroundings.environment),
      json: options['json'] === true,
    };
  };
  addIndexCommands(program, context);
  addKeyCommands(program, { command, context });
  addSiteCommands(program, { command, context });
  return program;
}

const FORMATS = Object.keys(FORMS).join(', ');

type ContextOf = (command: Command) => Context;

function addIndexCommands(program: Command, context: ContextOf): void {
  command(program, 'serve', 'serve the API, its documentation and the start page').action(
    async (_, self) => (await load.serve()).serve(context(self)),
  );
  command(program, 'ingest', 'load archives (.warc, .arc, .wat, plain or .gz) into the index')
    .argument(
      '<archive...>',
      'files, folders, http(s) addresses, s3://bucket/key or s3://bucket/prefix',
    )
    .option('--again', 'read archives that were loaded before once more')
    .action(async (archives: string[], { again = false }: { again?: boolean }, self: Command) =>
      (await load.index()).ingest(context(self), archives, again),
    );
  addCrawlCommand(program, context);
  addHostCommand(program, context);
  addCrawlsCommands(program, context);
  command(program, 'rank', 'compute InLink Rank and Domain InLink Rank').action(async (_, self) =>
    (await load.index()).rank(context(self)),
  );
  command(program, 'rebuild', 'compute pages and backlinks anew from all visits').action(
    async (_, self) => (await load.index()).rebuild(context(self)),
  );
  command(program, 'query', 'ask the index a command of the API')
    .argument('<command>', 'get-metrics, get-backlinks and so forth, or a path: v1/backlinks/count')
    .argument(
      '[parameters...]',
      'any parameter of the command: --url-from URL, --order-by inlink_rank',
    )
    .option('--target <target...>', 'URL, host or domain; several where the command takes them')
    .option('--output <format>', 'json or xml, as the API answers it')
    .option('--param <name=value...>', 'parameters, also those with the name of a setting')
    .allowUnknownOption()
    .addHelpText('after', QUERY_HELP)
    .action(async (name: string, words: string[], options: QueryFlags, self: Command) =>
      (await load.query()).query(context(self), name, {
        ...options,
        parameters: readParameters([...words, ...(options.param ?? []).map((word) => `--${word}`)]),
      }),
    );
  command(program, 'export', 'write all backlinks of a target to a file')
    .requiredOption('--target <target>', 'URL, host or domain')
    .option('--mode <mode>', 'domain, host or url')
    .requiredOption('--output <file>', `a file whose name ends in ${FORMATS}; - is standard output`)
    .option('--format <format>', `${FORMATS}; without: by the name, csv for standard output`)
    .option('--filter <name=value...>', 'filters of the API: nofollow_filter=dofollow_only')
    .action(async (options: ExportOptions, self: Command) =>
      (await load.export()).exportCommand(context(self), options),
    );
  command(program, 'stats', 'show what the index holds').action(async (_, self) =>
    (await load.index()).stats(context(self)),
  );
}

function addCrawlCommand(program: Command, context: ContextOf): void {
  command(program, 'crawl', 'visit pages and what they link to, and see what is new and lost')
    .argument('<seed...>', 'URLs or hosts to start from')
    .addOption(scopeOption())
    .option('--max-pages <number>', 'pages to visit in all; without: no limit')
    .option('--max-depth <number>', 'links from a seed; without: no limit')
    .option('--rounds <number>', 'times to go over what is due', '1')
    .option(
      '--revisit-after <duration>',
      'visit known pages again after this time, such as 0s, 12h or 7d',
    )
    .option(
      '--delay <ms>',
      'least pause between two requests to a host (default: --crawl-delay-ms)',
    )
    .addHelpText('after', CRAWL_HELP)
    .action(async (seeds: readonly string[], options: CrawlOptions, self: Command) =>
      (await load.crawl()).crawl(context(self), seeds, options),
    );
}

const CRAWL_HELP = `
It needs --contact (or BACKLINKS_CONTACT): hosts must be able to reach who crawls them. docs/crawling.md says what it does.
  backlinks crawl example.com --contact you@example.org
  backlinks crawl example.com example.net --scope domain --max-pages 10000 --contact you@example.org
  backlinks crawl example.com --revisit-after 0s --contact you@example.org    all known pages again, now`;

function addCrawlsCommands(program: Command, context: ContextOf): void {
  const crawls = program.command('crawls').description('what the server keeps visiting');
  command(crawls, 'add', 'let the server visit pages from these seeds, again and again')
    .argument('<seed...>', 'URLs or hosts to start from')
    .addOption(scopeOption())
    .option('--max-depth <number>', 'links from a seed; without: no limit')
    .option(
      '--delay <ms>',
      'least pause between two requests to a host (default: --crawl-delay-ms)',
    )
    .action(async (seeds: readonly string[], options: AddOptions, self: Command) =>
      (await load.crawls()).add(context(self), seeds, options),
    );
  command(crawls, 'list', 'list standing crawls').action(async (_, self) =>
    (await load.crawls()).list(context(self)),
  );
  command(crawls, 'remove', 'visit no more; what was visited stays in the index')
    .argument('<id>', 'as the list shows it')
    .action(async (id: string, _: unknown, self: Command) =>
      (await load.crawls()).remove(context(self), id),
    );
}

function scopeOption(): Option {
  return new Option(
    '--scope <scope>',
    'which pages: of the hosts or domains of the seeds, the seeds alone, or any',
  )
    .choices(SCOPES)
    .default('host');
}

function addHostCommand(program: Command, context: ContextOf): void {
  command(program, 'hosts', 'show what the crawler knows of a host')
    .argument('<host>', 'its name, or a URL on it')
    .action(async (name: string, _: unknown, self: Command) =>
      (await load.crawl()).host(context(self), name),
    );
}

interface QueryFlags extends Omit<QueryOptions, 'parameters'> {
  readonly param?: readonly string[];
}

const QUERY_HELP = `
Commands and their parameters are those of the API (docs/api.md), with - for _ if you like:
  backlinks query get-backlinks --target example.com --mode domain --limit 5
  backlinks query get-evidence --url-from https://a.test/page --url-to https://example.com/`;

/** Commands that do long work; all settings may matter to them. */
const WORKERS = new Set(['serve', 'ingest', 'crawl', 'rank', 'rebuild']);
/** What the help of all others shows of the global flags: ninety settings of crawls would hide their own. */
const COMMON = new Set(['--config', '--json', '--data']);
const MORE_SETTINGS = '\nAll settings are taken too: backlinks --help lists them.';

/** Subcommands take the global flags too, wherever they stand on the line. */
function command(parent: Command, name: string, description: string): Command {
  const made = parent.command(name).description(description);
  if (WORKERS.has(name)) return made.configureHelp({ showGlobalOptions: true });
  const { options } = parent.parent ?? parent;
  const visibleGlobalOptions = () => options.filter(({ long }) => COMMON.has(long ?? ''));
  return made
    .configureHelp({ showGlobalOptions: true, visibleGlobalOptions })
    .addHelpText('after', MORE_SETTINGS);
}

function settingOption(name: (typeof SETTING_NAMES)[number]): Option {
  const setting: Setting = SETTINGS[name];
  const value = { integer: ' <number>', text: ' <text>', switch: '' }[setting.kind];
  const shown =
    setting.default === '' || setting.default === false ? '' : ` (default: ${setting.default})`;
  return new Option(
    `${flagOf(name)}${value}`,
    `${setting.description}${shown} (env: ${variableOf(name)})`,
  );
}

function configOf(
  options: Record<string, unknown>,
  environment: Surroundings['environment'],
): Config {
  const path = options['config'] ?? environment['BACKLINKS_CONFIG'];
  const flags = Object.fromEntries(
    SETTING_NAMES.filter((name) => options[name] !== undefined).map((name) => [
      name,
      String(options[name]),
    ]),
  );
  const file =
    path === undefined || path === ''
      ? {}
      : { file: { path: String(path), content: settingsFile(String(path)) } };
  return resolveConfig({ environment, flags, ...file });
}

function settingsFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('INVALID_SETTING', `cannot read settings file ${path}: ${reason}`, {
      cause,
    });
  }
}
