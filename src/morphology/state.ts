import type { Engine } from '../autodiff/tape.ts';
import type { ModelState } from '../base/model-state.ts';
import {
  damaged,
  expectKind,
  listOf,
  readingOptions,
  readState,
  readTensor,
  type StateReader,
  TEXT,
  TEXTS,
  wholeNumberFrom,
} from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';
import { loadState } from '../nn/index.ts';
import { CharacterTable } from './characters.ts';
import { MARKS } from './features.ts';
import {
  MORPHOLOGY_CHECKPOINT_KIND,
  MORPHOLOGY_KIND,
  MorphologyModel,
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
  readRemembered(metadata, model);
  return model;
}

/** Reads the remembered eojeols, where there are any. */
function readRemembered(metadata: StateReader, model: MorphologyModel): void {
  if (!metadata.names.includes('remembered')) return;
  const remembered = metadata.object('remembered');
  for (const [i, { name, labels }] of model.tagSets.entries()) {
    const own = remembered.object(name);
    const text = own.read('forms', TEXT);
    const forms = text === '' ? [] : text.split(' ');
    const numbers = own.read('labels', listOf(wholeNumberFrom(0, labels.length - 1)));
    const eojeols = new Map<string, readonly number[]>();
    let first = 0;
    for (const form of forms) {
      const begin = first;
      first += Array.from(form).length;
      eojeols.set(form, numbers.slice(begin, first));
    }
    if (first !== numbers.length || eojeols.size !== forms.length) {
      throw damaged(
        sentence('morphology/remembered')`its remembered eojeols and their labels do not fit`,
      );
    }
    model.remember(i, eojeols);
  }
}
