import { UsageError } from '../base/errors.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import type { LongWork } from '../base/progress.ts';
import type { Pieces } from '../base/run-with-breaks.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import type { Caption, Picture } from '../captioner/index.ts';
import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import type { Engine } from '../engine/engine.ts';
import type { TableRow } from '../io/tables.ts';
import type { GenerationOptions } from '../language-model/generate-text.ts';
import type { AnalysisOptions, AnalyzedEojeol } from '../morphology/analyze.ts';
import type { RowExplanation, RowOptions, RowPrediction } from '../table/index.ts';
import type { UnicodeForm } from '../text/normalization/text-steps.ts';
import type { ExplainTranslationOptions, TranslationExplanation } from '../translator/explain.ts';
import type { SearchOptions } from '../translator/search-options.ts';
import type { Translation } from '../translator/translate.ts';
import type { AnalogyQuery } from '../vectors/answer-analogy.ts';
import type { SimilarityQuery, SimilarWord } from '../vectors/most-similar.ts';
import type { CentralWord } from '../vectors/similarity.ts';
import type { WeightedWord } from '../vectors/vector-expression.ts';
import type { ModelDetails } from './json/descriptions.ts';
import type { ModelEvaluation } from './json/evaluations.ts';
import type { Prediction, TextExplanation } from './json/predictions.ts';
import type { EvaluationOptions, TestData } from './test-data.ts';

/** What models may be asked to do beside being opened, saved and described. */
export const ABILITIES = [
  'predict',
  'predictRows',
  'evaluate',
  'explain',
  'explainRows',
  'tag',
  'analyze',
  'space',
  'translate',
  'caption',
  'explainTranslation',
  'generate',
  'similar',
  'analogy',
  'oddOneOut',
] as const;

/** Something that models of some kinds can do. */
export type Ability = (typeof ABILITIES)[number];

/** What opening a model may need. */
export interface OpenContext {
  /** Gives the engine that language models compute on; made at the first call. */
  readonly engine: () => Promise<Engine>;
}

/** How many answers a prediction gives where there may be very many: the likeliest units that come next. */
export interface PredictOptions extends Pick<LongWork, 'signal'> {
  /** Default 10. A classifier lists all its classes, whatever this is. */
  readonly top?: number;
}

/**
 * All that can be done with the models of one kind. Every kind has one entry in `MODEL_KINDS`; the command
 * line, a server and a page ask it, and know no kind themselves. All results are data. What may take long
 * for a single input comes in pieces, between which others have their turn.
 */
export interface ModelKind<Name extends string, Model> {
  /** What its files say that they are. */
  readonly kind: Name;
  /** Other kinds of files that open as a model of this kind: checkpoints. */
  readonly alsoOpens?: readonly string[];
  /** What it is called in sentences: `a text classifier`. */
  readonly noun: Sentence;
  /** Whether a value is a model of this kind. */
  readonly is: (value: unknown) => value is Model;
  /**
   * Makes the model of its state again.
   * @throws InputError when the state is of another kind, or damaged
   */
  readonly open: (state: ModelState, context: OpenContext) => Model | Promise<Model>;
  /**
   * Turns the model into what a file keeps.
   * @param notes what the file is to say beside: the training's log, say
   */
  readonly toState: (model: Model, notes: JsonObject) => ModelState;
  /** Says what the model is, beyond its metadata and tensors. */
  readonly describe: (model: Model) => ModelDetails;
  /**
   * Gives the normalization form of Unicode that the model puts texts in; undefined where it takes them as they stand.
   * Absent for models that read no texts.
   */
  readonly formOf?: (model: Model) => UnicodeForm | undefined;
  /**
   * Abilities that take some microseconds for a short text, whatever the model, for they look up the weights of its
   * features and compute no more: a server need not hand them to another thread.
   */
  readonly quick?: readonly Ability[];
  /** Predicts something of each text. */
  readonly predict?: (
    model: Model,
    texts: readonly string[],
    options: PredictOptions,
  ) => Prediction[] | Pieces<Prediction[]>;
  /** Measures the model on data that it was not trained on. */
  readonly evaluate?: (
    model: Model,
    data: TestData,
    options: EvaluationOptions,
  ) => Promise<ModelEvaluation>;
  /** Says why the model predicts what it does. */
  readonly explain?: (model: Model, text: string) => TextExplanation | Pieces<TextExplanation>;
  /** Predicts a column of each row of a table. */
  readonly predictRows?: (
    model: Model,
    rows: readonly TableRow[],
    options: RowOptions,
  ) => RowPrediction[];
  /** Says of each row of a table why the model predicts what it does. */
  readonly explainRows?: (
    model: Model,
    rows: readonly TableRow[],
    options: RowOptions,
  ) => RowExplanation[];
  /** Fills in the columns of sentences. */
  readonly tag?: (
    model: Model,
    sentences: readonly TaggedSentence[],
    work: Pick<LongWork, 'signal'>,
  ) => Promise<TaggedSentence[]>;
  /** Finds the morphemes of each text, eojeol by eojeol. */
  readonly analyze?: (
    model: Model,
    texts: readonly string[],
    options: AnalysisOptions,
  ) => Pieces<AnalyzedEojeol[][]>;
  /** Translates each text, the best translation first. */
  readonly translate?: (
    model: Model,
    texts: readonly string[],
    options: SearchOptions,
    work: LongWork,
  ) => Promise<Translation[][]>;
  /** Puts spaces between the eojeols of each text. */
  readonly space?: (
    model: Model,
    texts: readonly string[],
    work: Pick<LongWork, 'signal'>,
  ) => Pieces<string[]>;
  /** Says in words what is in each picture. */
  readonly caption?: (
    model: Model,
    pictures: readonly Picture[],
    work: Pick<LongWork, 'signal'>,
  ) => Caption[];
  /** Shows where it looks as it writes a translation of a text. */
  readonly explainTranslation?: (
    model: Model,
    text: string,
    options: ExplainTranslationOptions,
    work: LongWork,
  ) => Promise<TranslationExplanation>;
  /** Writes on from a prompt, in pieces as it goes. */
  readonly generate?: (
    model: Model,
    options: GenerationOptions,
  ) => AsyncGenerator<string, void, undefined>;
  /** Finds the words nearest to the middle of some. */
  readonly similar?: (
    model: Model,
    words: readonly string[],
    query: SimilarityQuery,
  ) => SimilarWord[];
  /** Finds the words nearest to a sum of words. */
  readonly analogy?: (
    model: Model,
    terms: readonly WeightedWord[],
    query: AnalogyQuery,
  ) => SimilarWord[];
  /** Sorts words by how near they are to the middle of them all: the odd one out is the last. */
  readonly oddOneOut?: (model: Model, words: readonly string[]) => CentralWord[];
}

/** Lists what the models of a kind can do, in the order of `ABILITIES`. */
export function abilitiesOf(kind: Pick<ModelKind<string, never>, Ability>): Ability[] {
  return ABILITIES.filter((ability) => kind[ability] !== undefined);
}

/** Abilities as verbs in sentences. */
export const ABILITY_VERBS: Readonly<Record<Ability, Sentence>> = {
  predict: sentence('models/predict')`predict`,
  predictRows: sentence('models/predict-rows')`predict rows of tables`,
  evaluate: sentence('models/evaluate')`evaluate`,
  explain: sentence('models/explain')`explain`,
  explainRows: sentence('models/explain-rows')`explain rows of tables`,
  tag: sentence('models/tag')`tag`,
  analyze: sentence('models/analyze')`find morphemes`,
  caption: sentence('models/caption')`describe pictures`,
  translate: sentence('models/translate')`translate`,
  space: sentence('models/space')`restore spaces`,
  explainTranslation: sentence('models/explain-translation')`explain translations`,
  generate: sentence('models/generate')`write text`,
  similar: sentence('models/similar')`find similar words`,
  analogy: sentence('models/analogy')`answer analogies`,
  oddOneOut: sentence('models/odd-one-out')`find the odd one out`,
};

/** Returns the error for what a model cannot do: it names the kind, and what that can do. */
export function cannot(
  ability: Ability,
  kind: Pick<ModelKind<string, never>, Ability | 'noun' | 'kind'>,
): UsageError {
  const able = abilitiesOf(kind);
  const can =
    able.length === 0
      ? sentence('models/can-be-saved')`it can be described and saved`
      : sentence('models/can')`it can ${{
          abilities: able
            .map((one) => ABILITY_VERBS[one])
            .reduce((all, one) => sentence('models/and')`${{ all }} and ${{ one }}`),
        }}`;
  return new UsageError(
    sentence(
      'models/cannot',
    )`The model is ${{ noun: kind.noun }} (kind "${{ kind: kind.kind }}"), which cannot ${{ ability: ABILITY_VERBS[ability] }}; ${{ can }}.`,
  );
}
