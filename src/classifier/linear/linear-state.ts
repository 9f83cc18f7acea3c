import { allFinite } from '../../base/all-finite.ts';
import type { Json, JsonObject } from '../../base/json.ts';
import type { ModelState } from '../../base/model-state.ts';
import {
  damaged,
  expectKind,
  listOf,
  numberFrom,
  oneOf,
  readingOptions,
  readState,
  readTensor,
  type StateReader,
  wholeNumberFrom,
} from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import type { Analyzer } from '../../counts/analyzer.ts';
import { createTextPipelineFrom } from '../../text/pipeline.ts';
import { expectStateVersion, readLabels } from '../checks.ts';
import { CLASS_WEIGHTS } from '../class-weight.ts';
import { featuresFromTensors, featureTensors } from './feature-parts.ts';
import { LinearClassifier } from './linear-classifier.ts';
import {
  FEATURE_SCALINGS,
  LINEAR_LOSSES,
  type LinearClassifierOptions,
  linearClassifierSettings,
} from './linear-options.ts';

/** The `kind` of a linear classifier's model state. */
export const LINEAR_CLASSIFIER_KIND = 'linear-classifier';

/** The version of the state; raised when older programs would misread it. */
const STATE_VERSION = 2;

/** The version of classifiers without n-grams of characters, which older programs read, too. */
const VERSION_WITHOUT_CHARACTERS = 1;

/** Converts a classifier to plain data, from which `linearClassifierFromState` restores it. */
export function linearClassifierToState({ parts }: LinearClassifier): ModelState {
  const { settings, classes, documents, source, weights } = parts;
  const { analyzer, ngramRange, charNgramRange, minDf, hashing, ...others } = settings;
  const options: Record<string, Json> = { ngramRange: [...ngramRange], ...others };
  if (charNgramRange !== undefined) options.charNgramRange = [...charNgramRange];
  if (minDf !== undefined) options.minDf = minDf;
  if (hashing !== undefined) options.hashing = hashing;
  return {
    kind: LINEAR_CLASSIFIER_KIND,
    metadata: {
      stateVersion: charNgramRange === undefined ? VERSION_WITHOUT_CHARACTERS : STATE_VERSION,
      analyzer: analyzer.description,
      ...{ options, labels: [...classes], documents },
    },
    tensors: {
      ...featureTensors(source),
      'linear.weight': { shape: [source.size, classes.length], data: weights.effects },
      'linear.bias': { shape: [classes.length], data: weights.biases },
    },
  };
}

/**
 * Restores a classifier from its state.
 * @param createAnalyzer creates the analyzer from its description in the state; by default a text pipeline, which
 *   is right unless the classifier was trained with another analyzer
 * @throws InputError when the state is of another kind or version, or its parts do not fit together
 */
export function linearClassifierFromState(
  state: ModelState,
  createAnalyzer: (description: JsonObject) => Analyzer = createTextPipelineFrom,
): LinearClassifier {
  expectKind(
    state,
    [LINEAR_CLASSIFIER_KIND],
    sentence('classifier/a-linear-classifier')`a linear classifier`,
  );
  const metadata = readState(state);
  expectStateVersion(metadata, STATE_VERSION, VERSION_WITHOUT_CHARACTERS);
  const classes = readLabels(metadata);
  const documents = metadata.read('documents', wholeNumberFrom(1));
  const options = {
    ...readOptions(metadata.object('options')),
    analyzer: createAnalyzer(metadata.object('analyzer').json),
  };
  const settings = readingOptions(() => linearClassifierSettings(options));
  const source = featuresFromTensors(settings, state.tensors);
  const { data: effects } = readTensor(state, 'linear.weight', Float32Array, [
    source.size,
    classes.length,
  ]);
  const { data: biases } = readTensor(state, 'linear.bias', Float32Array, [classes.length]);
  if (!(allFinite(effects) && allFinite(biases))) {
    throw damaged(sentence('classifier/infinite-weight')`a number of its weights is not finite`);
  }
  return new LinearClassifier({
    settings,
    classes,
    documents,
    source,
    weights: { effects, biases },
  });
}

function readOptions(saved: StateReader): Omit<LinearClassifierOptions, 'analyzer'> {
  const minDf = saved.readOptional('minDf', wholeNumberFrom(1));
  const hashing = saved.readOptional('hashing', wholeNumberFrom(1));
  const range = listOf(wholeNumberFrom(1), 2);
  const [shortest, longest] = saved.read('ngramRange', range);
  const ofCharacters = saved.readOptional('charNgramRange', range);
  return {
    ngramRange: [shortest, longest],
    ...(ofCharacters && { charNgramRange: [ofCharacters[0], ofCharacters[1]] as const }),
    loss: saved.read('loss', oneOf(LINEAR_LOSSES)),
    scaling: saved.read('scaling', oneOf(FEATURE_SCALINGS)),
    alpha: saved.read('alpha', numberFrom(0)),
    interpolation: saved.read('interpolation', numberFrom(0)),
    cost: saved.read('cost', numberFrom(0)),
    classWeight: saved.read('classWeight', oneOf(CLASS_WEIGHTS)),
    epochs: saved.read('epochs', wholeNumberFrom(1)),
    seed: saved.read('seed', wholeNumberFrom()),
    ...(minDf !== undefined && { minDf }),
    ...(hashing !== undefined && { hashing }),
  };
}
