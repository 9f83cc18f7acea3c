import { InputError } from '../../base/errors.ts';
import { createEngine } from '../../engine/create-engine.ts';
import { parseAnalogies } from '../../vectors/analogy-questions.ts';
import { engineRowProducts } from '../../vectors/engine-row-products.ts';
import { evaluateWordAnalogies } from '../../vectors/evaluate-word-analogies.ts';
import { evaluateWordPairs } from '../../vectors/evaluate-word-pairs.ts';
import { parseWordPairs } from '../../vectors/parse-word-pairs.ts';
import { DEFAULT_RESTRICTION } from '../../vectors/test-vocabulary.ts';
import type { WordVectors } from '../../vectors/word-vectors.ts';
import type { AnalogyEvaluation, PairEvaluation, VectorEvaluation } from '../json/evaluations.ts';
import type { EvaluationOptions, NamedText, TestData } from '../test-data.ts';

/**
 * Evaluates word vectors on test sets, each of analogies (its first line is `: section`) or of pairs of words
 * with people's judgement.
 */
export async function evaluateVectors(
  vectors: WordVectors,
  data: TestData,
  options: EvaluationOptions,
): Promise<VectorEvaluation> {
  const testSets: (AnalogyEvaluation | PairEvaluation)[] = [];
  for await (const testSet of data.texts()) {
    const isAnalogies = /^\uFEFF?\s*:/u.test(testSet.text);
    testSets.push(
      isAnalogies
        ? await askAnalogies(vectors, testSet, options)
        : comparePairs(vectors, testSet, options),
    );
  }
  return { kind: 'word-vectors', testSets };
}

async function askAnalogies(
  vectors: WordVectors,
  { name, text }: NamedText,
  options: EvaluationOptions,
): Promise<AnalogyEvaluation> {
  const sections = parseAnalogies(text, name);
  const { engine: engineOptions, ...asking } = options;
  const engine = await createEngine(engineOptions);
  try {
    const { restrictVocab = DEFAULT_RESTRICTION } = options;
    const products = engineRowProducts(engine, vectors, restrictVocab);
    const result = await evaluateWordAnalogies(vectors, sections, { ...asking, products });
    return { file: name, test: 'analogies', ...result };
  } finally {
    engine.dispose();
  }
}

function comparePairs(
  vectors: WordVectors,
  { name, text }: NamedText,
  options: EvaluationOptions,
): PairEvaluation {
  const pairs = parseWordPairs(text, name);
  try {
    // Pairs are compared at once: there is no progress to report, and nothing to stop.
    const { onProgress, signal, breaks, engine, ...testSet } = options;
    const { spearman, pearson, ...rest } = evaluateWordPairs(vectors, pairs, testSet);
    return {
      file: name,
      test: 'pairs',
      spearman: known(spearman),
      pearson: known(pearson),
      ...rest,
    };
  } catch (error) {
    if (!(error instanceof InputError) || error.place !== undefined) throw error;
    throw new InputError(error.problem, { input: name }, { cause: error });
  }
}

/** Of a single pair, or of equal judgements, there is no correlation. */
function known(correlation: number): number | null {
  return Number.isNaN(correlation) ? null : correlation;
}
