import type { TranslatorSpec } from './job-looks.ts';

/** What chapter 15's own two translators were trained with. */
export const CHAPTER_SPECS: Readonly<Record<'on' | 'off', TranslatorSpec>> = {
  on: { attention: 'on', pairs: 3_000, epochs: 8, seed: 1 },
  off: { attention: 'off', pairs: 3_000, epochs: 26, seed: 1 },
};
