import { readText } from '../../io/lines.ts';
import { inputSource } from '../../io/node-source.ts';
import type { AnyModelHandle, TestData } from '../../models/index.ts';
import { columnsOf } from '../../models/kinds/any-classifier.ts';
import { readCaptionedPictures } from '../captioner/read-pictures.ts';
import type { Environment } from '../environment.ts';
import { openCorpus } from '../open-corpus.ts';
import type { DocumentOptions } from '../options/document-options.ts';
import { readTagged, type TaggedFileOptions, taggedLayoutOf } from '../tagger/read-tagged.ts';
import { readPairs } from '../translator/read-pairs.ts';
import { readTables } from './read-rows.ts';
import { createRemarkOnce } from './remark-once.ts';

/** The label column that is looked for when none is named. */
const LABEL = 'label';

/** A command's inputs as what a model is evaluated on: the columns are those that it was trained on. */
export function openTestData(
  handle: AnyModelHandle,
  inputs: readonly string[],
  options: DocumentOptions & TaggedFileOptions & { readonly quiet?: true },
  environment: Environment,
): TestData {
  const trained = columnsOf(handle);
  const text = options.text ?? trained.text;
  const label = options.label ?? trained.label ?? LABEL;
  const { quiet = false } = options;
  const remarkOnce = createRemarkOnce(handle, environment);
  const remark = (texts: readonly string[]): void => {
    if (!quiet) remarkOnce(texts);
  };
  return {
    async *labeled(request) {
      const reading = { ...options, label, ...(text !== undefined && { text }) };
      const { corpus, bars } = openCorpus(inputs, reading, environment);
      try {
        for await (const batch of corpus.documents('evaluating', request)) {
          remark(batch.texts);
          yield batch;
        }
      } finally {
        bars.stop();
      }
    },
    async *lines() {
      const { corpus, bars } = openCorpus(inputs, options, environment);
      try {
        const batches = corpus.documents('reading', { keepBlankLines: true });
        for await (const { texts } of batches) {
          remark(texts);
          yield texts;
        }
      } finally {
        bars.stop();
      }
    },
    async *texts() {
      for (const input of inputs) {
        const source = inputSource(input, environment.stdin);
        yield { name: source.name, text: await readText(source) };
      }
    },
    tables: () => readTables(inputs, options, environment),
    pictures: () => readCaptionedPictures(inputs, environment),
    async *tagged(tokenizer) {
      yield* readTagged(inputs, { tokenizer, ...taggedLayoutOf(options) }, environment);
    },
    pairs: () => readPairs(inputs, environment),
  };
}
