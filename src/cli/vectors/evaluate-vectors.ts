import { createEngine } from '../../engine/create-engine.ts';
import { ByteReader } from '../../io/byte-reader.ts';
import { inputSource, readText } from '../../io/node-source.ts';
import { parseAnalogies } from '../../vectors/analogy-questions.ts';
import { engineRowProducts } from '../../vectors/engine-row-products.ts';
import {
  type AnalogyResult,
  type AnalogyScore,
  evaluateWordAnalogies,
} from '../../vectors/evaluate-word-analogies.ts';
import {
  evaluateWordPairs,
  parseWordPairs,
  type WordPairsResult,
} from '../../vectors/evaluate-word-pairs.ts';
import { detectVectorFormat } from '../../vectors/formats/detect-format.ts';
import { DEFAULT_RESTRICTION, type TestSetOptions } from '../../vectors/test-vocabulary.ts';
import type { WordVectors } from '../../vectors/word-vectors.ts';
import { wordVectorsFromState } from '../../vectors/word-vectors-state.ts';
import type { Environment } from '../environment.ts';
import type { EvaluateOptions, ModelRequest } from '../models/requests.ts';
import { namingInput } from '../name-input.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { formatTable } from '../terminal/table.ts';
import { loadVectors } from './load-vectors.ts';

/** What a test set says about word vectors. */
type VectorEvaluation = { readonly testSet: string } & (
  | ({ readonly kind: 'analogies' } & AnalogyResult)
  | ({ readonly kind: 'pairs' } & WordPairsResult)
);

/** Whether a file holds word vectors in a format of another tool. */
export async function isForeignVectors(path: string, environment: Environment): Promise<boolean> {
  // Models are read from files; of standard input it can only be vectors, in whatever format.
  if (path === '-') return true;
  const source = inputSource(path, environment.stdin);
  const reader = new ByteReader(source.open());
  try {
    return (await detectVectorFormat(reader, source.name)) !== 'malmoi';
  } catch {
    // What it is, then, the reader of models says better.
    return false;
  } finally {
    await reader.close();
  }
}

/** Evaluates word vectors of a model file. */
export function reportOnVectorsModel({
  path,
  state,
  inputs,
  options,
  environment,
}: ModelRequest<EvaluateOptions>): Promise<string> {
  const vectors = namingInput(path, () => wordVectorsFromState(state));
  return report(vectors, inputs, options, environment);
}

/** Evaluates word vectors of another tool's file. */
export async function reportOnForeignVectors(
  path: string,
  testSets: readonly string[],
  options: EvaluateOptions,
  environment: Environment,
): Promise<string> {
  const reading = { header: true, ...(options.quiet && { quiet: true as const }) };
  return report(await loadVectors(path, reading, environment), testSets, options, environment);
}

async function report(
  vectors: WordVectors,
  testSets: readonly string[],
  options: EvaluateOptions,
  environment: Environment,
): Promise<string> {
  const evaluations = await evaluateVectors(vectors, testSets, options, environment);
  return options.json ? `${JSON.stringify(evaluations)}\n` : formatVectorEvaluations(evaluations);
}

/**
 * Evaluates word vectors on test sets, each of analogies (its first line is `: section`) or of word
 * pairs with people's judgement.
 */
async function evaluateVectors(
  vectors: WordVectors,
  testSets: readonly string[],
  options: EvaluateOptions,
  environment: Environment,
): Promise<VectorEvaluation[]> {
  const results: VectorEvaluation[] = [];
  for (const testSet of testSets) {
    const source = inputSource(testSet, environment.stdin);
    const { name } = source;
    const text = await readText(source);
    const reading: TestSetOptions = {
      ...(options.restrict === undefined ? {} : { restrictVocab: options.restrict }),
      ...(options.caseSensitive === true ? { caseInsensitive: false } : {}),
    };
    if (/^\uFEFF?\s*:/u.test(text)) {
      const result = await askAnalogies(vectors, text, name, reading, options, environment);
      results.push({ testSet: name, kind: 'analogies', ...result });
    } else {
      const pairs = parseWordPairs(text, name);
      const result = namingInput(name, () => evaluateWordPairs(vectors, pairs, reading));
      results.push({ testSet: name, kind: 'pairs', ...result });
    }
  }
  return results;
}

async function askAnalogies(
  vectors: WordVectors,
  text: string,
  testSet: string,
  reading: TestSetOptions,
  { quiet }: EvaluateOptions,
  { stderr, signal }: Environment,
): Promise<AnalogyResult> {
  const sections = parseAnalogies(text, testSet);
  const progress = createProgressBar(stderr, quiet ?? false);
  const engine = await createEngine();
  try {
    const { restrictVocab = DEFAULT_RESTRICTION } = reading;
    const products = engineRowProducts(engine, vectors, restrictVocab);
    return await evaluateWordAnalogies(vectors, sections, {
      ...reading,
      products,
      signal,
      onProgress: progress.onProgress,
    });
  } finally {
    progress.stop();
    engine.dispose();
  }
}

/** Evaluations as tables for a terminal. */
function formatVectorEvaluations(evaluations: readonly VectorEvaluation[]): string {
  return evaluations
    .map((evaluation) =>
      evaluation.kind === 'pairs' ? formatPairs(evaluation) : formatAnalogies(evaluation),
    )
    .join('\n');
}

/** Of a single pair, or of equal judgements, there is no correlation. */
function correlation(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(4);
}

function formatPairs(evaluation: WordPairsResult & { readonly testSet: string }): string {
  const { testSet, spearman, pearson, pairs, unknownRatio, unseen } = evaluation;
  const bySubwords = unseen === 0 ? '' : ` (${unseen} with an unseen word, by its subwords)`;
  return (
    `${testSet}: ${pairs} pairs${bySubwords}, ${(100 * unknownRatio).toFixed(1)} % with an unknown word\n` +
    formatTable(
      ['correlation with people', ''],
      [
        ['Spearman', correlation(spearman)],
        ['Pearson', correlation(pearson)],
      ],
    )
  );
}

function formatAnalogies(evaluation: AnalogyResult & { readonly testSet: string }): string {
  const { testSet, sections, semantic, syntactic, total } = evaluation;
  const row = (name: string, score: AnalogyScore): string[] => [
    name,
    score.asked === 0 ? '–' : `${(100 * score.accuracy).toFixed(1)} %`,
    String(score.correct),
    String(score.asked),
    String(score.skipped),
  ];
  const rows = [
    ...sections.map((section) => row(section.name, section)),
    row('semantic', semantic),
    row('syntactic', syntactic),
    row('total', total),
  ];
  return `${testSet}: analogies\n${formatTable(['section', 'accuracy', 'right', 'asked', 'unknown words'], rows)}`;
}
