import type { Engine } from '../autodiff/tape.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import { RANDOM_GENERATOR } from '../base/random.ts';
import {
  damaged,
  expectKind,
  FLAG,
  listOf,
  oneOf,
  orNull,
  readingOptions,
  readState,
  readTensor,
  type StateReader,
  TEXT,
  TEXTS,
  wholeNumberFrom,
} from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';
import { SPAN_SCHEMES } from '../corpus/tagged/spans.ts';
import { LANGUAGE_MODEL_KIND } from '../language-model/language-model.ts';
import { loadState, stateOf } from '../nn/index.ts';
import type { TokenizerDescription } from '../text/tokenizer.ts';
import { createTokenizer } from '../text/units/create-tokenizer.ts';
import { CONTEXT_DIRECTIONS, type ContextModel, openContextModel } from './character-context.ts';
import type { TaggerColumn } from './label-coding.ts';
import { lemmaColumns } from './lemma-dictionary.ts';
import type { Lexicon, VectorWords } from './lexicon.ts';
import { type TaggerOptions, taggerOptions } from './options.ts';
import { TAGGER_CHECKPOINT_KIND, TAGGER_KIND, Tagger } from './tagger.ts';
import { placeFeatures, tokenFeatures } from './token-features.ts';

/**
 * Returns the tagger as a model file holds it.
 * @param training what the file is to record of the training: options, losses, which tokens it was trained on
 */
export function taggerToState(model: Tagger, training: JsonObject = {}): ModelState {
  const { engine, options, lexicon, tokenizer } = model;
  const contexts = model.contexts.map((one) => ({ ...one, state: one.model.toState() }));
  return {
    kind: TAGGER_KIND,
    metadata: {
      options: { ...options },
      tokenizer,
      columns: lexicon.columns.map(({ name, labels, scheme, crf }) => ({
        ...{ name, labels: [...labels], scheme: scheme ?? null, crf },
      })),
      inputs: lexicon.inputs.map(({ name, values }) => ({ name, values: [...values] })),
      gazetteer: lexicon.gazetteer.map(({ type, phrases }) => ({ type, phrases: [...phrases] })),
      vectors:
        lexicon.vectors === undefined
          ? null
          : { words: [...lexicon.vectors.words], dimensions: lexicon.vectors.dimensions },
      words: [...lexicon.words],
      counts: [...lexicon.counts],
      characters: [...lexicon.characters],
      ...(lexicon.lemmas !== undefined && {
        lemmas: {
          forms: [...lexicon.lemmas.forms],
          tags: [...lexicon.lemmas.tags],
          scripts: [...lexicon.lemmas.scripts],
        },
      }),
      contexts: contexts.map(({ direction, state }) => ({ direction, metadata: state.metadata })),
      generator: RANDOM_GENERATOR,
      engine: { kind: engine.kind, instructions: engine.instructions },
      training,
    },
    tensors: {
      ...stateOf(engine, model.parameters),
      ...Object.fromEntries(
        contexts.flatMap(({ state }, i) =>
          Object.entries(state.tensors).map(([name, tensor]) => [contextPrefix(i) + name, tensor]),
        ),
      ),
    },
  };
}

/** Begins the names of a language model's tensors. */
function contextPrefix(index: number): string {
  return `contexts.${index}.`;
}

function readContextModels(
  engine: Engine,
  metadata: StateReader,
  tensors: ModelState['tensors'],
): ContextModel[] {
  return metadata.objects('contexts').map((context, i) => {
    const prefix = contextPrefix(i);
    const own = Object.entries(tensors).filter(([name]) => name.startsWith(prefix));
    return {
      direction: context.read('direction', oneOf(CONTEXT_DIRECTIONS)),
      model: openContextModel(engine, {
        kind: LANGUAGE_MODEL_KIND,
        metadata: context.object('metadata').json,
        tensors: Object.fromEntries(
          own.map(([name, tensor]) => [name.slice(prefix.length), tensor]),
        ),
      }),
    };
  });
}

/**
 * Returns the tagger that a model file holds, or a checkpoint of its training.
 * @throws InputError when it holds another kind of model, or parts that do not fit each other
 */
export function taggerFromState(engine: Engine, state: ModelState): Tagger {
  expectKind(state, [TAGGER_KIND, TAGGER_CHECKPOINT_KIND], 'a tagger');
  const metadata = readState(state);
  const lexicon = readLexicon(metadata);
  const tokenizer = readingOptions(
    () => createTokenizer(metadata.object('tokenizer').json as TokenizerDescription).description,
  );
  const options = readingOptions(() =>
    taggerOptions(metadata.object('options').json as Partial<TaggerOptions>),
  );
  checkTensors(state, lexicon, options);
  const contexts = readContextModels(engine, metadata, state.tensors);
  const model = readingOptions(() => new Tagger(engine, { lexicon, tokenizer, options, contexts }));
  loadState(engine, model.parameters, state.tensors);
  return model;
}

function readLexicon(metadata: StateReader): Lexicon {
  const words = metadata.read('words', TEXTS);
  const columns = metadata.objects('columns').map((column) => {
    const scheme = column.read('scheme', orNull(oneOf(SPAN_SCHEMES)));
    return {
      name: column.read('name', TEXT),
      labels: column.read('labels', TEXTS),
      ...(scheme !== null && { scheme }),
      crf: column.read('crf', FLAG),
    };
  });
  const names = new Set(columns.map(({ name }) => name));
  if (columns.length === 0 || names.size < columns.length) {
    throw damaged(
      sentence(
        'tagger/wrong-columns',
      )`columns must be a list of at least one, each of its own name`,
    );
  }
  return {
    words,
    counts: metadata.read('counts', listOf(wholeNumberFrom(1), words.length)),
    characters: metadata.read('characters', TEXTS),
    inputs: metadata.objects('inputs').map((input) => ({
      name: input.read('name', TEXT),
      values: input.read('values', TEXTS),
    })),
    gazetteer: metadata.objects('gazetteer').map((one) => ({
      type: one.read('type', TEXT),
      phrases: one.read('phrases', TEXTS),
    })),
    ...(metadata.json.vectors !== null && { vectors: readVectorWords(metadata.object('vectors')) }),
    columns,
    ...readLemmas(metadata, columns),
  };
}

/** Reads the lemmas that were seen in training; files of taggers without such columns, and early ones, have none. */
function readLemmas(
  metadata: StateReader,
  columns: readonly TaggerColumn[],
): Pick<Lexicon, 'lemmas'> {
  const places = lemmaColumns(columns);
  if (places === undefined || !metadata.names.includes('lemmas')) return {};
  const lemmas = metadata.object('lemmas');
  const forms = lemmas.read('forms', TEXTS);
  const read = (name: string, { labels }: TaggerColumn): readonly number[] =>
    lemmas.read(name, listOf(wholeNumberFrom(0, labels.length - 1), forms.length));
  const [tags, scripts] = [columns[places.tags], columns[places.lemmas]];
  return { lemmas: { forms, tags: read('tags', tags), scripts: read('scripts', scripts) } };
}

function readVectorWords(vectors: StateReader): VectorWords {
  return {
    words: vectors.read('words', TEXTS),
    dimensions: vectors.read('dimensions', wholeNumberFrom(1)),
  };
}

/** Checks the largest tensors before room is made for the model: a forged file must not fill the heap. */
function checkTensors(
  state: Pick<ModelState, 'tensors'>,
  lexicon: Lexicon,
  options: TaggerOptions,
): void {
  const { cell, layers, hiddenSize, wordSize, characterSize, characterHiddenSize } = options;
  const gates = cell === 'lstm' ? 4 : 3;
  const check = (name: string, shape: readonly (number | undefined)[]): void => {
    // A reference engine's numbers are of double precision.
    const isDouble = state.tensors[name]?.data instanceof Float64Array;
    if (isDouble) readTensor(state, name, Float64Array, shape);
    else readTensor(state, name, Float32Array, shape);
  };
  check('words.weight', [lexicon.words.length + 1, wordSize]);
  for (const { name, count, size } of [...tokenFeatures(lexicon), ...placeFeatures(lexicon)])
    check(`${name}.weight`, [count, size]);
  check('characters.weight', [lexicon.characters.length + 1, characterSize]);
  check('spelling.weight_ih_l0', [gates * characterHiddenSize, characterSize]);
  check('spelling.weight_hh_l0', [gates * characterHiddenSize, characterHiddenSize]);
  for (let layer = 0; layer < layers; layer++) {
    check(`sentence.weight_ih_l${layer}`, [gates * hiddenSize, undefined]);
    check(`sentence.weight_hh_l${layer}`, [gates * hiddenSize, hiddenSize]);
  }
  for (const { name, labels, crf } of lexicon.columns) {
    check(`heads.${name}.weight`, [labels.length, 2 * hiddenSize]);
    if (crf) check(`crf.${name}.transitions`, [labels.length, labels.length]);
  }
}
