import type { Engine } from '../autodiff/tape.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import { RANDOM_GENERATOR } from '../base/random.ts';
import { expectKind, readingOptions, readState, readTensor, TEXTS } from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';
import { loadState, stateOf } from '../nn/index.ts';
import { CAPTIONER_CHECKPOINT_KIND, CAPTIONER_KIND, Captioner } from './captioner.ts';
import { type CaptionerOptions, captionerOptions } from './options.ts';
import { PATCH_SIDE } from './picture.ts';

/**
 * Returns the captioner as a model file holds it.
 * @param training what the file is to record of the training: options, losses
 */
export function captionerToState(model: Captioner, training: JsonObject = {}): ModelState {
  const { engine, options, words, network } = model;
  return {
    kind: CAPTIONER_KIND,
    metadata: {
      options: { ...options },
      words: words.slice(2),
      generator: RANDOM_GENERATOR,
      engine: { kind: engine.kind, instructions: engine.instructions },
      training,
    },
    tensors: stateOf(engine, network.parameters),
  };
}

/**
 * Returns the captioner that a model file holds, or a checkpoint of its training.
 * @throws InputError when it holds another kind of model, or parts that do not fit each other
 */
export function captionerFromState(engine: Engine, state: ModelState): Captioner {
  expectKind(
    state,
    [CAPTIONER_KIND, CAPTIONER_CHECKPOINT_KIND],
    sentence('captioner/a-captioner')`a captioner`,
  );
  const metadata = readState(state);
  const words = metadata.read('words', TEXTS);
  const options = readingOptions(() =>
    captionerOptions(metadata.object('options').json as Partial<CaptionerOptions>),
  );
  checkTensors(state, words.length + 2, options);
  const model = new Captioner(engine, words, options);
  loadState(engine, model.network.parameters, state.tensors);
  return model;
}

const GATES: Record<CaptionerOptions['cell'], number> = { lstm: 4, gru: 3, rnn: 1 };

/** Checks the largest tensors before room is made for the model: a forged file must not fill the heap. */
function checkTensors(
  state: Pick<ModelState, 'tensors'>,
  words: number,
  { side, filters, cell, hiddenSize, embeddingSize, inputs, attention }: CaptionerOptions,
): void {
  const check = (name: string, shape: readonly number[]): void => {
    // A reference engine's numbers are of double precision.
    const isDouble = state.tensors[name]?.data instanceof Float64Array;
    if (isDouble) readTensor(state, name, Float64Array, shape);
    else readTensor(state, name, Float32Array, shape);
  };
  const many = 2 * filters;
  const across = side / PATCH_SIDE;
  check('convolutions.1.weight', [many, 9 * many]);
  check('vector.weight', [embeddingSize, (across / 4) ** 2 * many]);
  check('recurrent.weight_ih_l0', [GATES[cell] * hiddenSize, embeddingSize]);
  check('recurrent.weight_hh_l0', [GATES[cell] * hiddenSize, hiddenSize]);
  if (inputs === 'words') check('words.weight', [words, embeddingSize]);
  if (attention) {
    check('attention.positions.weight', [(across / 2) ** 2, many]);
    check('attention.query.weight', [many, hiddenSize]);
  }
  check('decoder.weight', [words, hiddenSize + (attention ? many : 0)]);
}
