import type { TensorData } from '../../base/model-state.ts';
import { CharactersWithinWords } from '../../counts/characters-within-words.ts';
import type { FeatureFinder, FeatureSource } from '../../counts/feature-source.ts';
import { FeatureUnion } from '../../counts/feature-union.ts';
import { NgramVocabulary } from '../../counts/ngram-vocabulary.ts';
import { createTextPipeline } from '../../text/pipeline.ts';
import { createFeatureSource } from '../feature-source.ts';
import type { LinearClassifierSettings } from './linear-options.ts';

type Tensors = Readonly<Record<string, TensorData>>;

/** What the names of the characters' tensors begin with in model files. */
const CHARACTERS = 'characters.';

/** Creates the sources of a classifier's features: n-grams of tokens and, if wanted, of the characters within them. */
export function createFeatureParts(settings: LinearClassifierSettings): FeatureSource[] {
  return createParts(settings, ({ analyzer, ngramRange }) =>
    createFeatureSource({ analyzer, ngramRange, hashing: settings.hashing }),
  );
}

/** Makes one finder of the sources, once they no longer grow. */
export function joinFeatureParts(parts: readonly FeatureFinder[]): FeatureFinder {
  return parts.length === 1 ? parts[0] : new FeatureUnion(parts);
}

/** Some of a source's features, and the numbers that they had in it, rising. */
interface FeatureSubset {
  readonly source: FeatureSource;
  readonly kept: Uint32Array;
}

/**
 * Returns a source of the wanted features alone; undefined for hashing, which has them all.
 * @param wanted 1 for each feature to keep; the prefixes of n-grams that they need are marked in it
 */
export function selectFeaturesOf(
  source: FeatureSource,
  wanted: Uint8Array,
  { analyzer }: LinearClassifierSettings,
): FeatureSubset | undefined {
  if (source instanceof NgramVocabulary) {
    const { vocabulary, kept } = source.only(wanted);
    return { source: vocabulary, kept };
  }
  if (!(source instanceof CharactersWithinWords && source.characters instanceof NgramVocabulary))
    return undefined;
  const { vocabulary, kept } = source.characters.only(wanted);
  return { source: new CharactersWithinWords(analyzer, vocabulary), kept };
}

/** Returns the vocabularies among a classifier's features as tensors. */
export function featureTensors(source: FeatureFinder): Tensors {
  if (source instanceof NgramVocabulary) return { ...source.toTensors() };
  if (source instanceof FeatureUnion) {
    return Object.assign({}, ...source.parts.map(featureTensors));
  }
  if (!(source instanceof CharactersWithinWords)) return {};
  const tensors = Object.entries(featureTensors(source.characters));
  return Object.fromEntries(tensors.map(([name, tensor]) => [CHARACTERS + name, tensor]));
}

/**
 * Restores a classifier's features.
 * @throws InputError when a tensor is missing, of the wrong kind, or names what is not there
 */
export function featuresFromTensors(
  settings: LinearClassifierSettings,
  tensors: Tensors,
): FeatureFinder {
  if (settings.hashing !== undefined) return joinFeatureParts(createFeatureParts(settings));
  const ofCharacters = Object.fromEntries(
    Object.entries(tensors)
      .filter(([name]) => name.startsWith(CHARACTERS))
      .map(([name, tensor]) => [name.slice(CHARACTERS.length), tensor]),
  );
  const parts = createParts(settings, ({ analyzer, ngramRange }, part) =>
    NgramVocabulary.fromTensors(
      analyzer,
      ngramRange,
      part === 'characters' ? ofCharacters : tensors,
    ),
  );
  return joinFeatureParts(parts);
}

function createParts(
  { analyzer, ngramRange, charNgramRange }: LinearClassifierSettings,
  create: (
    ngrams: Pick<LinearClassifierSettings, 'analyzer' | 'ngramRange'>,
    part: 'tokens' | 'characters',
  ) => FeatureSource,
): FeatureSource[] {
  const tokens = create({ analyzer, ngramRange }, 'tokens');
  if (charNgramRange === undefined) return [tokens];
  // The words that are cut into characters are normalized already.
  const characters = create(
    {
      analyzer: createTextPipeline({ tokenizer: { kind: 'graphemes' } }),
      ngramRange: charNgramRange,
    },
    'characters',
  );
  return [tokens, new CharactersWithinWords(analyzer, characters)];
}
