import type { TaggedSentence } from '../../corpus/tagged/tagged-sentence.ts';
import { type AnalyzedSentences, readAnalyzed } from '../../morphology/index.ts';

/** The tag set of treebanks without a name. */
const UNNAMED = 'default';

/** Takes the name of the tag set from a treebank: `sejong=ko_gsd-ud-train.conllu`. */
export function splitName(input: string): { readonly name: string; readonly file: string } {
  const [, name = UNNAMED, file = input] = /^([a-z0-9-]+)=(.+)$/.exec(input) ?? [];
  return { name, file };
}

/** Treebanks by the name of their tag set, and how many sentences were left out. */
export interface ReadTreebanks {
  readonly treebanks: Readonly<Record<string, AnalyzedSentences>>;
  readonly skipped: number;
}

/** Reads treebanks; the sentences of those with the same name are one treebank. */
export async function readTreebanks(
  inputs: readonly string[],
  open: (files: readonly string[]) => AsyncIterable<TaggedSentence>,
): Promise<ReadTreebanks> {
  const files = new Map<string, string[]>();
  for (const { name, file } of inputs.map(splitName)) {
    files.set(name, [...(files.get(name) ?? []), file]);
  }
  const treebanks: Record<string, AnalyzedSentences> = {};
  let skipped = 0;
  for (const [name, own] of files) {
    const read = await readAnalyzed(open(own));
    treebanks[name] = read.sentences;
    skipped += read.skipped;
  }
  return { treebanks, skipped };
}
