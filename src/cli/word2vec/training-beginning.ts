import { UsageError } from '../../base/errors.ts';
import type { ModelState } from '../../base/model-state.ts';
import { nameInput } from '../../base/name-input.ts';
import { type SentenceValue, sentence } from '../../base/sentence.ts';
import { MIN_COUNT, type WordLimits } from '../../corpus/word-vocabulary.ts';
import { readModelFile } from '../../io/node.ts';
import { createTextPipelineFrom, type TextPipeline } from '../../text/pipeline.ts';
import {
  WORD2VEC_CHECKPOINT_KIND,
  type Word2VecModel,
  type Word2VecOptions,
  word2VecFromState,
} from '../../word2vec/index.ts';
import {
  madeOtherwise,
  readCheckpoint,
  refuseTwoBeginnings,
} from '../options/checkpoint-options.ts';
import type { DocumentOptions } from '../options/document-options.ts';
import { createPipeline, type TokenizerOptions } from '../options/tokenizer-options.ts';

/** Which texts are trained on, which of their words, and what the training begins with. */
export interface BeginningOptions extends DocumentOptions, TokenizerOptions {
  readonly minCount?: number;
  readonly maxVocabulary?: number;
  readonly from?: string;
  readonly resume?: string;
  readonly quiet?: true;
}

/** What a training begins with, where it does not begin anew. */
export interface Beginning {
  readonly path: string;
  readonly state: ModelState;
  readonly model: Word2VecModel;
  /** The same, as the trainer takes it. */
  readonly training: Pick<Word2VecOptions, 'from' | 'resumeFrom'>;
}

/**
 * Reads the model or the checkpoint that the options name.
 * @throws UsageError when they name both, InputError when it is neither
 */
export async function readBeginning({
  from,
  resume,
}: BeginningOptions): Promise<Beginning | undefined> {
  refuseTwoBeginnings(resume, from);
  const path = resume ?? from;
  if (path === undefined) return undefined;
  const state =
    resume === undefined
      ? await readModelFile(path)
      : await readCheckpoint(path, WORD2VEC_CHECKPOINT_KIND);
  const model = nameInput(path, () => word2VecFromState(state));
  const training = resume === undefined ? { from: model } : { resumeFrom: state };
  return { path, state, model, training };
}

/**
 * The text pipeline that the options ask for; where they ask for nothing, the beginning's.
 * @throws UsageError when they ask for another than the beginning's
 */
export async function choosePipeline(
  options: BeginningOptions,
  beginning: Beginning | undefined,
): Promise<TextPipeline> {
  const pipeline = await createPipeline(options);
  const saved = beginning?.state.metadata.pipeline;
  if (beginning === undefined || saved === undefined) return pipeline;
  const [asked, own, unasked] = [
    pipeline.description,
    saved,
    (await createPipeline({ tokenizer: 'whitespace' })).description,
  ].map((description) => JSON.stringify(description));
  if (asked !== own && asked !== unasked) {
    throw new UsageError(
      sentence(
        'cli/other-tokenizer',
      )`${{ path: beginning.path }} was made with its texts cut another way; leave out the options of the tokenizer.`,
    );
  }
  return createTextPipelineFrom(Object(saved));
}

/**
 * The limits that the options ask for; of a checkpoint, just its own.
 * @throws UsageError when they ask for others than the checkpoint's
 */
export function chooseLimits(
  { minCount, maxVocabulary, resume }: BeginningOptions,
  beginning: Beginning | undefined,
): WordLimits {
  const given = {
    ...(minCount !== undefined && { minCount }),
    ...(maxVocabulary !== undefined && { maxVocabulary }),
  };
  if (resume === undefined) return { minCount: MIN_COUNT, ...given };
  const saved = Object(beginning?.state.metadata.limits) as WordLimits & Record<string, unknown>;
  for (const [name, value] of Object.entries(given)) {
    if (value === saved[name]) continue;
    const before = saved[name] ?? sentence('cli/unlimited')`unlimited`;
    throw madeOtherwise(resume, name, before as SentenceValue, value);
  }
  return saved;
}
