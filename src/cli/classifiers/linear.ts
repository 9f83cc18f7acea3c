import { trainLinearClassifier } from '../../classifier/index.ts';
import { LINEAR_FLAGS } from '../flags/linear-flags.ts';
import { readTableOptions } from '../options/from-table.ts';
import { createPipeline } from '../options/tokenizer-options.ts';
import type { ClassifierFamily } from './family.ts';

/** The linear classifier: logistic regression or a support vector machine over n-grams, as NB-SVM scales them. */
export const LINEAR: ClassifierFamily = {
  models: ['linear'],
  flags: [LINEAR_FLAGS],
  async train({ documents: read, options, environment }) {
    const classifier = await trainLinearClassifier(read, {
      analyzer: await createPipeline(options),
      ...readTableOptions(LINEAR_FLAGS, options),
      signal: environment.signal,
    });
    const { documents, features, classes } = classifier;
    return { model: classifier, documents, features, classes };
  },
};
