import type { Command } from 'commander';
import type { TaggedSentence } from '../../corpus/tagged/tagged-sentence.ts';
import { formatColumns } from '../../corpus/tagged/write-columns.ts';
import { formatConllu } from '../../corpus/tagged/write-conllu.ts';
import type { ModelHandle } from '../../models/index.ts';
import { TAGGED_LINE } from '../../models/json/texts.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { toTaggedLine } from '../../models/tagged-line.ts';
import { inBatches } from '../../tagger/evaluate.ts';
import { createTokenizer } from '../../text/units/create-tokenizer.ts';
import type { Environment } from '../environment.ts';
import { openModelFile } from '../models/open-model-file.ts';
import { checkAbility } from '../models/refusals.ts';
import { addEngineOptions, type EngineChoice, engineOptionsOf } from '../options/engine-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import {
  addTaggedFileOptions,
  readTagged,
  type TaggedFileOptions,
  taggedLayoutOf,
} from '../tagger/read-tagged.ts';

interface TagOptions extends TaggedFileOptions, EngineChoice {
  readonly conllu?: true;
  readonly top?: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi tag en.malmoi letters.txt > letters.tags
  malmoi tag en.malmoi tokens.conllu --conllu > tagged.conllu
  echo "Time flies like an arrow ." | malmoi tag en.malmoi --json --top 3
`;

/** Adds `malmoi tag`. */
export function addTagCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('tag')
    .description(
      'Labels each token, a line each. Plain text is cut by the tokenizer that is in the model, a sentence a line; ' +
        'tagged files keep their tokens.',
    )
    .argument('<model>', 'a tagger')
    .argument('[inputs...]', 'plain text, CoNLL-U, or columns; - is standard input', ['-'])
    .option('--conllu', 'print CoNLL-U (default: the token and its labels in columns)');
  addEngineOptions(addTaggedFileOptions(command))
    .option(
      '--top <count>',
      'with --json: the likeliest labels of each token with their probabilities, and with a CRF of each sentence',
      parseWholeNumber('--top', 1),
    )
    .option('--json', 'one JSON object a sentence, with places in the text')
    .addHelpText('after', EXAMPLES)
    .action((path: string, inputs: string[], options: TagOptions) =>
      tag(path, inputs, options, environment),
    );
}

async function tag(
  path: string,
  inputs: readonly string[],
  options: TagOptions,
  environment: Environment,
): Promise<void> {
  const { signal, stdout } = environment;
  const handle = await openModelFile(path, { engine: engineOptionsOf(options) }, environment);
  try {
    checkAbility(path, handle, 'tag');
    if (handle.kind !== 'tagger') return;
    const tokenizer = createTokenizer(handle.model.tokenizer);
    const layout = { tokenizer, ...taggedLayoutOf(options) };
    for await (const batch of inBatches(readTagged(inputs, layout, environment))) {
      const tagged = await handle.tag(batch, { signal });
      const lines = tagged.map((one) => format(handle, one, options));
      await stdout.write(lines.join(''));
    }
  } finally {
    handle.dispose();
  }
}

function format(
  { model }: ModelHandle<'tagger'>,
  tagged: TaggedSentence,
  { json, conllu, top }: TagOptions,
): string {
  if (conllu) return formatConllu(tagged);
  if (json) return toJsonLine(TAGGED_LINE, toTaggedLine(model, tagged, top));
  const names = model.lexicon.columns.map(({ name }) => name);
  return formatColumns(tagged, { columns: ['token', ...names] });
}
