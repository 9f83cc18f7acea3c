import type { Command } from 'commander';
import type { AnyLanguageModelOptions } from '../../language-model/any-language-model.ts';
import type { LanguageModelOptions } from '../../language-model/language-model-options.ts';
import type { LanguageModelTraining } from '../../language-model/training-options.ts';
import {
  CELL_FLAG,
  LANGUAGE_MODEL_TRAINING_FLAGS,
  SHAPE_FLAGS,
  TRANSFORMER_FLAGS,
  type TransformerShape,
} from '../flags/language-model-flags.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';

/** The options that the errors of the command line speak of by name. */
export interface ModelAndTrainingOptions
  extends Pick<TransformerShape, 'model' | 'heads' | 'context' | 'feedForwardSize' | 'positions'> {
  readonly cell?: LanguageModelOptions['cell'];
  readonly gruForm?: LanguageModelOptions['form'];
  readonly embeddingSize?: number;
}

/** Adds the options of a model's shape to a command, the cell left out. */
export function addShapeOptions(command: Command): Command {
  return addTableOptions(command, SHAPE_FLAGS);
}

/** Adds the options of a Transformer's shape to a command. */
export function addTransformerOptions(command: Command): Command {
  return addTableOptions(command, TRANSFORMER_FLAGS);
}

/** Adds the option of the cell. */
export function addCellOption(command: Command): Command {
  return addTableOptions(command, CELL_FLAG);
}

/** Adds the options of training to a command. */
export function addTrainingOptions(command: Command): Command {
  return addTableOptions(command, LANGUAGE_MODEL_TRAINING_FLAGS);
}

/** The shape that the options give; what they do not give is left out. */
export function shapeOf(options: ModelAndTrainingOptions): Partial<LanguageModelOptions> {
  return { ...readTableOptions(CELL_FLAG, options), ...readTableOptions(SHAPE_FLAGS, options) };
}

/** The shape of either kind of model that the options give; what they do not give is left out. */
export function anyShapeOf(options: ModelAndTrainingOptions): AnyLanguageModelOptions {
  const transformer = readTableOptions(TRANSFORMER_FLAGS, options);
  return { ...shapeOf(options), ...transformer } as AnyLanguageModelOptions;
}

/** The training that the options give; what they do not give is left out. */
export function trainingOf(options: ModelAndTrainingOptions): LanguageModelTraining {
  return readTableOptions(LANGUAGE_MODEL_TRAINING_FLAGS, options);
}
