import { type Sentence, sentence } from '../../base/sentence.ts';
import type { ModelKindName } from '../../models/index.ts';

/** Whose the options of translators are, for errors about another model. */
export const TRANSLATORS: {
  readonly kinds: readonly ModelKindName[];
  readonly noun: Sentence;
} = { kinds: ['translator'], noun: sentence('cli/translators')`translators` };
