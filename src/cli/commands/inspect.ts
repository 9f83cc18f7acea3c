import { type Command, Option } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { AnyModelHandle } from '../../models/index.ts';
import { DESCRIPTION } from '../../models/json/descriptions.ts';
import { ATTENTION_PARTS } from '../../models/json/traces.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { inspectLanguageModel } from '../language-model/inspect-language-model.ts';
import { formatDescription } from '../models/format-description.ts';
import { openModelFile } from '../models/open-model-file.ts';
import { refuseOptionsOf } from '../models/refusals.ts';
import type { InspectOptions } from '../models/requests.ts';
import { addInvalidUtf8Option } from '../options/document-options.ts';
import { addEngineOptions, engineOptionsOf } from '../options/engine-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { checkPicture } from '../terminal/chart.ts';
import { wordingOf } from '../terminal/wording.ts';
import { inspectTranslator } from '../translator/inspect-translator.ts';
import { TRANSLATORS } from '../translator/translators.ts';

const EXAMPLES = `
Examples:
  malmoi inspect nsmc.malmoi
  malmoi inspect nsmc.malmoi --json
  malmoi inspect play.malmoi --text 'ROMEO: "What?"'
  malmoi inspect play.malmoi play.txt --features
  malmoi inspect play.malmoi play.txt --unit 1:27 -o unit.svg
  malmoi inspect play.malmoi --text 'ROMEO: "What?"' --connectivity
  malmoi inspect en-de.malmoi --text 'a dog runs .' --layer 2 --head 3 -o head.svg
`;

/** Adds `malmoi inspect`. */
export function addInspectCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('inspect')
    .description(
      "Shows a model's kind, its options and its tensors, and of a classifier the features that did most for each " +
        'class in its training documents. A language model can be watched while it reads a text: a unit colored over ' +
        'the text, all units as a heat map, every state and gate as JSON, or the units that follow features of the text. ' +
        'Of a Transformer, also of a translator by one: where its heads look.',
    )
    .argument('<model>', 'a model file, or word vectors in any known format')
    .argument('[inputs...]', 'of a language model: texts that it reads; - is standard input')
    .option('--text <text>', 'of a language model or a translator: the text that it reads')
    .option(
      '--unit <layer:unit>',
      'the unit to show, both numbers from 0 (default: the one that varies most)',
      parseUnit,
    )
    .option(
      '--signal <name>',
      'what to show of the units: h, c, or a gate: i, f, g, o; r, z, candidate (default: c, or h)',
    )
    .option('--connectivity', 'how strongly one prediction depends on each unit before it')
    .option(
      '--at <position>',
      "with --connectivity: the unit that is predicted, from 0; the text's length for what comes next (default: the last)",
      parseWholeNumber('--at', 1),
    )
    .option(
      '--target <text>',
      'with --connectivity: another unit that might stand there; of a translator: the translation that it reads',
    )
    .option(
      '--layer <number>',
      'of a Transformer: the heads of this layer',
      parseWholeNumber('--layer', 1),
    )
    .option(
      '--head <number>',
      'of a Transformer: this head; with --layer where each unit looks',
      parseWholeNumber('--head', 1),
    )
    .addOption(
      new Option(
        '--part <name>',
        'of a translator: the heads of the encoder, of the decoder, or by which the decoder looks at the source (cross)',
      ).choices(ATTENTION_PARTS),
    )
    .option('--features', 'rank units by what they tell of quotes, brackets, line ends, …')
    .option('--top <units>', 'units listed for each feature', parseWholeNumber('--top', 1), 3)
    .option(
      '--limit <units>',
      'units of the text to read (default: 400; of a Transformer 40; with --features 10000)',
      parseWholeNumber('--limit', 2),
    );
  addEngineOptions(addInvalidUtf8Option(command))
    .option('-o, --output <file>', 'a picture: the text colored by --unit, or a map of all units')
    .option('--json', 'one JSON object')
    .option('--quiet', 'no progress bar')
    .addHelpText('after', EXAMPLES)
    .action((path: string, inputs: string[], options: InspectOptions) =>
      inspect(path, inputs, options, environment),
    );
}

async function inspect(
  path: string,
  inputs: readonly string[],
  options: InspectOptions,
  environment: Environment,
): Promise<void> {
  await checkPicture(options.output, [path, ...inputs]);
  // One unit at a time is too little work to hand over to other threads.
  const engine = { workers: 1, ...engineOptionsOf(options) };
  const handle = await openModelFile(path, { ...options, engine }, environment);
  try {
    const watched = inputs.length > 0 || options.text !== undefined;
    const given = { ...options, ...(watched && { text: true }) };
    refuseOptionsOf(path, handle, given, OF_STATES, LANGUAGE_MODELS);
    refuseOptionsOf(path, handle, given, OF_TRANSLATORS, TRANSLATORS);
    refuseOptionsOf(path, handle, given, WATCHING, WATCHED);
    environment.stdout.write(
      watched && handle.kind === 'language-model'
        ? await inspectLanguageModel({ handle, inputs, options, environment })
        : watched && handle.kind === 'translator'
          ? await inspectTranslator({ handle, inputs, options, environment })
          : describe(path, handle, options, environment),
    );
  } finally {
    handle.dispose();
  }
}

/** What models that can be watched while they read are asked. */
const WATCHING = [
  ['A text', 'text'],
  ['--target', 'target'],
  ['--layer', 'layer'],
  ['--head', 'head'],
  [sentence('cli/a-picture')`A picture`, 'output'],
] as const;

/** Whose these options are. */
const WATCHED = {
  kinds: ['language-model', 'translator'],
  noun: sentence('cli/watched-models')`language models and translators`,
} as const;

/** What language models alone are asked. */
const OF_STATES = [
  ['--features', 'features'],
  ['--connectivity', 'connectivity'],
  ['--at', 'at'],
  ['--unit', 'unit'],
  ['--signal', 'signal'],
] as const;

const LANGUAGE_MODELS = {
  kinds: ['language-model'],
  noun: sentence('cli/language-models')`language models`,
} as const;

/** What translators alone are asked. */
const OF_TRANSLATORS = [['--part', 'part']] as const;

function describe(
  path: string,
  handle: AnyModelHandle,
  options: InspectOptions,
  environment: Environment,
): string {
  const unread = [...OF_STATES, ...OF_TRANSLATORS, ...WATCHING].find(
    ([, name]) => options[name] !== undefined,
  );
  if (unread !== undefined) {
    throw new UsageError(
      sentence('cli/no-text-to-read')`Give a text for the model to read: a file, or --text.`,
    );
  }
  const description = handle.describe();
  return options.json
    ? toJsonLine(DESCRIPTION, description)
    : formatDescription(path, description, wordingOf(environment));
}

/** Reads `1:27`. */
function parseUnit(text: string): { layer: number; unit: number } {
  const [, layer, unit] = /^(\d+):(\d+)$/.exec(text) ?? [];
  if (layer !== undefined && unit !== undefined)
    return { layer: Number(layer), unit: Number(unit) };
  throw new UsageError(
    sentence(
      'cli/no-layer-and-unit',
    )`--unit is '${{ text }}', but a layer and a unit were expected, both from 0, such as 1:27.`,
  );
}
