import { type Arithmetic, shortNumber, subscript } from '../../parts/arithmetic.ts';
import { explainAffine, explainTransition, explainWeight } from '../../parts/explain-network.ts';
import { dot, rowOf } from '../../parts/plain-network.ts';
import type { AttentionModel } from './model.ts';

/** How a word's share came about: the softmax of the scores, and each score down to the weights. */
export function explainShare(model: AttentionModel, at: number, word: number): Arithmetic {
  const step = model.steps.value[at];
  const symbol = `a${subscript(at + 1)}${subscript(word + 1)}`;
  if (step === undefined) return { symbol, value: 0, leaf: 'input' };
  const { scores, shares } = step;
  const powers = scores.map(Math.exp);
  const total = powers.reduce((sum, power) => sum + power, 0);
  const name = (j: number): string => `e${subscript(at + 1)}${subscript(j + 1)}`;
  return {
    ...{ symbol, value: shares[word] ?? 0, formula: `exp(${name(word)}) / Σ exp(e)` },
    numbers: `${shortNumber(powers[word] ?? 0)} / ${shortNumber(total)}`,
    parts: () => [
      explainScore(model, at, word),
      {
        ...{ symbol: 'Σ exp(e)', value: total },
        numbers: powers.map(shortNumber).join(' + '),
        parts: () => scores.map((_, j) => explainScore(model, at, j)),
      },
    ],
  };
}

/** How a score came about: v · tanh(q + k). */
export function explainScore(model: AttentionModel, at: number, word: number): Arithmetic {
  const step = model.steps.value[at];
  const { look } = model.network.value;
  const symbol = `e${subscript(at + 1)}${subscript(word + 1)}`;
  const key = model.encoded.value.keys[word];
  if (step === undefined || look === undefined || key === undefined) {
    return { symbol, value: 0, leaf: 'input' };
  }
  const { query } = step;
  return {
    ...{ symbol, value: step.scores[word] ?? 0, formula: 'v · tanh(q + k)' },
    parts: () =>
      query.map((q, i): Arithmetic => {
        const v = look.scorer[i] ?? 0;
        const k = key[i] ?? 0;
        const bent = Math.tanh(q + k);
        return {
          ...{ symbol: `v·tanh(q + k) [${i + 1}]`, value: v * bent },
          numbers: `${shortNumber(v)} · tanh(${shortNumber(q)} + ${shortNumber(k)})`,
          parts: () => [
            { symbol: `v[${i + 1}]`, value: v, leaf: 'weight' },
            explainAffine(look.query, { symbol: 'q', row: i }, step.transition.h, (n) =>
              explainDecoder(model, at, 'between', n),
            ),
            explainAffine(
              look.keys,
              { symbol: 'k', row: i },
              model.encoded.value.annotations[word] ?? [],
              (n) => explainAnnotation(model, word, n),
            ),
          ],
        };
      }),
  };
}

/** How ln P of a written unit came about: the softmax of the logits. */
export function explainLogProbability(model: AttentionModel, at: number): Arithmetic {
  const step = model.steps.value[at];
  const id = model.target.value[at] ?? 0;
  const symbol = `ln P(${model.wordOf(id)})`;
  if (step === undefined) return { symbol, value: 0, leaf: 'input' };
  const { table, outputBias, state, embedded, look } = model.network.value;
  const probability = step.probabilities[id] ?? 0;
  const logit = (of: number): number => dot(rowOf(table, of), step.output) + (outputBias[of] ?? 0);
  const total = step.probabilities.reduce((sum, _, of) => sum + Math.exp(logit(of)), 0);
  return {
    ...{ symbol, value: Math.log(probability), numbers: `ln ${shortNumber(probability)}` },
    parts: () => [
      {
        ...{ symbol: `P(${model.wordOf(id)})`, value: probability, formula: 'exp(z) / Σ exp(z)' },
        numbers: `${shortNumber(Math.exp(logit(id)))} / ${shortNumber(total)}`,
        parts: () => [
          explainAffine(
            { name: 'E', weight: table, bias: outputBias },
            { symbol: `z[${model.wordOf(id)}]`, row: id },
            step.output,
            (n) => {
              const parts = (): Arithmetic[] => [
                explainAffine(state, { symbol: 'W s', row: n }, step.state, (m) =>
                  explainDecoder(model, at, 'state', m),
                ),
                explainAffine(embedded, { symbol: 'W e', row: n }, rowOf(table, step.before), (m) =>
                  explainWeight('E', rowOf(table, step.before), m),
                ),
                ...(look === undefined
                  ? []
                  : [
                      explainAffine(look.context, { symbol: 'W c', row: n }, step.context, (m) =>
                        explainContext(model, at, m),
                      ),
                    ]),
              ];
              return {
                ...{ symbol: `o[${n + 1}]`, value: step.output[n] ?? 0 },
                ...{ formula: 'tanh(W s + W e + W c)', parts },
              };
            },
          ),
        ],
      },
    ],
  };
}

/** How a number of what was looked at came about: the words' annotations by their shares. */
export function explainContext(model: AttentionModel, at: number, unit: number): Arithmetic {
  const step = model.steps.value[at];
  const { annotations } = model.encoded.value;
  const shares = step?.shares ?? [];
  return {
    ...{ symbol: `c${subscript(at + 1)}[${unit + 1}]`, value: step?.context[unit] ?? 0 },
    formula: 'Σ a H',
    numbers: shares
      .map((share, j) => `${shortNumber(share)}·${shortNumber(annotations[j]?.[unit] ?? 0)}`)
      .join(' + '),
    parts: () => annotations.map((_, j) => explainAnnotation(model, j, unit)),
  };
}

/** How a number of the first state came about: of the summary of the source. */
export function explainFirst(model: AttentionModel, unit: number): Arithmetic {
  const { initial, look } = model.network.value;
  const { first, summary, annotations } = model.encoded.value;
  const value = first[unit] ?? 0;
  return {
    ...{ symbol: `s₀[${unit + 1}]`, value, formula: 'tanh(W₀ m + b₀)' },
    parts: () => [
      explainAffine(initial, { symbol: 'W₀ m + b₀', row: unit }, summary, (n) => {
        const half = summary.length / 2;
        if (look === undefined) {
          return explainAnnotation(model, n < half ? annotations.length - 1 : 0, n);
        }
        return {
          ...{ symbol: `m[${n + 1}]`, value: summary[n] ?? 0, formula: 'Σ H / n' },
          parts: () => annotations.map((_, j) => explainAnnotation(model, j, n)),
        };
      }),
    ],
  };
}

/** A number of H_j: of the reading forwards, or of the one backwards. */
function explainAnnotation(model: AttentionModel, word: number, unit: number): Arithmetic {
  const { forwards, backwards } = model.encoded.value;
  const size = model.network.value.forwards.size;
  const isForwards = unit < size;
  const readings = isForwards ? forwards : backwards;
  const explain = (at: number, own: number): Arithmetic => {
    const reading = readings[at];
    const symbol = `${isForwards ? 'h→' : 'h←'}${subscript(at + 1)}[${own + 1}]`;
    if (reading === undefined) return { symbol: `${symbol} (before the first)`, value: 0 };
    return explainTransition(reading, own, symbol, {
      x: (n) => explainWeight(`E(${model.source.value[at]})`, reading.x, n),
      before: (n) => explain(at + (isForwards ? -1 : 1), n),
    });
  };
  return explain(word, isForwards ? unit : unit - size);
}

/** A number of the decoder's states: s′_t before the look, or s_t after it. */
function explainDecoder(
  model: AttentionModel,
  at: number,
  which: 'between' | 'state',
  unit: number,
): Arithmetic {
  const step = model.steps.value[at];
  if (step === undefined) return explainFirst(model, unit);
  const between = (own: number): Arithmetic =>
    explainTransition(step.transition, own, `s′${subscript(at + 1)}[${own + 1}]`, {
      x: (n) => explainWeight(`E(${model.wordOf(step.before)})`, step.transition.x, n),
      before: (n) =>
        at === 0 ? explainFirst(model, n) : explainDecoder(model, at - 1, 'state', n),
    });
  if (which === 'between' || step.second === undefined) return between(unit);
  return explainTransition(step.second, unit, `s${subscript(at + 1)}[${unit + 1}]`, {
    x: (n) => explainContext(model, at, n),
    before: between,
  });
}
