import { TextClassifier } from '../../classifier/index.ts';
import { NAIVE_BAYES_MODELS, type NaiveBayesModel } from '../../counts/naive-bayes/naive-bayes.ts';
import { CLASSIFIER_FLAGS } from '../flags/classifier-flags.ts';
import { readTableOptions } from '../options/from-table.ts';
import { createPipeline } from '../options/tokenizer-options.ts';
import type { ClassifierFamily } from './family.ts';

/** Naive Bayes: counted in one reading. */
export const NAIVE_BAYES: ClassifierFamily = {
  models: NAIVE_BAYES_MODELS,
  flags: [CLASSIFIER_FLAGS],
  async train({ documents: read, model, options }) {
    const classifier = new TextClassifier({
      analyzer: await createPipeline(options),
      ...readTableOptions(CLASSIFIER_FLAGS, options),
      model: model as NaiveBayesModel,
    });
    for await (const { texts, labels } of read) {
      classifier.partialFit(texts, labels);
    }
    const { documents } = classifier;
    // Without documents the command says what was expected.
    if (documents === 0) return { model: classifier, documents, features: 0, classes: [] };
    const { features, classes } = classifier;
    return { model: classifier, documents, features, classes };
  },
};
