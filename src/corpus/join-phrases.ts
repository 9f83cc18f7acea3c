import { learnPhrases } from '../counts/phrases/learn-phrases.ts';
import type { PhraseOptions } from '../counts/phrases/phrase-options.ts';
import type { Phrases } from '../counts/phrases/phrases.ts';
import type { TextCorpus } from './text-corpus.ts';

/**
 * Learns the phrases of a text, which is read twice in each pass.
 * @throws InputError for a text that cannot be read twice, or has no word
 */
export async function learnCorpusPhrases(
  corpus: TextCorpus,
  options: PhraseOptions = {},
): Promise<Phrases> {
  corpus.requireRereading();
  return learnPhrases((phase) => corpus.words(phase), { ...corpus.interruptions, ...options });
}

/** Returns the same text with its phrases joined into words. */
export function joinPhrases(corpus: TextCorpus, phrases: Phrases): TextCorpus {
  const { analyzer } = corpus;
  return corpus.withAnalyzer({ words: (text) => phrases.join(analyzer.words(text)) });
}
