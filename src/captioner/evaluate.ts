import { type LongWork, throwIfAborted } from '../base/progress.ts';
import type { Captioner } from './captioner.ts';
import { wordsOf } from './captioner.ts';
import { describePictures } from './describe.ts';
import type { CaptionedPicture } from './shape-pictures.ts';

/** How well a captioner describes pictures. */
export interface CaptionerScores {
  readonly pictures: number;
  /** Share of the captions that are right word for word. */
  readonly exact: number;
  /** Share of the words of the right captions that stand at their place. */
  readonly words: number;
}

/** Pictures that are described together. */
const PICTURES_AT_ONCE = 256;

/** Compares what a captioner says of pictures with their captions. */
export async function evaluateCaptioner(
  model: Captioner,
  examples: Iterable<CaptionedPicture> | AsyncIterable<CaptionedPicture>,
  { signal }: Pick<LongWork, 'signal'> = {},
): Promise<CaptionerScores> {
  const counts = { pictures: 0, exact: 0, right: 0, words: 0 };
  const score = (batch: readonly CaptionedPicture[]): void => {
    throwIfAborted(signal);
    const found = describePictures(
      model,
      batch.map(({ picture }) => picture),
    );
    batch.forEach(({ caption }, i) => {
      const expected = wordsOf(caption);
      const given = wordsOf(found[i].caption);
      const right = expected.filter((word, at) => given[at] === word).length;
      counts.pictures += 1;
      counts.words += expected.length;
      counts.right += right;
      if (right === expected.length && given.length === expected.length) counts.exact += 1;
    });
  };
  let batch: CaptionedPicture[] = [];
  for await (const example of examples) {
    batch.push(example);
    if (batch.length < PICTURES_AT_ONCE) continue;
    score(batch);
    batch = [];
  }
  score(batch);
  const { pictures, exact, right, words } = counts;
  return { pictures, exact: exact / pictures, words: right / words };
}
