import { createEngine } from '../../engine/create-engine.ts';
import {
  evaluateLanguageModel,
  type LanguageModelEvaluation,
} from '../../language-model/evaluate-language-model.ts';
import { languageModelFromState } from '../../language-model/language-model.ts';
import { UNIT_KINDS, type UnitKind } from '../../text/units/unit-kinds.ts';
import { refuseVectorOptions } from '../models/refuse-vector-options.ts';
import type { EvaluateOptions, ModelRequest } from '../models/requests.ts';
import { namingInput } from '../name-input.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { readCorpus } from './read-corpus.ts';

/** Measures a language model on texts. */
export async function reportOnTexts(request: ModelRequest<EvaluateOptions>): Promise<string> {
  refuseVectorOptions(request);
  const evaluation = await evaluateTexts(request);
  return request.options.json
    ? `${JSON.stringify(evaluation)}\n`
    : formatTextEvaluation(evaluation);
}

/** How well a language model predicts texts. */
interface TextEvaluation extends LanguageModelEvaluation {
  readonly kind: UnitKind;
  /** Code points of the texts, ends of lines among them. */
  readonly characters: number;
  /** Comparable between models over different units. */
  readonly bitsPerCharacter: number;
}

async function evaluateTexts({
  path,
  state,
  inputs,
  options,
  environment,
}: ModelRequest<EvaluateOptions>): Promise<TextEvaluation> {
  const engine = await createEngine();
  const bar = createProgressBar(environment.stderr, options.quiet ?? false);
  try {
    const work = { onProgress: bar.onProgress, signal: environment.signal };
    const model = namingInput(path, () => languageModelFromState(engine, state));
    const corpus = await readCorpus(inputs, { ...options, units: model.units }, environment, work);
    const evaluation = await evaluateLanguageModel(model, corpus.ids, work);
    const { characters, ids } = corpus;
    const bits = evaluation.loss / Math.LN2;
    return {
      ...evaluation,
      kind: model.units.kind,
      characters,
      bitsPerCharacter: (bits * ids.length) / characters,
    };
  } finally {
    bar.stop();
    engine.dispose();
  }
}

/** An evaluation in a line for a terminal. */
function formatTextEvaluation(evaluation: TextEvaluation): string {
  const { units, kind, loss, perplexity, bitsPerCharacter } = evaluation;
  return (
    `perplexity ${perplexity.toFixed(4)} over ${units.toLocaleString('en')} ${UNIT_KINDS[kind].plural}: loss ${loss.toFixed(4)} nats, ` +
    `${bitsPerCharacter.toFixed(4)} bits a character\n`
  );
}
