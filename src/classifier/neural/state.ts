import type { Engine } from '../../autodiff/tape.ts';
import type { ModelState } from '../../base/model-state.ts';
import { RANDOM_GENERATOR } from '../../base/random.ts';
import {
  damaged,
  expectKind,
  readingOptions,
  readState,
  readTensor,
  TEXTS,
  wholeNumberFrom,
} from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import { CELLS } from '../../nn/cells/index.ts';
import { loadState, stateOf } from '../../nn/index.ts';
import { unitsFromState, unitsToState } from '../../text/units/units-state.ts';
import { featureWidth, UNKNOWN } from './network.ts';
import { NeuralClassifier } from './neural-classifier.ts';
import { type NeuralClassifierOptions, neuralClassifierOptions } from './options.ts';

/** What a model file calls a neural classifier. */
export const NEURAL_CLASSIFIER_KIND = 'neural-classifier';

/** What a model file calls a neural classifier whose training goes on. */
export const NEURAL_CLASSIFIER_CHECKPOINT_KIND = 'neural-classifier-checkpoint';

/** Converts a classifier to plain data, from which `neuralClassifierFromState` restores it. */
export function neuralClassifierToState({
  engine,
  options,
  units,
  classes,
  documents,
  network,
}: NeuralClassifier): ModelState {
  const saved = unitsToState(units);
  return {
    kind: NEURAL_CLASSIFIER_KIND,
    metadata: {
      options: { ...options },
      units: saved.metadata,
      labels: [...classes],
      documents,
      generator: RANDOM_GENERATOR,
      engine: { kind: engine.kind, instructions: engine.instructions },
    },
    tensors: { ...saved.tensors, ...stateOf(engine, network.parameters) },
  };
}

/**
 * Restores a classifier from its state, or a checkpoint of its training. All sizes are checked before room is made.
 * @throws InputError when the state is of another kind, or its parts do not fit together
 */
export function neuralClassifierFromState(engine: Engine, state: ModelState): NeuralClassifier {
  expectKind(
    state,
    [NEURAL_CLASSIFIER_KIND, NEURAL_CLASSIFIER_CHECKPOINT_KIND],
    sentence('classifier/a-neural-classifier')`a neural classifier`,
  );
  const metadata = readState(state);
  const { tensors } = state;
  const units = unitsFromState({ metadata: metadata.object('units').json, tensors });
  const classes = metadata.read('labels', TEXTS);
  const documents = metadata.read('documents', wholeNumberFrom(1));
  if (new Set(classes).size !== classes.length || classes.length < 2) {
    throw damaged(
      sentence('classifier/neural-labels')`it needs at least two labels, no two of them equal`,
    );
  }
  if (units.special.unknown !== UNKNOWN) {
    throw damaged(
      sentence('classifier/no-unknown-unit')`the first of its units is not the unknown unit`,
    );
  }
  const saved = metadata.object('options').json;
  const options = readingOptions(() =>
    neuralClassifierOptions(saved as Partial<NeuralClassifierOptions>),
  );
  checkTensors(state, options, { units: units.size, classes: classes.length });
  const model = new NeuralClassifier(engine, { units, classes, documents }, options);
  loadState(engine, model.network.parameters, tensors);
  return model;
}

/** @throws InputError when a tensor that takes most of the room has not the size that the options say */
function checkTensors(
  state: ModelState,
  options: NeuralClassifierOptions,
  { units, classes }: { readonly units: number; readonly classes: number },
): void {
  const { encoder, embeddingSize, hiddenSize, layers, bidirectional, pooling } = options;
  const check = (name: string, shape: readonly number[]): void => {
    // A reference engine's numbers are of double precision.
    const isDouble = state.tensors[name]?.data instanceof Float64Array;
    if (isDouble) readTensor(state, name, Float64Array, shape);
    else readTensor(state, name, Float32Array, shape);
  };
  check('embedding.weight', [units, embeddingSize]);
  if (encoder === 'cnn') {
    options.filterWidths.forEach((width, i) => {
      check(`convolutions.${i}.weight`, [hiddenSize, embeddingSize, width]);
    });
  } else {
    const rows = CELLS[encoder].gates.length * hiddenSize;
    const suffixes = bidirectional ? ['', '_reverse'] : [''];
    for (let layer = 0; layer < layers; layer++) {
      const width = layer === 0 ? embeddingSize : hiddenSize * suffixes.length;
      for (const suffix of suffixes) {
        check(`recurrent.weight_ih_l${layer}${suffix}`, [rows, width]);
        check(`recurrent.weight_hh_l${layer}${suffix}`, [rows, hiddenSize]);
      }
    }
  }
  const width = featureWidth(options);
  if (pooling === 'attention') check('attention.projection.weight', [width, width]);
  check('decoder.weight', [classes, pooling === 'max-mean-last' ? 3 * width : width]);
  if (options.wideNgrams > 0) check('wide.weight', [options.wideFeatures, classes]);
}
