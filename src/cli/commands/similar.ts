import type { Command } from 'commander';
import {
  ANSWERS_RESULT,
  type AnalogyOutput,
  type SimilarOutput,
} from '../../models/json/answers.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { mostSimilar, type SimilarWord } from '../../vectors/most-similar.ts';
import type { Environment } from '../environment.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { formatTable } from '../terminal/table.ts';
import {
  addVectorInputOptions,
  loadVectors,
  type VectorInputOptions,
} from '../vectors/load-vectors.ts';

/** Options of commands that answer with words. */
export interface AnswerOptions extends VectorInputOptions {
  readonly topn: number;
  readonly restrict?: number;
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
    .summary('the words nearest to one or several')
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
      const answers = mostSimilar(vectors, { positive: words, ...searchOf(options) });
      environment.stdout.write(formatAnswers({ words }, answers, options));
    });
}

/** Adds the options of commands that answer with words. */
export function addAnswerOptions(command: Command): Command {
  return command
    .option('--topn <count>', 'how many words to list', parseWholeNumber('--topn', 1), 10)
    .option(
      '--restrict <words>',
      'search only this many words from the first (most frequent) on',
      parseWholeNumber('--restrict', 1),
    )
    .option('--json', 'one JSON object');
}

/** The part of a search that options give. */
export function searchOf({ topn, restrict }: AnswerOptions): {
  readonly topn: number;
  readonly restrictVocab?: number;
} {
  return { topn, ...(restrict === undefined ? {} : { restrictVocab: restrict }) };
}

/** What was asked: words, or a sum of them. */
type Question = Pick<SimilarOutput, 'words'> | Pick<AnalogyOutput, 'formula'>;

/** Answers as a table, or as one JSON object together with what was asked. */
export function formatAnswers(
  question: Question,
  answers: readonly SimilarWord[],
  { json }: AnswerOptions,
): string {
  if (json === true) return toJsonLine(ANSWERS_RESULT, { ...question, answers });
  return formatTable(
    ['word', 'similarity'],
    answers.map(({ word, similarity }) => [word, similarity.toFixed(4)]),
  );
}
