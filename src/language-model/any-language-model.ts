import type { Engine } from '../autodiff/tape.ts';
import type { ModelState } from '../base/model-state.ts';
import { expectKind, readState } from '../base/read-state.ts';
import type { AnyUnits } from '../text/units/units-state.ts';
import {
  LANGUAGE_MODEL_CHECKPOINT_KIND,
  LANGUAGE_MODEL_KIND,
  LanguageModel,
  recurrentFromState,
} from './language-model.ts';
import type { LanguageModelOptions } from './language-model-options.ts';
import { LanguageModelStepper } from './language-model-stepper.ts';
import { TransformerLanguageModel, transformerFromState } from './transformer-language-model.ts';
import type { TransformerOptions } from './transformer-options.ts';
import { TransformerUnitReader } from './transformer-unit-reader.ts';

/** A language model of either kind. */
export type AnyLanguageModel = LanguageModel | TransformerLanguageModel;

/** The shape of a language model of either kind; a recurrent one names no `model`. */
export type AnyLanguageModelOptions =
  | (Partial<LanguageModelOptions> & { readonly model?: 'recurrent' })
  | (Partial<TransformerOptions> & { readonly model: 'transformer' });

/**
 * Makes a language model: recurrent, or with the model `transformer` a Transformer.
 * @throws UsageError when an option is unknown or out of range
 */
export function createLanguageModel(
  engine: Engine,
  units: AnyUnits,
  options: AnyLanguageModelOptions = {},
): AnyLanguageModel {
  if (options.model === 'transformer') return new TransformerLanguageModel(engine, units, options);
  const { model: _, ...recurrent } = options;
  return new LanguageModel(engine, units, recurrent);
}

/**
 * Returns the model that a model file holds, or a checkpoint of its training.
 * @throws InputError when it holds another kind of model, or parts that do not fit each other
 */
export function languageModelFromState(engine: Engine, state: ModelState): AnyLanguageModel {
  expectKind(state, [LANGUAGE_MODEL_KIND, LANGUAGE_MODEL_CHECKPOINT_KIND], 'a language model');
  const { model } = readState(state).object('options').json;
  return model === 'transformer'
    ? transformerFromState(engine, state)
    : recurrentFromState(engine, state);
}

/** Reads a text unit by unit: what generation needs of a model. */
export interface UnitReader {
  /**
   * Reads one unit.
   * @returns a logit for each unit that may come next; a view that the next call overwrites
   */
  read(id: number): Float32Array | Float64Array;
  /** Gives its room in the heap back. */
  dispose(): void;
}

/** Creates what reads a text unit by unit with a model. */
export function createUnitReader(model: AnyLanguageModel): UnitReader {
  return model instanceof TransformerLanguageModel
    ? new TransformerUnitReader(model)
    : new LanguageModelStepper(model);
}
