import { type Command, Option } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { mostSimilar, type SimilarWord } from '../../vectors/most-similar.ts';
import { mostSimilarCosmul } from '../../vectors/most-similar-cosmul.ts';
import { parseVectorExpression, type WeightedWord } from '../../vectors/vector-expression.ts';
import type { WordVectors } from '../../vectors/word-vectors.ts';
import type { Environment } from '../environment.ts';
import { addVectorInputOptions, loadVectors } from '../vectors/load-vectors.ts';
import { type AnswerOptions, addAnswerOptions, formatAnswers, search } from './similar.ts';

interface AnalogyOptions extends AnswerOptions {
  readonly method: 'add' | 'multiply';
}

const EXAMPLES = `
Examples:
  malmoi analogy vectors.bin man king woman
  malmoi analogy vectors.bin "king - man + woman"
  malmoi analogy korean.malmoi "한국 - 서울 + 도쿄" --json
`;

/** Adds `malmoi analogy`. */
export function addAnalogyCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('analogy')
    .summary('answer a is to b as c is to ?, and add and subtract words')
    .description(
      'Given three words a b c, lists the words that are to c as b is to a. Given one formula, lists ' +
        'the words nearest to its sum; + and - stand between spaces, brackets and numbers (2 * good) may be used.',
    )
    .argument('<vectors>', 'a model file, or vectors in any known format')
    .argument('<words...>', 'three words, or one formula in quotes');
  addAnswerOptions(addVectorInputOptions(command))
    .addOption(
      new Option(
        '--method <method>',
        'add similarities (3CosAdd), or multiply them (3CosMul), where none can outweigh the rest',
      )
        .choices(['add', 'multiply'])
        .default('add'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, words: string[], options: AnalogyOptions) => {
      const terms = readTerms(words);
      const vectors = await loadVectors(path, options, environment);
      const formula = terms.map(({ term, weight }) => ({ word: term, weight }));
      environment.stdout.write(
        formatAnswers({ formula }, await answer(vectors, terms, options), options, environment),
      );
    });
}

function readTerms(words: readonly string[]): WeightedWord[] {
  const [first = '', second = '', third = ''] = words;
  if (words.length === 1) return parseVectorExpression(first);
  if (words.length !== 3) {
    throw new UsageError(
      sentence(
        'cli/analogy-words',
      )`analogy takes three words or one formula in quotes, not ${{ count: words.length }} words: malmoi analogy vectors.bin "king - man + woman"`,
    );
  }
  return [
    { term: second, weight: 1 },
    { term: first, weight: -1 },
    { term: third, weight: 1 },
  ];
}

async function answer(
  vectors: WordVectors,
  terms: readonly WeightedWord[],
  options: AnalogyOptions,
): Promise<SimilarWord[]> {
  if (options.method === 'add') {
    return search(vectors, options, (query) => mostSimilar(vectors, { ...query, positive: terms }));
  }
  const pick = (weight: number): string[] =>
    terms.filter((term) => term.weight === weight).map(({ term }) => term);
  const positive = pick(1);
  const negative = pick(-1);
  if (positive.length + negative.length < terms.length) {
    throw new UsageError(
      sentence(
        'cli/weights-multiplied',
      )`--method multiply has no weights: every word counts once, for or against.`,
    );
  }
  return search(vectors, options, ({ positive: _, ...query }) =>
    mostSimilarCosmul(vectors, { ...query, positive, negative }),
  );
}
