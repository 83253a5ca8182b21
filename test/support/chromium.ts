/** Chromium for tests that need the real one; they are skipped, and say so once, where it is absent. */
import { findChromium } from '../../src/render/chromium.ts';

/** Why there is none; undefined when there is. */
export const NO_CHROMIUM: string | undefined = await findChromium('').then(
  () => undefined,
  (error: unknown) => String(error),
);

if (NO_CHROMIUM !== undefined) console.warn(`skipping tests that render pages: ${NO_CHROMIUM}`);
