import type { ModelState, Precision } from '../../base/model-state.ts';
import { nameInput } from '../../base/name-input.ts';
import { encodeModel } from '../../io/model-file.ts';
import { readModelFile, writeFileAtomic } from '../../io/node.ts';
import {
  type AnyModelHandle,
  modelToState,
  openModel,
  reducedTensors,
  reducePrecision,
} from '../../models/index.ts';
import { PRECISION_REDUCED, type PrecisionReduced } from '../../models/json/precision.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { openState } from '../../models/open-model.ts';
import { compareNeighbors, type WordVectors } from '../../vectors/index.ts';
import { wordVectorsToState } from '../../vectors/word-vectors-state.ts';
import type { Environment } from '../environment.ts';
import { wordingOf } from '../terminal/wording.ts';
import { loadVectors, type VectorInputOptions } from '../vectors/load-vectors.ts';
import { evaluateOnText } from './evaluate-on-text.ts';
import { formatReduction } from './format-reduction.ts';
import { isFastTextFile, isForeign } from './open-model-file.ts';
import { checkAbility } from './refusals.ts';

/** How a model's file is reduced. */
export interface ReduceOptions extends VectorInputOptions {
  readonly precision: Precision;
  /** A text or a test set that the model is evaluated on, before and after. */
  readonly text?: string;
  readonly json?: true;
}

/** Writes a model's file again with its weights in fewer bits, and says what that cost. */
export async function reduceModelFile(
  input: string,
  output: string,
  options: ReduceOptions,
  environment: Environment,
): Promise<void> {
  const { precision, text, quiet = false } = options;
  const { signal } = environment;
  const state = await readState(input, options, environment);
  const reduced = await nameInput(input, async () => reducePrecision(state, precision));
  const [before, after] = [await openState(state, { name: input }), await openState(reduced)];
  try {
    if (text !== undefined) checkAbility(input, before, 'evaluate');
    const evaluations = text !== undefined && {
      before: await evaluateOnText(before, text, quiet, environment),
      after: await evaluateOnText(after, text, quiet, environment),
    };
    const [vectorsBefore, vectorsAfter] = [vectorsOf(before), vectorsOf(after)];
    const file = [...encodeModel(reduced)];
    await writeFileAtomic(output, file, signal);
    const result: Omit<PrecisionReduced, 'version'> = {
      ...{ output, kind: state.kind, precision },
      bytesBefore: lengthOf(encodeModel(state)),
      bytes: lengthOf(file),
      ...reducedTensors(state),
      ...(vectorsBefore &&
        vectorsAfter && { neighbors: compareNeighbors(vectorsBefore, vectorsAfter) }),
      ...evaluations,
    };
    if (options.json === true) environment.stdout.write(toJsonLine(PRECISION_REDUCED, result));
    else if (!quiet) environment.stdout.write(formatReduction(result, wordingOf(environment)));
  } finally {
    before.dispose();
    after.dispose();
  }
}

async function readState(
  input: string,
  options: ReduceOptions,
  environment: Environment,
): Promise<ModelState> {
  if (await isFastTextFile(input)) return modelToState(await openModel(input));
  if (!(await isForeign(input, environment))) return readModelFile(input);
  return wordVectorsToState(await loadVectors(input, options, environment));
}

/** Returns the word vectors of a model that has some. */
function vectorsOf(handle: AnyModelHandle): WordVectors | undefined {
  if (handle.kind === 'word-vectors') return handle.model;
  return handle.kind === 'word2vec' ? handle.model.vectors : undefined;
}

function lengthOf(pieces: Iterable<Uint8Array>): number {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  return length;
}
