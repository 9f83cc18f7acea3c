import { trainFastText } from '../../classifier/index.ts';
import { createEngine } from '../../engine/create-engine.ts';
import { ENGINE_FLAGS } from '../flags/engine-flags.ts';
import { FASTTEXT_FLAGS } from '../flags/fasttext-flags.ts';
import { readTableOptions } from '../options/from-table.ts';
import { createPipeline } from '../options/tokenizer-options.ts';
import type { ClassifierFamily } from './family.ts';

/** fastText's classifier: the mean of the vectors of a text's tokens and n-grams. */
export const FASTTEXT: ClassifierFamily = {
  models: ['fasttext'],
  flags: [FASTTEXT_FLAGS, ENGINE_FLAGS],
  async train({ documents: read, options, environment, onProgress }) {
    const analyzer = await createPipeline(options);
    const engine = await createEngine(readTableOptions(ENGINE_FLAGS, options));
    try {
      const classifier = await trainFastText(read, {
        ...{ analyzer, engine },
        ...readTableOptions(FASTTEXT_FLAGS, options),
        signal: environment.signal,
        onProgress: (progress) => {
          // The corpus that they come from says how far it is read.
          if (progress.phase !== 'counting features') onProgress(progress);
        },
      });
      const { documents, features, classes } = classifier;
      return { model: classifier, documents, features, classes };
    } finally {
      engine.dispose();
    }
  },
};
