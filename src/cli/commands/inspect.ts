import type { Command } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { AnyModelHandle } from '../../models/index.ts';
import { DESCRIPTION } from '../../models/json/descriptions.ts';
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

const EXAMPLES = `
Examples:
  malmoi inspect nsmc.malmoi
  malmoi inspect nsmc.malmoi --json
  malmoi inspect play.malmoi --text 'ROMEO: "What?"'
  malmoi inspect play.malmoi play.txt --features
  malmoi inspect play.malmoi play.txt --unit 1:27 -o unit.svg
  malmoi inspect play.malmoi --text 'ROMEO: "What?"' --connectivity
`;

/** Adds `malmoi inspect`. */
export function addInspectCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('inspect')
    .summary('show what is in a model file, and what a language model does inside')
    .description(
      "Shows a model's kind, its options and its tensors, and of a classifier the features that did most for each " +
        'class in its training documents. A language model can be watched while it reads a text: a unit colored over ' +
        'the text, all units as a heat map, every state and gate as JSON, or the units that follow features of the text.',
    )
    .argument('<model>', 'a model file, or word vectors in any known format')
    .argument('[inputs...]', 'of a language model: texts that it reads; - is standard input')
    .option('--text <text>', 'of a language model: the text that it reads')
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
    .option('--target <unit>', 'with --connectivity: another unit that might stand there')
    .option('--features', 'rank units by what they tell of quotes, brackets, line ends, …')
    .option('--top <units>', 'units listed for each feature', parseWholeNumber('--top', 1), 3)
    .option(
      '--limit <units>',
      'units of the text to read (default: 400; with --features 10000)',
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
    refuseOptionsOf(path, handle, { ...options, ...(watched && { text: true }) }, WATCHING, {
      ...{ kinds: ['language-model'], noun: sentence('cli/language-models')`language models` },
    });
    environment.stdout.write(
      handle.kind === 'language-model' && watched
        ? await inspectLanguageModel({ handle, inputs, options, environment })
        : describe(path, handle, options, environment),
    );
  } finally {
    handle.dispose();
  }
}

/** What a language model alone is asked. */
const WATCHING = [
  ['A text', 'text'],
  ['--features', 'features'],
  ['--connectivity', 'connectivity'],
  ['--at', 'at'],
  ['--target', 'target'],
  ['--unit', 'unit'],
  ['--signal', 'signal'],
  [sentence('cli/a-picture')`A picture`, 'output'],
] as const;

function describe(
  path: string,
  handle: AnyModelHandle,
  options: InspectOptions,
  environment: Environment,
): string {
  const unread = WATCHING.find(([, name]) => options[name] !== undefined);
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
