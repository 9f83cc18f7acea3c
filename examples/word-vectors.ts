// The course's examples of word vectors: the table of co-occurrences, king − man + woman, and the
// word that does not belong (intrusion detection).
//
// Run: npm run build, then node dist/examples/word-vectors.js
import { pathToFileURL } from 'node:url';
import {
  CooccurrenceCounter,
  cooccurrenceMatrix,
  doesntMatch,
  mostSimilar,
  parseVectorExpression,
  toDense,
  WordVectors,
} from 'malmoi';

/** The words of the table, in the notes' order. */
export const WORDS = ['I', 'like', 'enjoy', 'deep', 'learning', 'NLP', 'flying'];

/** How often each word stands next to each other one in the notes' three sentences. */
export async function countNeighbors(): Promise<number[][]> {
  const counter = new CooccurrenceCounter(WORDS.length, { window: 1, weighting: 'uniform' });
  for (const sentence of ['I like deep learning', 'I like NLP', 'I enjoy flying']) {
    await counter.add(sentence.split(' ').map((word) => WORDS.indexOf(word)));
  }
  return toDense(await cooccurrenceMatrix(WORDS.length, counter.finish()));
}

/** Made-up vectors whose three numbers can be read: royal, female, edible. */
const MADE_UP = WordVectors.of({
  king: [0.9, 0.1, 0],
  queen: [0.9, 0.9, 0],
  man: [0.1, 0.1, 0.05],
  woman: [0.1, 0.9, 0.05],
  prince: [0.8, 0.1, 0.1],
  breakfast: [0, 0.4, 0.9],
  cereal: [0, 0.1, 1],
  dinner: [0.1, 0.4, 0.9],
});

/** The word nearest to the sum of a formula. */
export function answer(formula: string): string | undefined {
  return mostSimilar(MADE_UP, { positive: parseVectorExpression(formula), topn: 1 })[0]?.word;
}

/** The word that does not belong to the others. */
export function findIntruder(words: readonly string[]): string {
  return doesntMatch(MADE_UP, words);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const table = await countNeighbors();
  console.log('          ', WORDS.join(' '));
  for (const [i, row] of table.entries()) console.log(WORDS[i]?.padEnd(10), row.join(' '));
  console.log('king - man + woman =', answer('king - man + woman'));
  console.log('does not belong:', findIntruder(['breakfast', 'queen', 'cereal', 'dinner']));
}
