import { UsageError } from '../base/errors.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import type { LongWork } from '../base/progress.ts';
import { type Pieces, runAtOnce, runWithBreaks } from '../base/run-with-breaks.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import type { Caption, Picture } from '../captioner/index.ts';
import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import type { TableRow } from '../io/tables.ts';
import type { GenerationOptions } from '../language-model/generate-text.ts';
import type { AnalysisOptions, AnalyzedEojeol } from '../morphology/analyze.ts';
import type { RowExplanation, RowOptions, RowPrediction } from '../table/index.ts';
import type { ExplainTranslationOptions, TranslationExplanation } from '../translator/explain.ts';
import type { SearchOptions } from '../translator/search-options.ts';
import type { Translation } from '../translator/translate.ts';
import type { AnalogyQuery } from '../vectors/answer-analogy.ts';
import type { SimilarityQuery, SimilarWord } from '../vectors/most-similar.ts';
import type { CentralWord } from '../vectors/similarity.ts';
import type { WeightedWord } from '../vectors/vector-expression.ts';
import { describeTensors } from './describe-state.ts';
import type { ModelDescription } from './json/descriptions.ts';
import type { ModelEvaluation } from './json/evaluations.ts';
import type { Prediction, TextExplanation } from './json/predictions.ts';
import {
  type Ability,
  abilitiesOf,
  cannot,
  type ModelKind,
  type PredictOptions,
} from './model-kind.ts';
import {
  type AnyModel,
  kindNames,
  kindOfModel,
  MODEL_KINDS,
  type ModelKindName,
  type Models,
} from './model-kinds.ts';
import { remarkOnForm } from './remark-on-form.ts';
import type { EvaluationOptions, TestData } from './test-data.ts';

/** What does what models of a kind are asked. */
type AbilityOf<Name extends ModelKindName, One extends Ability> = NonNullable<
  ModelKind<Name, Models[Name]>[One]
>;

/** What hears that it is to stop. */
type Interruptible = Pick<LongWork, 'signal'>;

/**
 * A model that was opened. `kind` tells which, and with it the type of `model`; what any model may be asked to do
 * is asked here, whatever its kind.
 */
export class ModelHandle<Name extends ModelKindName> {
  readonly kind: Name;
  readonly model: Models[Name];
  /** What the file says that it is: for a checkpoint, the kind of checkpoint. */
  readonly fileKind: string;
  /** What the file says beside the model itself: options, the training's log, the columns of its table. */
  readonly metadata: JsonObject;
  readonly #state: ModelState;
  readonly #release: () => void;

  constructor(kind: Name, model: Models[Name], state: ModelState, release: () => void) {
    this.kind = kind;
    this.model = model;
    this.fileKind = state.kind;
    this.metadata = state.metadata;
    this.#state = state;
    this.#release = release;
  }

  /** What the model can do. */
  get abilities(): Ability[] {
    return abilitiesOf(this.#ask());
  }

  /** Says what the model is: options, shapes, and what its kind knows of it. */
  describe(): ModelDescription {
    return {
      ...{ kind: this.kind, fileKind: this.fileKind },
      details: this.#ask().describe(this.model),
      metadata: this.metadata,
      tensors: describeTensors(this.#state),
    };
  }

  /**
   * Predicts the class of each text, or the unit that comes next after it.
   * @throws UsageError when a model of this kind predicts nothing
   */
  predict(texts: readonly string[], options: PredictOptions = {}): Prediction[] {
    return finish(this.#ability('predict')(this.model, texts, options));
  }

  /** Does what `predict` does, with breaks in which events are handled: a language model reads long texts for seconds. */
  async predictWithBreaks(
    texts: readonly string[],
    options: PredictOptions = {},
  ): Promise<Prediction[]> {
    return finishWithBreaks(this.#ability('predict')(this.model, texts, options), options);
  }

  /**
   * Predicts a column of each row of a table. Of a model of sequences the rows of each must stand together.
   * @throws UsageError when a model of this kind reads no tables
   */
  predictRows(rows: readonly TableRow[], options: RowOptions = {}): RowPrediction[] {
    return this.#ability('predictRows')(this.model, rows, options);
  }

  /**
   * Measures the model on data that it was not trained on.
   * @throws UsageError when there is no measure for a model of this kind
   */
  async evaluate(data: TestData, options: EvaluationOptions = {}): Promise<ModelEvaluation> {
    return this.#ability('evaluate')(this.model, data, options);
  }

  /**
   * Says why the model predicts what it does of a text.
   * @throws UsageError when a model of this kind explains nothing
   */
  explain(text: string): TextExplanation {
    return finish(this.#ability('explain')(this.model, text));
  }

  /** Does what `explain` does, with breaks in which events are handled: a network reads the text some hundred times. */
  async explainWithBreaks(text: string, work: Interruptible = {}): Promise<TextExplanation> {
    return finishWithBreaks(this.#ability('explain')(this.model, text), work);
  }

  /**
   * Says of each row of a table why the model predicts what it does.
   * @throws UsageError when a model of this kind reads no tables
   */
  explainRows(rows: readonly TableRow[], options: RowOptions = {}): RowExplanation[] {
    return this.#ability('explainRows')(this.model, rows, options);
  }

  /**
   * Fills in the columns of sentences: parts of speech, lemmas, entities.
   * @throws UsageError when a model of this kind tags nothing
   */
  async tag(
    sentences: readonly TaggedSentence[],
    work: Interruptible = {},
  ): Promise<TaggedSentence[]> {
    return this.#ability('tag')(this.model, sentences, work);
  }

  /**
   * Finds the morphemes of texts, with their tags and places.
   * @returns the eojeols of each text
   * @throws UsageError when a model of this kind finds none, or an option is wrong
   */
  analyze(texts: readonly string[], options: AnalysisOptions = {}): AnalyzedEojeol[][] {
    return finish(this.#ability('analyze')(this.model, texts, options));
  }

  /** Does what `analyze` does, with breaks in which events are handled. */
  async analyzeWithBreaks(
    texts: readonly string[],
    options: AnalysisOptions = {},
  ): Promise<AnalyzedEojeol[][]> {
    return finishWithBreaks(this.#ability('analyze')(this.model, texts, options), options);
  }

  /**
   * Puts spaces between the eojeols of Korean texts; those that stand in the texts are left out first.
   * @throws UsageError when a model of this kind restores none
   */
  restoreSpaces(texts: readonly string[], work: Interruptible = {}): string[] {
    return finish(this.#ability('space')(this.model, texts, work));
  }

  /** Does what `restoreSpaces` does, with breaks in which events are handled. */
  async restoreSpacesWithBreaks(
    texts: readonly string[],
    work: Interruptible = {},
  ): Promise<string[]> {
    return finishWithBreaks(this.#ability('space')(this.model, texts, work), work);
  }

  /**
   * Translates texts.
   * @returns for each text its translations, the best first
   * @throws UsageError when a model of this kind translates nothing, or an option is out of range
   */
  async translate(
    texts: readonly string[],
    options: SearchOptions = {},
    work: LongWork = {},
  ): Promise<Translation[][]> {
    return this.#ability('translate')(this.model, texts, options, work);
  }

  /**
   * Says in words what is in pictures.
   * @throws UsageError when a model of this kind describes none
   */
  caption(pictures: readonly Picture[], work: Interruptible = {}): Caption[] {
    return this.#ability('caption')(this.model, pictures, work);
  }

  /**
   * Shows where the model looks in a text at each unit of its translation.
   * @throws UsageError when a model of this kind translates nothing, or an option is out of range
   */
  async explainTranslation(
    text: string,
    options: ExplainTranslationOptions = {},
    work: LongWork = {},
  ): Promise<TranslationExplanation> {
    return this.#ability('explainTranslation')(this.model, text, options, work);
  }

  /**
   * Writes on from a prompt, and gives the text in pieces as it is written.
   * @throws UsageError when a model of this kind writes no text, or an option is out of range
   */
  generate(options: GenerationOptions = {}): AsyncGenerator<string, void, undefined> {
    return this.#ability('generate')(this.model, options);
  }

  /**
   * Finds the words most similar to a word, or to the middle of several.
   * @throws UsageError when a model of this kind has no word vectors
   * @throws InputError for a word without a vector
   */
  similar(words: readonly string[], query: SimilarityQuery = {}): SimilarWord[] {
    return this.#ability('similar')(this.model, words, query);
  }

  /**
   * Finds the words nearest to a sum of words.
   * @param terms as `readAnalogy` reads them
   * @throws UsageError when a model of this kind has no word vectors
   * @throws InputError for a word without a vector
   */
  analogy(terms: readonly WeightedWord[], query: AnalogyQuery = {}): SimilarWord[] {
    return this.#ability('analogy')(this.model, terms, query);
  }

  /**
   * Sorts words by how near they are to the middle of them all: the odd one out is the last.
   * @throws UsageError when a model of this kind has no word vectors
   * @throws InputError for a word without a vector
   */
  oddOneOut(words: readonly string[]): CentralWord[] {
    return this.#ability('oddOneOut')(this.model, words);
  }

  /**
   * Says what about texts makes the model answer otherwise than a reader would think: that they are not in the form NFC,
   * while it takes texts as they stand. Undefined where there is nothing to say.
   */
  remarkOn(texts: readonly string[]): Sentence | undefined {
    const { formOf } = this.#ask();
    return formOf === undefined ? undefined : remarkOnForm(texts, formOf(this.model));
  }

  /** Gives back the engine that was made to open the model, if one was; the model is void then. */
  dispose(): void {
    this.#release();
  }

  #ask(): ModelKind<Name, Models[Name]> {
    return MODEL_KINDS[this.kind];
  }

  /** @throws UsageError when models of this kind lack the ability */
  #ability<One extends Ability>(name: One): AbilityOf<Name, One> {
    const kind = this.#ask();
    const ability = kind[name];
    if (ability === undefined) throw cannot(name, kind);
    return ability;
  }
}

/** Does what comes in pieces, if it does, at once. */
function finish<Result>(found: Result | Pieces<Result>): Result {
  return isInPieces(found) ? runAtOnce(found) : found;
}

/** Does what comes in pieces, if it does, with breaks. */
async function finishWithBreaks<Result>(
  found: Result | Pieces<Result>,
  work: Interruptible,
): Promise<Result> {
  return isInPieces(found) ? runWithBreaks(found, work) : found;
}

function isInPieces<Result>(found: Result | Pieces<Result>): found is Pieces<Result> {
  return typeof Object(found).next === 'function';
}

/**
 * Makes a handle of a model that was not opened but made: it can be asked like one that was.
 * @throws UsageError for what is no model
 */
export function handleOf(model: AnyModel, notes: JsonObject = {}): AnyModelHandle {
  const kind = kindOfModel(model);
  if (kind === undefined) throw notAModel();
  return createHandle(kind, model, notes);
}

function createHandle<Name extends ModelKindName>(
  kind: Name,
  model: AnyModel,
  notes: JsonObject,
): AnyModelHandle {
  const known = model as Models[Name];
  const state = MODEL_KINDS[kind].toState(known, notes);
  // One of the union's members, of which the compiler does not know which.
  return new ModelHandle(kind, known, state, () => {}) as unknown as AnyModelHandle;
}

/** Returns the error for a value that is no model. */
export function notAModel(): UsageError {
  return new UsageError(
    sentence(
      'models/no-model',
    )`This is no model that can be saved; those are ${{ kinds: kindNames() }}.`,
  );
}

/** A model of whatever kind: `kind` tells them apart. */
export type AnyModelHandle = { [Name in ModelKindName]: ModelHandle<Name> }[ModelKindName];
