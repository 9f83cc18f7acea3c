import { checkOption } from '../../base/options.ts';
import { throwIfAborted } from '../../base/progress.ts';
import type { Pieces } from '../../base/run-with-breaks.ts';
import { sentence } from '../../base/sentence.ts';
import {
  type AnyLanguageModel,
  createUnitReader,
  languageModelFromState,
} from '../../language-model/any-language-model.ts';
import { CorpusBuilder } from '../../language-model/corpus.ts';
import { evaluateLanguageModel } from '../../language-model/evaluate-language-model.ts';
import { generateText } from '../../language-model/generate-text.ts';
import {
  LANGUAGE_MODEL_CHECKPOINT_KIND,
  LANGUAGE_MODEL_KIND,
  LanguageModel,
} from '../../language-model/language-model.ts';
import { TransformerLanguageModel } from '../../language-model/transformer-language-model.ts';
import type { TextEvaluation } from '../json/evaluations.ts';
import type { Prediction } from '../json/predictions.ts';
import type { ModelKind, PredictOptions } from '../model-kind.ts';
import type { EvaluationOptions, TestData } from '../test-data.ts';
import { withNotes } from './with-notes.ts';

/** The language model as a kind of model; it opens checkpoints of its training, too. */
export const LANGUAGE_MODEL: ModelKind<typeof LANGUAGE_MODEL_KIND, AnyLanguageModel> = {
  kind: LANGUAGE_MODEL_KIND,
  alsoOpens: [LANGUAGE_MODEL_CHECKPOINT_KIND],
  noun: sentence('models/language-model')`a language model`,
  is: (value) => value instanceof LanguageModel || value instanceof TransformerLanguageModel,
  open: async (state, { engine }) => languageModelFromState(await engine(), state),
  toState: (model, notes) => withNotes(model.toState(Object(notes.training)), notes),
  describe: (model) => ({
    ...{ units: model.units.kind, vocabularySize: model.units.size },
    ...{ cell: model.architecture, parameters: model.parameterCount },
  }),
  // Jamo are the letters of a syllable, whether it was composed or not.
  formOf: ({ units }) => units.form ?? (units.kind === 'jamo' ? 'nfd' : undefined),
  predict,
  evaluate,
  generate: generateText,
};

/** The text that an empty text is read as: the beginning of a line. */
const BEGINNING = '\n';

/** Returns the units that most likely come next after each text; it yields the units that have been read. */
function* predict(
  model: AnyLanguageModel,
  texts: readonly string[],
  { top = 10, signal }: PredictOptions,
): Pieces<Prediction[]> {
  checkOption('top', { kind: 'whole', least: 1 }, top);
  const predictions: Prediction[] = [];
  for (const text of texts) {
    throwIfAborted(signal);
    const probabilities = yield* probabilitiesAfter(model, text);
    const order = Array.from(probabilities.keys()).sort(
      (a, b) => probabilities[b] - probabilities[a],
    );
    const likeliest = order.slice(0, top);
    const byUnit = new Map<string, number>();
    for (const id of likeliest) {
      // Two subwords of a byte-pair encoding may be written alike.
      const unit = model.units.text(id);
      byUnit.set(unit, (byUnit.get(unit) ?? 0) + probabilities[id]);
    }
    predictions.push({
      predicted: model.units.text(likeliest[0]),
      probabilities: Object.fromEntries(byUnit),
    });
  }
  return predictions;
}

/** Computes P(unit|text) of every unit. */
function* probabilitiesAfter(model: AnyLanguageModel, text: string): Pieces<Float64Array> {
  const reader = createUnitReader(model);
  try {
    let logits: ArrayLike<number> = [];
    for (const id of model.units.encode(text === '' ? BEGINNING : text)) {
      logits = reader.read(id);
      yield 1;
    }
    const largest = Array.from(logits).reduce((most, one) => Math.max(most, one), -Infinity);
    const powers = Float64Array.from(logits, (logit) => Math.exp(logit - largest));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  } finally {
    reader.dispose();
  }
}

async function evaluate(
  model: AnyLanguageModel,
  data: TestData,
  options: EvaluationOptions,
): Promise<TextEvaluation> {
  const builder = new CorpusBuilder({ units: model.units });
  for await (const lines of data.lines()) {
    throwIfAborted(options.signal);
    for (const line of lines) builder.addLine(line);
  }
  const { ids, characters } = builder.finish();
  const { units: tokenCount, loss, perplexity } = await evaluateLanguageModel(model, ids, options);
  return {
    ...{ kind: LANGUAGE_MODEL_KIND, units: model.units.kind, tokenCount, characters },
    ...{ loss, perplexity, bitsPerCharacter: ((loss / Math.LN2) * ids.length) / characters },
  };
}
