import type { Proof } from '../../shell/chapter.ts';
import type { BagModel } from './model.ts';

/** Counts again without any vector: looks for each word in the sentences' own text. */
export function prove(model: BagModel): Proof {
  const { vocabulary, sentences } = model.bag.value;
  const fallen = model.words.value.slice(0, model.state.signals.step.value);
  const pairs = sentences.flatMap((_, sentence) => {
    const words = fallen
      .filter((one) => one.sentence === sentence)
      .map(({ word }) => vocabulary[word]);
    return vocabulary.map((word, i) => ({
      name: `d${sentence + 1}[${word}]`,
      one: model.counts.value[sentence]?.[i] ?? 0,
      other: words.filter((one) => one === word).length,
    }));
  });
  const worst = pairs.reduce((most, { one, other }) => Math.max(most, Math.abs(one - other)), 0);
  return { pairs, worst };
}
