import type { Engine } from '../autodiff/tape.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import { RANDOM_GENERATOR } from '../base/random.ts';
import { damaged, expectKind, readingOptions, readState, readTensor } from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';
import { CELLS, loadState, stateOf } from '../nn/index.ts';
import { type AnyUnits, unitsFromState, unitsToState } from '../text/units/units-state.ts';
import { ownOptions, type TranslatorShape, translatorOptions } from './options.ts';
import { TRANSLATOR_CHECKPOINT_KIND, TRANSLATOR_KIND, Translator } from './translator.ts';

/** Prefix of the units' own tensors in a file, beside the parameters. */
const UNITS = 'units.';

/**
 * Returns the translator as a model file holds it.
 * @param training what the file is to record of the training: options, losses, data
 */
export function translatorToState(model: Translator, training: JsonObject = {}): ModelState {
  const { engine, options, units } = model;
  const { metadata, tensors } = unitsToState(units);
  const named = Object.entries(tensors).map(([name, tensor]) => [`${UNITS}${name}`, tensor]);
  return {
    kind: TRANSLATOR_KIND,
    metadata: {
      options: ownOptions(options),
      units: metadata,
      generator: RANDOM_GENERATOR,
      engine: { kind: engine.kind, instructions: engine.instructions },
      training,
    },
    tensors: { ...stateOf(engine, model.parameters), ...Object.fromEntries(named) },
  };
}

/**
 * Returns the translator that a model file holds, or a checkpoint of its training.
 * @throws InputError when it holds another kind of model, or parts that do not fit each other
 */
export function translatorFromState(engine: Engine, state: ModelState): Translator {
  expectKind(state, [TRANSLATOR_KIND, TRANSLATOR_CHECKPOINT_KIND], 'a translator');
  const metadata = readState(state);
  const own = Object.entries(state.tensors).flatMap(([name, tensor]) =>
    name.startsWith(UNITS) ? [[name.slice(UNITS.length), tensor] as const] : [],
  );
  const units = unitsFromState({
    metadata: metadata.object('units').json,
    tensors: Object.fromEntries(own),
  });
  checkEdges(units);
  const options = readingOptions(() =>
    translatorOptions(metadata.object('options').json as Partial<TranslatorShape>),
  );
  checkTensors(state, units, options);
  const model = new Translator(engine, { units, options: ownOptions(options) });
  loadState(engine, model.parameters, state.tensors);
  return model;
}

/** A translator needs the tokens by which targets begin and end. */
function checkEdges({ special, kind }: AnyUnits): void {
  const { padding, begin, end, unknown } = special;
  const lacks = [padding, begin, end, ...(kind === 'bpe' ? [] : [unknown])].includes(undefined);
  if (!lacks) return;
  throw damaged(
    sentence(
      'translator/no-edge-tokens',
    )`units must have tokens for padding, the beginning and the end`,
  );
}

/** Checks the largest tensors before room is made for the model: a forged file must not fill the heap. */
function checkTensors(
  state: Pick<ModelState, 'tensors'>,
  units: AnyUnits,
  options: TranslatorShape,
): void {
  const { cell, layers, hiddenSize, embeddingSize, bidirectional, attention, tied } = options;
  const check = (name: string, shape: readonly number[]): void => {
    // A reference engine's numbers are of double precision.
    const isDouble = state.tensors[name]?.data instanceof Float64Array;
    if (isDouble) readTensor(state, name, Float64Array, shape);
    else readTensor(state, name, Float32Array, shape);
  };
  if (options.model === 'transformer') {
    checkTransformer(check, units, options);
    return;
  }
  const rows = CELLS[cell].gates.length * hiddenSize;
  const width = hiddenSize * (bidirectional ? 2 : 1);
  const recurrent = (name: string, inputSize: number, count: number, directions = 1): void => {
    for (let layer = 0; layer < count; layer++) {
      const input = layer === 0 ? inputSize : hiddenSize * directions;
      check(`${name}.weight_ih_l${layer}`, [rows, input]);
      check(`${name}.weight_hh_l${layer}`, [rows, hiddenSize]);
    }
  };
  const tables = ['source', ...(tied === 'all' ? [] : ['target'])];
  for (const name of tied === 'none' ? [...tables, 'output'] : tables) {
    check(`${name}.weight`, [units.size, embeddingSize]);
  }
  recurrent('encoder', embeddingSize, layers, bidirectional ? 2 : 1);
  const states = CELLS[cell].states.length;
  check('decoder.initial.weight', [states * layers * hiddenSize, width]);
  if (attention === 'none') recurrent('decoder.first', embeddingSize, layers);
  else {
    recurrent('decoder.first', embeddingSize, 1);
    recurrent('decoder.second', width, 1);
    recurrent('decoder.upper', hiddenSize, layers - 1);
    check('decoder.keys.weight', [hiddenSize, width]);
  }
}

function checkTransformer(
  check: (name: string, shape: readonly number[]) => void,
  units: AnyUnits,
  { layers, hiddenSize: size, feedForwardSize, tied }: TranslatorShape,
): void {
  const tables = ['source', ...(tied === 'all' ? [] : ['target'])];
  for (const name of tied === 'none' ? [...tables, 'output'] : tables) {
    check(`${name}.weight`, [units.size, size]);
  }
  for (const stack of ['encoder', 'decoder']) {
    for (let layer = 0; layer < layers; layer++) {
      const prefix = `${stack}.layers.${layer}`;
      check(`${prefix}.self_attn.in_proj_weight`, [3 * size, size]);
      check(`${prefix}.linear1.weight`, [feedForwardSize, size]);
      check(`${prefix}.linear2.weight`, [size, feedForwardSize]);
    }
  }
}
