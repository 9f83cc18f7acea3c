import type { Command } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { ODD_ONE_OUT } from '../../models/json/answers.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { rankByCentrality } from '../../vectors/similarity.ts';
import type { Environment } from '../environment.ts';
import { formatTable } from '../terminal/table.ts';
import { wordingOf } from '../terminal/wording.ts';
import {
  addVectorInputOptions,
  loadVectors,
  type VectorInputOptions,
} from '../vectors/load-vectors.ts';

const EXAMPLES = `
Examples:
  malmoi odd-one-out vectors.bin breakfast cereal dinner lunch
  malmoi odd-one-out korean.malmoi 서울 부산 대구 사과 --json
`;

/** Adds `malmoi odd-one-out`. */
export function addOddOneOutCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('odd-one-out')
    .description(
      "Names the word that doesn't go with the others: the one furthest from the middle of them all.",
    )
    .argument('<vectors>', 'a model file, or vectors in any known format')
    .argument('<words...>', 'three words or more');
  addVectorInputOptions(command)
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(
      async (path: string, words: string[], options: VectorInputOptions & { json?: true }) => {
        if (words.length < 3) {
          throw new UsageError(
            sentence(
              'cli/too-few-words',
            )`odd-one-out compares three words or more, not ${{ count: words.length }}: malmoi odd-one-out vectors.bin breakfast cereal dinner lunch`,
          );
        }
        const { term } = wordingOf(environment);
        const ranked = rankByCentrality(await loadVectors(path, options, environment), words);
        const odd = ranked[ranked.length - 1].word;
        environment.stdout.write(
          options.json === true
            ? toJsonLine(ODD_ONE_OUT, { odd, answers: ranked })
            : `${odd}\n\n${formatTable(
                [term('word'), term('similarity to the middle')],
                ranked.map(({ word, similarity }) => [word, similarity.toFixed(4)]),
              )}`,
        );
      },
    );
}
