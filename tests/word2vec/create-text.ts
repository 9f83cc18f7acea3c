import { createRandom } from '../../src/base/random.ts';
import { TextEncoding, type TrainingText } from '../../src/corpus/encoded-text.ts';
import { openMemoryScratch } from '../../src/io/memory-scratch.ts';

/** A training text of these sentences, words numbered by falling count. */
export async function createTextOf(
  sentences: readonly (readonly string[])[],
  counted: ReadonlyMap<string, number> = new Map(),
): Promise<TrainingText> {
  const counts = new Map(counted);
  for (const word of sentences.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts.keys()].sort(
    (a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1),
  );
  const ids = new Map(words.map((word, id) => [word, id]));
  const encoding = await TextEncoding.create(openMemoryScratch());
  for (const sentence of sentences) await encoding.add(sentence.map((word) => ids.get(word)!));
  return { words, counts: words.map((word) => counts.get(word)!), text: await encoding.finish() };
}

/** Sentences about one topic or another, of ten words each that never meet: a0 … a9, b0 … b9. */
export function createSentences(count: number, topics = ['a', 'b'], seed = 1): string[][] {
  const random = createRandom(seed, 'text');
  return Array.from({ length: count }, () => {
    const topic = topics[random.integer(topics.length)]!;
    return Array.from({ length: 3 + random.integer(8) }, () => `${topic}${random.integer(10)}`);
  });
}
