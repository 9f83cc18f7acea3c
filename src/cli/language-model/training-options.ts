import { type Command, Option } from 'commander';
import {
  GRU_FORMS,
  type LanguageModelOptions,
} from '../../language-model/language-model-options.ts';
import {
  AVERAGING_KINDS,
  type LanguageModelTraining,
  LEARNING_RATE_KINDS,
  OPTIMISER_KINDS,
  type TrainingSettings,
} from '../../language-model/training-options.ts';
import { CELL_KINDS } from '../../nn/index.ts';
import { parseNumber } from '../options/number.ts';
import { parseWholeNumber } from '../options/whole-number.ts';

/** The shape of a model and its training, as options give it: nothing where the default is meant. */
export interface ModelAndTrainingOptions
  extends Partial<Omit<LanguageModelOptions, 'form'>>,
    Partial<Omit<TrainingSettings, 'warmUpSteps' | 'averagingDecay' | 'averagingStart'>> {
  readonly gruForm?: LanguageModelOptions['form'];
  readonly warmUp?: number;
  readonly emaDecay?: number;
  readonly swaStart?: number;
  readonly epochs?: number;
}

/** Adds the options of a model's shape to a command, the cell left out. */
export function addShapeOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--gru-form <form>',
        "of the GRU: the reset gate before the product (the course's) or after it (PyTorch's)",
      ).choices([...GRU_FORMS]),
    )
    .option('--layers <count>', 'recurrent layers (default: 2)', parseWholeNumber('--layers', 1))
    .option(
      '--hidden-size <width>',
      "width of each layer's state (default: 128)",
      parseWholeNumber('--hidden-size', 1),
    )
    .option(
      '--embedding-size <width>',
      "width of a unit's vector (default: as the states)",
      parseWholeNumber('--embedding-size', 1),
    )
    .option(
      '--dropout <share>',
      'of every layer in training (default: 0)',
      parseNumber('--dropout', 0),
    )
    .option('--tied', 'input and output share one table of vectors')
    .option('--seed <number>', 'same seed, same model (default: 1)', parseWholeNumber('--seed', 0));
}

/** Adds the option of the cell. */
export function addCellOption(command: Command): Command {
  return command.addOption(
    new Option('--cell <kind>', 'the recurrent cell (default: lstm)').choices([...CELL_KINDS]),
  );
}

/** Adds the options of training to a command. */
export function addTrainingOptions(command: Command): Command {
  return command
    .option(
      '--epochs <passes>',
      'passes over the text (default: 10, and at least 2,000 steps)',
      parseNumber('--epochs', Number.MIN_VALUE),
    )
    .option(
      '--steps <updates>',
      'in place of --epochs: updates of the weights',
      parseWholeNumber('--steps', 1),
    )
    .option(
      '--batch <sequences>',
      'sequences side by side (default: 50, fewer for short texts)',
      parseWholeNumber('--batch', 1),
    )
    .option(
      '--chunk-length <steps>',
      'steps that the gradient flows back (default: 50)',
      parseWholeNumber('--chunk-length', 1),
    )
    .addOption(
      new Option('--optimiser <kind>', 'what changes the weights (default: adam)').choices([
        ...OPTIMISER_KINDS,
      ]),
    )
    .option(
      '--learning-rate <rate>',
      'the highest learning rate (default: 0.002)',
      parseNumber('--learning-rate', Number.MIN_VALUE),
    )
    .addOption(
      new Option('--schedule <kind>', 'how the learning rate goes (default: cosine)').choices([
        ...LEARNING_RATE_KINDS,
      ]),
    )
    .option(
      '--warm-up <steps>',
      'steps in which the learning rate rises (default: 0)',
      parseWholeNumber('--warm-up', 0),
    )
    .option(
      '--clip <norm>',
      'largest norm of the gradient (default: 5)',
      parseNumber('--clip', Number.MIN_VALUE),
    )
    .option(
      '--validation <share>',
      'of the text, at its end, to validate on (default: 0.1)',
      parseNumber('--validation', 0),
    )
    .option(
      '--validate-every <steps>',
      'steps between validations (default: an epoch, 1,000 at most)',
      parseWholeNumber('--validate-every', 1),
    )
    .option(
      '--patience <validations>',
      'validations without a new best before it stops; 0 for never (default: 5)',
      parseWholeNumber('--patience', 0),
    )
    .addOption(
      new Option(
        '--averaging <kind>',
        'end with a mean of the last weights: a moving one (ema) or a plain one (swa); default: none',
      ).choices([...AVERAGING_KINDS]),
    )
    .option(
      '--ema-decay <share>',
      'of ema: how much of the mean stays at each step (default: 0.999)',
      parseNumber('--ema-decay', 0),
    )
    .option(
      '--swa-start <steps>',
      'of swa: steps before the first weights that count (default: three quarters of all)',
      parseWholeNumber('--swa-start', 0),
    );
}

/** The shape that the options give; what they do not give is left out. */
export function shapeOf(options: ModelAndTrainingOptions): Partial<LanguageModelOptions> {
  const { cell, layers, hiddenSize, embeddingSize, dropout, tied, seed, gruForm: form } = options;
  return withoutUndefined({ cell, form, layers, hiddenSize, embeddingSize, dropout, tied, seed });
}

/** The training that the options give; what they do not give is left out. */
export function trainingOf(options: ModelAndTrainingOptions): LanguageModelTraining {
  const { epochs, steps, batch, chunkLength, optimiser, learningRate, schedule } = options;
  const { warmUp: warmUpSteps, clip, validation, validateEvery, patience } = options;
  const { averaging, emaDecay: averagingDecay, swaStart: averagingStart } = options;
  return withoutUndefined({
    ...{ epochs, steps, batch, chunkLength, optimiser, learningRate, schedule },
    ...{ warmUpSteps, clip, validation, validateEvery, patience },
    ...{ averaging, averagingDecay, averagingStart },
  });
}

function withoutUndefined<T extends object>(
  options: T,
): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}
