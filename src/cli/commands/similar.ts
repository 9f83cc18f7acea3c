import type { Command } from 'commander';
import { createEngine } from '../../engine/create-engine.ts';
import {
  ANSWERS_RESULT,
  type AnalogyOutput,
  type SimilarOutput,
} from '../../models/json/answers.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { engineRowProducts } from '../../vectors/engine-row-products.ts';
import { mostSimilar, type SimilarityQuery, type SimilarWord } from '../../vectors/most-similar.ts';
import type { WordVectors } from '../../vectors/word-vectors.ts';
import type { Environment } from '../environment.ts';
import { SEARCH_ENGINE_FLAGS } from '../flags/engine-flags.ts';
import { SIMILARITY_FLAGS } from '../flags/vector-flags.ts';
import { addSearchEngineOptions } from '../options/engine-options.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { formatTable } from '../terminal/table.ts';
import { wordingOf } from '../terminal/wording.ts';
import {
  addVectorInputOptions,
  loadVectors,
  type VectorInputOptions,
} from '../vectors/load-vectors.ts';

/** Options of commands that answer with words. */
export interface AnswerOptions extends VectorInputOptions {
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi similar vectors.bin king
  malmoi similar reviews.malmoi 재미 감동 --topn 5 --json
`;

/** Adds `malmoi similar`. */
export function addSimilarCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('similar')
    .description(
      'Lists the words whose vectors are nearest to a word by the cosine of the angle; nearest to ' +
        'the middle of several words when several are given.',
    )
    .argument('<vectors>', 'a model file, or vectors in any known format')
    .argument('<words...>', 'one word or several');
  addAnswerOptions(addVectorInputOptions(command))
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, words: string[], options: AnswerOptions) => {
      const vectors = await loadVectors(path, options, environment);
      const answers = await search(vectors, options, (query) =>
        mostSimilar(vectors, { ...query, positive: words }),
      );
      environment.stdout.write(formatAnswers({ words }, answers, options, environment));
    });
}

/** Adds the options of commands that answer with words. */
export function addAnswerOptions(command: Command): Command {
  return addSearchEngineOptions(addTableOptions(command, SIMILARITY_FLAGS)).option(
    '--json',
    'one JSON object',
  );
}

/** How many answers, among which words, on what. */
type SearchQuery = Omit<SimilarityQuery, 'positive' | 'negative'>;

/**
 * Runs a search as the options give it: on the engine that they name, or in plain TypeScript, which for one search takes
 * less time than to start an engine.
 */
export async function search(
  vectors: WordVectors,
  options: AnswerOptions,
  find: (query: SearchQuery) => SimilarWord[],
): Promise<SimilarWord[]> {
  const query: SearchQuery = readTableOptions(SIMILARITY_FLAGS, options);
  const chosen = readTableOptions(SEARCH_ENGINE_FLAGS, options);
  if (Object.keys(chosen).length === 0) return find(query);
  const engine = await createEngine(chosen);
  try {
    const products = engineRowProducts(engine, vectors, query.restrictVocab);
    return find({ ...query, products });
  } finally {
    engine.dispose();
  }
}

/** What was asked: words, or a sum of them. */
type Question = Pick<SimilarOutput, 'words'> | Pick<AnalogyOutput, 'formula'>;

/** Answers as a table, or as one JSON object together with what was asked. */
export function formatAnswers(
  question: Question,
  answers: readonly SimilarWord[],
  { json }: AnswerOptions,
  environment: Environment,
): string {
  if (json === true) return toJsonLine(ANSWERS_RESULT, { ...question, answers });
  const { term } = wordingOf(environment);
  return formatTable(
    [term('word'), term('similarity')],
    answers.map(({ word, similarity }) => [word, similarity.toFixed(4)]),
  );
}
