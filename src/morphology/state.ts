import type { Engine } from '../autodiff/tape.ts';
import type { ModelState } from '../base/model-state.ts';
import {
  damaged,
  expectKind,
  readingOptions,
  readState,
  readTensor,
  type StateReader,
  TEXT,
  TEXTS,
} from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';
import { loadState } from '../nn/index.ts';
import { CharacterTable } from './characters.ts';
import { MARKS } from './features.ts';
import {
  MORPHOLOGY_CHECKPOINT_KIND,
  MORPHOLOGY_KIND,
  MorphologyModel,
  rememberedTensor,
} from './morphology-model.ts';
import { type MorphologyOptions, morphologyOptions } from './options.ts';

/** An LSTM's gates. */
const GATES = 4;

/**
 * Returns the morphological analyzer that a model file holds, or a checkpoint of its training.
 * @throws InputError when it holds another kind of model, or parts that do not fit each other
 */
export function morphologyFromState(engine: Engine, state: ModelState): MorphologyModel {
  expectKind(state, [MORPHOLOGY_KIND, MORPHOLOGY_CHECKPOINT_KIND], 'a morphological analyzer');
  const metadata = readState(state);
  const tagSets = metadata.object('tagSets');
  const inventory = {
    characters: metadata.read('characters', TEXTS),
    pairs: metadata.read('pairs', TEXTS),
    tagSets: tagSets.names.map((name) => ({ name, labels: tagSets.read(name, TEXTS) })),
  };
  if (
    inventory.tagSets.length === 0 ||
    inventory.tagSets.some(({ labels }) => labels.length === 0)
  ) {
    throw damaged(sentence('morphology/no-labels')`it has no labels`);
  }
  const options = readingOptions(() =>
    morphologyOptions(metadata.object('options').json as Partial<MorphologyOptions>),
  );
  // A forged file must not fill the heap: its tensors are checked before there is room for the model.
  const { embeddingSize, pairSize, hiddenSize, layers } = options;
  const size = new CharacterTable(inventory.characters).size;
  const check = (name: string, shape: readonly [number, number]): void => {
    const isDouble = state.tensors[name]?.data instanceof Float64Array;
    if (isDouble) readTensor(state, name, Float64Array, shape);
    else readTensor(state, name, Float32Array, shape);
  };
  check('embedding.weight', [size, embeddingSize]);
  check('marks.weight', [MARKS, embeddingSize]);
  check('pairs.weight', [1 + inventory.pairs.length, pairSize]);
  for (let layer = 0; layer < layers; layer++) {
    const width = layer === 0 ? embeddingSize + 2 * pairSize : 2 * hiddenSize;
    check(`recurrent.weight_ih_l${layer}`, [GATES * hiddenSize, width]);
    check(`recurrent.weight_hh_l${layer}`, [GATES * hiddenSize, hiddenSize]);
  }
  for (const { name, labels } of inventory.tagSets) {
    check(`decoders.${name}.weight`, [labels.length, 2 * hiddenSize]);
  }
  const model = new MorphologyModel(engine, inventory, options);
  loadState(engine, model.parameters, state.tensors);
  readRemembered(state, metadata, model);
  return model;
}

/** Reads the remembered eojeols, where there are any. */
function readRemembered(state: ModelState, metadata: StateReader, model: MorphologyModel): void {
  if (!metadata.names.includes('remembered')) return;
  const remembered = metadata.object('remembered');
  for (const [i, { name, labels }] of model.tagSets.entries()) {
    const text = remembered.read(name, TEXT);
    const forms = text === '' ? [] : text.split(' ');
    const lengths = forms.map((form) => Array.from(form).length);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    if (total === 0) continue;
    const { data: numbers } = readTensor(state, rememberedTensor(name), Uint16Array, [total]);
    const eojeols = new Map<string, readonly number[]>();
    let first = 0;
    for (const [j, form] of forms.entries()) {
      eojeols.set(form, Array.from(numbers.subarray(first, first + lengths[j])));
      first += lengths[j];
    }
    if (eojeols.size < forms.length || numbers.some((number) => number >= labels.length)) {
      throw damaged(sentence('morphology/remembered')`its remembered eojeols have wrong labels`);
    }
    model.remember(i, eojeols);
  }
}
