import type { RecipeId } from '../recipes.ts';
import { trainLinear, trainNaiveBayes, trainTextNetwork } from './classifiers.ts';
import { trainCaptioner, trainTable, trainTagger, trainTranslator } from './from-rows.ts';
import { trainGlove, trainLanguageModel, trainWord2Vec } from './text-models.ts';
import type { Training } from './training.ts';

/** How each recipe is followed. */
export const TRAININGS: Readonly<Record<RecipeId, Training>> = {
  'naive-bayes': trainNaiveBayes,
  linear: trainLinear,
  'text-network': trainTextNetwork,
  table: trainTable,
  translator: trainTranslator,
  tagger: trainTagger,
  captioner: trainCaptioner,
  'language-model': trainLanguageModel,
  word2vec: trainWord2Vec,
  glove: trainGlove,
};
