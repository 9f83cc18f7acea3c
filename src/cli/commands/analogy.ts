import { type Command, Option } from 'commander';
import { type AnalogyMethod, answerAnalogy, readAnalogy } from '../../vectors/answer-analogy.ts';
import type { Environment } from '../environment.ts';
import { addVectorInputOptions, loadVectors } from '../vectors/load-vectors.ts';
import { type AnswerOptions, addAnswerOptions, formatAnswers, search } from './similar.ts';

interface AnalogyOptions extends AnswerOptions {
  readonly method: AnalogyMethod;
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
      const terms = readAnalogy(words);
      const vectors = await loadVectors(path, options, environment);
      const formula = terms.map(({ term, weight }) => ({ word: term, weight }));
      const answers = await search(vectors, options, (query) =>
        answerAnalogy(vectors, terms, { ...query, method: options.method }),
      );
      environment.stdout.write(formatAnswers({ formula }, answers, options, environment));
    });
}
