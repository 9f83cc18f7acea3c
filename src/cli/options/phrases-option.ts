import { UsageError } from '../../base/errors.ts';
import { nameInput } from '../../base/name-input.ts';
import { sentence } from '../../base/sentence.ts';
import { joinPhrases, learnCorpusPhrases } from '../../corpus/join-phrases.ts';
import type { TextCorpus } from '../../corpus/text-corpus.ts';
import { type Phrases, phrasesFromState } from '../../counts/phrases/phrases.ts';
import { readModelFile } from '../../io/node.ts';

/** Reads phrases that `malmoi phrases -o` saved. */
export async function loadPhrases(path: string): Promise<Phrases> {
  const state = await readModelFile(path);
  return nameInput(path, () => phrasesFromState(state));
}

/**
 * Joins the phrases of a text, as `--phrases` says: a number of passes to learn them with, or the file of a model.
 * Without it the text stays as it is.
 */
export async function joinChosenPhrases(
  corpus: TextCorpus,
  choice: string | undefined,
): Promise<TextCorpus> {
  if (choice === undefined) return corpus;
  const isCount = /^\d+$/.test(choice);
  const passes = Number(choice);
  if (isCount && !(passes >= 1 && passes <= MOST_PASSES)) {
    throw new UsageError(
      sentence(
        'cli/phrase-passes',
      )`--phrases is ${{ passes: choice }}; give 1 to ${{ most: MOST_PASSES }} passes, or a model's file.`,
    );
  }
  const phrases = isCount
    ? await learnCorpusPhrases(corpus, { passes })
    : await loadPhrases(choice);
  return joinPhrases(corpus, phrases);
}

/** Phrases of up to 2¹⁰ words: more passes are a slip of the hand. */
const MOST_PASSES = 10;
