/** `backlinks serve`: answers until it is told to stop. */
import { startServing } from '../app/serve.ts';
import { type Context, say, withProgress } from './context.ts';
import { servingLines } from './words.ts';

export async function serve(context: Context): Promise<void> {
  const serving = await withProgress(context, (report) =>
    startServing(context.config, report, context.signal),
  );
  say(context, serving, servingLines(serving, context.config.data));
  if (!context.signal.aborted)
    await new Promise((stopped) => context.signal.addEventListener('abort', stopped));
  if (!context.json) context.stdout.write('stopping\n');
  await serving.close();
}
