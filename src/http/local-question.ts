/** A command's question from the command line: the parameters, checks and messages of the API, without a request. */
import type { Static, TObject } from 'typebox';
import { Value } from 'typebox/value';
import { AppError } from '../errors.ts';
import { ApiError } from './api-error.ts';
import type { Command } from './command.ts';
import { readParameters } from './parameters.ts';

/** @throws AppError INVALID_SETTING naming the first parameter that is unknown, missing or wrong. */
export function localQuestion<P extends TObject, Q, A extends TObject>(
  command: Pick<Command<P, Q, A>, 'parameters' | 'question'>,
  sent: Readonly<Record<string, unknown>>,
): Q {
  const { parameters } = command;
  // A client's unknown parameters are ignored; a person at a terminal has mistyped.
  const unknown = Object.keys(sent).find((name) => !Object.hasOwn(parameters.properties, name));
  if (unknown !== undefined)
    throw new AppError('INVALID_SETTING', `Parameter ${unknown} is unknown.`);
  const read = Value.Default(parameters, readParameters(parameters, sent));
  const [failure] = Value.Errors(parameters, read);
  if (failure !== undefined) {
    const [, parameter = ''] = failure.instancePath.split('/');
    throw new AppError('INVALID_SETTING', new ApiError('invalid', { parameter }).message);
  }
  try {
    // Checked against the schema above.
    return command.question(read as Static<P>, new Date());
  } catch (error) {
    if (error instanceof ApiError) throw new AppError('INVALID_SETTING', error.message);
    throw error;
  }
}
