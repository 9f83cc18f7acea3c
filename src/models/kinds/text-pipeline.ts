import { expectKind, readingOptions, readState } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import { createTextPipelineFrom, type TextPipeline } from '../../text/pipeline.ts';
import type { ModelKind } from '../model-kind.ts';
import { withNotes } from './with-notes.ts';

/** What a model file calls a text pipeline that stands alone. */
export const TEXT_PIPELINE_KIND = 'text-pipeline';

/** A text pipeline (normalization, tokenizer, stop words, stemmer) as a kind of model. */
export const TEXT_PIPELINE: ModelKind<typeof TEXT_PIPELINE_KIND, TextPipeline> = {
  kind: TEXT_PIPELINE_KIND,
  noun: sentence('models/text-pipeline')`a text pipeline`,
  is: (value): value is TextPipeline =>
    (Object(value) as Partial<TextPipeline>).description?.kind === 'pipeline',
  open(state) {
    expectKind(state, [TEXT_PIPELINE_KIND], 'a text pipeline');
    const { json } = readState(state).object('pipeline');
    return readingOptions(() => createTextPipelineFrom(json));
  },
  toState: ({ description: pipeline }, notes) =>
    withNotes({ kind: TEXT_PIPELINE_KIND, metadata: { pipeline }, tensors: {} }, notes),
  describe: ({ description }) => ({ tokenizer: String(Object(description.tokenizer).kind) }),
};
