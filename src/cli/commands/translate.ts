import type { Command } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { eachLine, pairLines } from '../../corpus/parallel/read-pairs.ts';
import { TRANSLATION_LINE } from '../../models/json/texts.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { inBatches } from '../../tagger/evaluate.ts';
import { scoreTranslations, type Translation } from '../../translator/index.ts';
import type { Environment } from '../environment.ts';
import { SEARCH_FLAGS } from '../flags/translator-flags.ts';
import { openModelFile } from '../models/open-model-file.ts';
import { checkAbility } from '../models/refusals.ts';
import { createRemarkOnce } from '../models/remark-once.ts';
import { addEngineOptions, type EngineChoice, engineOptionsOf } from '../options/engine-options.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { namedLines } from '../translator/read-pairs.ts';

interface TranslateOptions extends EngineChoice {
  readonly target?: string;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi translate en-de.malmoi letters.en > letters.de
  echo "a dog runs ." | malmoi translate en-de.malmoi --nbest 3
  malmoi translate en-de.malmoi text.en --sample --temperature 0.7 --seed 4 --json
  malmoi translate en-de.malmoi text.en --target text.de
`;

/** Adds `malmoi translate`. */
export function addTranslateCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('translate')
    .description(
      'Translates each line by beam search, and prints a line for it: blank for a blank one. With --nbest, or --target, ' +
        'a line is "number ||| translation ||| score".',
    )
    .argument('<model>', 'a translator')
    .argument('[inputs...]', 'texts, a line each; - is standard input', ['-']);
  addTableOptions(command, SEARCH_FLAGS);
  addEngineOptions(command)
    .option(
      '--target <file>',
      'score these translations, a line each, in place of looking for some',
    )
    .option('--json', 'one JSON object a text, with scores')
    .addHelpText('after', EXAMPLES)
    .action((path: string, inputs: string[], options: TranslateOptions) =>
      translate(path, inputs, options, environment),
    );
}

async function translate(
  path: string,
  inputs: readonly string[],
  options: TranslateOptions,
  environment: Environment,
): Promise<void> {
  const { signal, stdout, stdin } = environment;
  const { target, json } = options;
  const handle = await openModelFile(path, { engine: engineOptionsOf(options) }, environment);
  try {
    checkAbility(path, handle, 'translate');
    if (handle.kind !== 'translator') return;
    const remark = createRemarkOnce(handle, environment);
    const search = readTableOptions(SEARCH_FLAGS, options);
    let number = 0;
    const write = async (
      texts: readonly string[],
      found: readonly (readonly Translation[])[],
    ): Promise<void> => {
      const lines = texts.map((text, i) => {
        number += 1;
        if (json) return toJsonLine(TRANSLATION_LINE, { text, translations: found[i] });
        if (target === undefined && search.nbest === undefined) return `${found[i][0].text}\n`;
        return found[i]
          .map((one) => `${number - 1} ||| ${one.text} ||| ${one.score.toFixed(4)}\n`)
          .join('');
      });
      await stdout.write(lines.join(''));
    };
    if (target !== undefined) {
      if (inputs.length > 1) {
        throw new UsageError(
          sentence(
            'cli/targets-of-one-input',
          )`--target scores the translations of one input; these are ${{ inputs: inputs.length }}.`,
        );
      }
      const pairs = pairLines(namedLines(inputs[0], stdin), namedLines(target, stdin));
      for await (const batch of inBatches(pairs)) {
        const scored = await scoreTranslations(handle.model, batch, search, { signal });
        await write(
          batch.map(({ source }) => source),
          scored.map((one) => [one]),
        );
      }
      return;
    }
    for (const input of inputs) {
      for await (const texts of inBatches(eachLine(namedLines(input, stdin).lines))) {
        remark(texts);
        await write(texts, await handle.translate(texts, search, { signal }));
      }
    }
  } finally {
    handle.dispose();
  }
}
