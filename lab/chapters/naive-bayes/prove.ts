import type { Proof } from '../../shell/chapter.ts';
import type { BayesModel } from './model.ts';

/** Multiplies again as exp of a sum of logarithms, with every word counted anew in the documents' text. */
export function prove(model: BayesModel): Proof {
  const { alpha } = model.state.read();
  const all = model.documents.value;
  const size = model.vocabulary.value;
  const pairs = model.classes.value.flatMap(({ name }, c) => {
    const text = all.filter(({ label }) => label === name).flatMap(({ words }) => words);
    const prior = all.filter(({ label }) => label === name).length / all.length;
    let logarithm = Math.log(prior);
    const names = ['', ...model.words.value];
    return names.map((word, i) => {
      if (i > 0) {
        const count = text.filter((other) => other === word).length;
        logarithm += Math.log((count + alpha) / (text.length + alpha * size));
      }
      const one = model.products.value[c]?.[i] ?? 0;
      return {
        name: `${name} ${names.slice(1, i + 1).join(' ')}`,
        one,
        other: Math.exp(logarithm),
      };
    });
  });
  const worst = Math.max(0, ...pairs.map(({ one, other }) => Math.abs(one - other)));
  return { pairs, worst };
}
