/** The commands `backlinks keys …`, their arguments and flags. What they do is in `key-commands.ts`. */
import type { Command } from 'commander';
import type { Context } from './context.ts';
import type { KeyOptions } from './key-commands.ts';

/** With it come the control database and its libraries. */
const load = () => import('./key-commands.ts');

interface Given {
  /** Adds a command that takes the global flags too. */
  readonly command: (parent: Command, name: string, description: string) => Command;
  readonly context: (command: Command) => Context;
}

export function addKeyCommands(program: Command, { command, context }: Given): void {
  const keys = program.command('keys').description('API keys');
  const make = (name: string, description: string) => command(keys, name, description);
  const ofKey = (name: string, description: string) =>
    make(name, description).argument('<key>', 'its name or id');
  make('create', 'create a key; its text is shown once')
    .option('--name <name>', 'what the key is for')
    .option('--units <number>', 'units it may spend; without: no limit')
    .option('--expires <date>', 'last day it works, YYYY-MM-DD')
    .option('--rate <number>', 'calls a second')
    .action(async (options: KeyOptions, self: Command) =>
      (await load()).createKeyCommand(context(self), options),
    );
  make('list', 'list keys').action(async (_, self) =>
    (await load()).listKeysCommand(context(self)),
  );
  ofKey('show', 'show one key: state, units, expiry, rate').action(
    async (key: string, _: unknown, self: Command) =>
      (await load()).showKeyCommand(context(self), key),
  );
  addKeyChanges(ofKey, context);
}

/** @param ofKey Makes a command about one key. */
function addKeyChanges(
  ofKey: (name: string, description: string) => Command,
  context: Given['context'],
): void {
  ofKey('top-up', 'add units to what a key may spend')
    .argument('<units>', 'how many to add')
    .action(async (key: string, units: string, _: unknown, self: Command) =>
      (await load()).topUpCommand(context(self), key, units),
    );
  ofKey('limit', 'set how many units a key may spend in all')
    .argument('<units>', 'a number, not below what it has spent, or unlimited')
    .action(async (key: string, units: string, _: unknown, self: Command) =>
      (await load()).limitCommand(context(self), key, units),
    );
  ofKey('extend', 'set or move the day after which a key no longer works')
    .argument('<until>', 'last day it works, YYYY-MM-DD; days more, as in +30d; or never')
    .action(async (key: string, until: string, _: unknown, self: Command) =>
      (await load()).extendCommand(context(self), key, until),
    );
  ofKey('rename', 'give a key another name')
    .argument('<name>', 'new name')
    .action(async (key: string, name: string, _: unknown, self: Command) =>
      (await load()).renameCommand(context(self), key, name),
    );
  for (const [name, status, description] of STATUS_COMMANDS)
    ofKey(name, description).action(async (key: string, _: unknown, self: Command) =>
      (await load()).setStatusCommand(context(self), key, status),
    );
}

const STATUS_COMMANDS = [
  ['disable', 'disabled', 'refuse a key from now on (403)'],
  ['deactivate', 'inactive', 'refuse a key as if there were none (401)'],
  ['enable', 'active', 'take disable or deactivate back'],
] as const;
