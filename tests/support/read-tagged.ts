import {
  createTaggedSource,
  type TaggedInput,
  type TaggedLayout,
  type TaggedSentence,
} from '../../src/corpus/index.ts';

/** Reads all sentences of an input. */
export async function readTagged(
  input: TaggedInput,
  layout: TaggedLayout = {},
): Promise<TaggedSentence[]> {
  const sentences: TaggedSentence[] = [];
  for await (const sentence of createTaggedSource(input, layout).sentences()) {
    sentences.push(sentence);
  }
  return sentences;
}
