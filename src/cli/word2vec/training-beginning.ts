import { InputError, UsageError } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json.ts';
import { nameInput } from '../../base/name-input.ts';
import { sentence } from '../../base/sentence.ts';
import { MIN_COUNT, type WordLimits } from '../../corpus/word-vocabulary.ts';
import { MODEL_KINDS } from '../../models/index.ts';
import { createTextPipelineFrom, type TextPipeline } from '../../text/pipeline.ts';
import {
  WORD2VEC_CHECKPOINT_KIND,
  type Word2VecOptions,
  word2VecFromState,
} from '../../word2vec/index.ts';
import type { Environment } from '../environment.ts';
import { openModelFile } from '../models/open-model-file.ts';
import {
  readCheckpoint,
  refuseOtherOptions,
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
  /** What its file says beside the model; empty for vectors of other tools. */
  readonly metadata: JsonObject;
  /** The same, as the trainer takes it. */
  readonly training: Pick<Word2VecOptions, 'from' | 'pretrained' | 'resumeFrom'>;
}

/**
 * Reads the model, the vectors or the checkpoint that the options name.
 * @throws UsageError when they name two, InputError when it is none
 */
export async function readBeginning(
  { from, resume, quiet }: BeginningOptions,
  environment: Environment,
): Promise<Beginning | undefined> {
  refuseTwoBeginnings(resume, from);
  if (resume !== undefined) {
    const state = await readCheckpoint(resume, WORD2VEC_CHECKPOINT_KIND);
    nameInput(resume, () => word2VecFromState(state));
    return { path: resume, metadata: state.metadata, training: { resumeFrom: state } };
  }
  if (from === undefined) return undefined;
  const { kind, model, metadata } = await openModelFile(
    from,
    { quiet: quiet === true },
    environment,
  );
  if (kind === 'word2vec') return { path: from, metadata, training: { from: model } };
  if (kind === 'word-vectors') return { path: from, metadata, training: { pretrained: model } };
  throw new InputError(
    sentence(
      'cli/no-word-vectors-to-begin-with',
    )`this is ${{ noun: MODEL_KINDS[kind].noun }}; a training begins with a Word2Vec model or with word vectors`,
    { input: from },
  );
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
  const saved = beginning?.metadata.pipeline;
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
  const saved: WordLimits = Object(beginning?.metadata.limits);
  refuseOtherOptions(resume, given, {
    ...saved,
    maxVocabulary: saved.maxVocabulary ?? sentence('cli/unlimited')`unlimited`,
  });
  return saved;
}
