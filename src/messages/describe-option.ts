import type { FastTextOptions } from '../classifier/fasttext/fasttext-options.ts';
import type { LinearClassifierOptions } from '../classifier/linear/linear-options.ts';
import type { TextClassifierOptions } from '../classifier/naive-bayes/text-classifier-options.ts';
import type { WordLimits } from '../corpus/word-vocabulary.ts';
import type { CooccurrenceOptions } from '../counts/co-occurrence/co-occurrence-counter.ts';
import type { PhraseOptions } from '../counts/phrases/phrase-options.ts';
import type { EngineOptions } from '../engine/create-engine.ts';
import type { GloveSettings } from '../glove/glove-options.ts';
import type { CompareGradientFlowOptions } from '../inspect/compare-gradient-flow.ts';
import type { CopyStudyOptions } from '../inspect/copy-study.ts';
import type { NestedTanhOptions } from '../inspect/nested-tanh.ts';
import type { RecallStudyOptions } from '../inspect/recall-study.ts';
import type { DocumentOptions } from '../io/documents.ts';
import type { CorpusOptions } from '../language-model/corpus.ts';
import type { GenerationOptions } from '../language-model/generate-text.ts';
import type { LanguageModelOptions } from '../language-model/language-model-options.ts';
import type { LanguageModelTraining } from '../language-model/training-options.ts';
import type { MorphologyOptions } from '../morphology/options.ts';
import type { MorphologyTraining } from '../morphology/training-options.ts';
import type { TableColumnOptions, TableModelOptions } from '../table/options.ts';
import type { TableTrainingSettings } from '../table/training-options.ts';
import type { BpeTrainingOptions } from '../text/bpe/train-bpe.ts';
import type { NormalizerOptions } from '../text/normalization/normalizer.ts';
import type { VocabularyOptions } from '../text/vocabulary/build-vocabulary.ts';
import type { WordCounterOptions } from '../text/vocabulary/word-counter.ts';
import type { SimilarityQuery } from '../vectors/most-similar.ts';
import type { UmapOptions } from '../vectors/project-umap.ts';
import type { ReadAnyVectorsOptions } from '../vectors/read-vectors.ts';
import type { TestSetOptions } from '../vectors/test-vocabulary.ts';
import type { Word2VecHyperparameters } from '../word2vec/word2vec-options.ts';
import type { Language } from './language.ts';
import { COOCCURRENCE_HELP } from './option-help/co-occurrence.ts';
import { DOCUMENT_HELP, WORD_LIMITS_HELP } from './option-help/documents.ts';
import { ENGINE_HELP } from './option-help/engine.ts';
import { FASTTEXT_HELP } from './option-help/fasttext.ts';
import { GLOVE_HELP } from './option-help/glove.ts';
import {
  CORPUS_HELP,
  GENERATION_HELP,
  LANGUAGE_MODEL_HELP,
  LANGUAGE_MODEL_TRAINING_HELP,
} from './option-help/language-model.ts';
import { LINEAR_CLASSIFIER_HELP } from './option-help/linear-classifier.ts';
import { MORPHOLOGY_HELP, MORPHOLOGY_TRAINING_HELP } from './option-help/morphology.ts';
import {
  COPY_STUDY_HELP,
  GRADIENT_FLOW_HELP,
  NESTED_TANH_HELP,
  RECALL_STUDY_HELP,
} from './option-help/studies.ts';
import { TABLE_COLUMN_HELP, TABLE_MODEL_HELP, TABLE_TRAINING_HELP } from './option-help/table.ts';
import {
  BPE_TRAINING_HELP,
  NORMALIZER_HELP,
  PHRASE_HELP,
  VOCABULARY_HELP,
  WORD_COUNTER_HELP,
} from './option-help/text.ts';
import { TEXT_CLASSIFIER_HELP } from './option-help/text-classifier.ts';
import {
  READ_VECTORS_HELP,
  SIMILARITY_HELP,
  TEST_SET_HELP,
  UMAP_HELP,
} from './option-help/vectors.ts';
import { WORD2VEC_HELP } from './option-help/word2vec.ts';
import type { HelpTable, OptionHelp } from './option-help.ts';

/** What the options mean of each function or class that takes them, by its name. */
export interface OptionTexts {
  readonly buildVocabulary: HelpTable<VocabularyOptions>;
  readonly compareGradientFlow: HelpTable<CompareGradientFlowOptions>;
  readonly CooccurrenceCounter: HelpTable<CooccurrenceOptions>;
  readonly countVocabulary: HelpTable<WordLimits>;
  readonly CorpusBuilder: HelpTable<CorpusOptions>;
  readonly createEngine: HelpTable<EngineOptions>;
  readonly createNormalizer: HelpTable<NormalizerOptions>;
  readonly differentiateNestedTanh: HelpTable<NestedTanhOptions>;
  readonly evaluateWordPairs: HelpTable<TestSetOptions>;
  readonly generateText: HelpTable<GenerationOptions>;
  readonly LinearClassifier: HelpTable<LinearClassifierOptions>;
  readonly LanguageModel: HelpTable<LanguageModelOptions>;
  readonly learnPhrases: HelpTable<PhraseOptions>;
  readonly MorphologyModel: HelpTable<MorphologyOptions>;
  readonly mostSimilar: HelpTable<SimilarityQuery>;
  readonly projectUmap: HelpTable<UmapOptions>;
  readonly readDocuments: HelpTable<DocumentOptions>;
  readonly readVectors: HelpTable<ReadAnyVectorsOptions>;
  readonly studyCopying: HelpTable<CopyStudyOptions>;
  readonly studyRecall: HelpTable<RecallStudyOptions>;
  readonly TableModel: HelpTable<TableModelOptions>;
  readonly TextClassifier: HelpTable<TextClassifierOptions>;
  readonly trainFastText: HelpTable<FastTextOptions>;
  readonly trainBpe: HelpTable<BpeTrainingOptions>;
  readonly trainGlove: HelpTable<GloveSettings>;
  readonly trainLanguageModel: HelpTable<LanguageModelTraining>;
  readonly trainMorphology: HelpTable<MorphologyTraining>;
  readonly trainTableModel: HelpTable<
    TableColumnOptions & TableModelOptions & TableTrainingSettings
  >;
  readonly trainWord2Vec: HelpTable<Word2VecHyperparameters>;
  readonly WordCounter: HelpTable<WordCounterOptions>;
}

const TEXTS: OptionTexts = {
  buildVocabulary: VOCABULARY_HELP,
  compareGradientFlow: GRADIENT_FLOW_HELP,
  CooccurrenceCounter: COOCCURRENCE_HELP,
  countVocabulary: WORD_LIMITS_HELP,
  CorpusBuilder: CORPUS_HELP,
  createEngine: ENGINE_HELP,
  createNormalizer: NORMALIZER_HELP,
  differentiateNestedTanh: NESTED_TANH_HELP,
  evaluateWordPairs: TEST_SET_HELP,
  generateText: GENERATION_HELP,
  LinearClassifier: LINEAR_CLASSIFIER_HELP,
  LanguageModel: LANGUAGE_MODEL_HELP,
  learnPhrases: PHRASE_HELP,
  MorphologyModel: MORPHOLOGY_HELP,
  mostSimilar: SIMILARITY_HELP,
  projectUmap: UMAP_HELP,
  readDocuments: DOCUMENT_HELP,
  readVectors: READ_VECTORS_HELP,
  studyCopying: COPY_STUDY_HELP,
  studyRecall: RECALL_STUDY_HELP,
  TableModel: TABLE_MODEL_HELP,
  TextClassifier: TEXT_CLASSIFIER_HELP,
  trainFastText: FASTTEXT_HELP,
  trainBpe: BPE_TRAINING_HELP,
  trainGlove: GLOVE_HELP,
  trainLanguageModel: LANGUAGE_MODEL_TRAINING_HELP,
  trainMorphology: MORPHOLOGY_TRAINING_HELP,
  trainTableModel: { ...TABLE_COLUMN_HELP, ...TABLE_MODEL_HELP, ...TABLE_TRAINING_HELP },
  trainWord2Vec: WORD2VEC_HELP,
  WordCounter: WORD_COUNTER_HELP,
};

/**
 * Says in a language what an option means, for the label of a switch or a field: of a switch that is on by default,
 * what turning it off does.
 * @param owner the function or class that takes the option, as `trainWord2Vec`
 * @returns undefined for an option that has no text, such as a callback
 */
export function describeOption<Owner extends keyof OptionTexts>(
  owner: Owner,
  option: keyof OptionTexts[Owner] & string,
  language: Language,
): string | undefined {
  return textOf(owner, option)?.[language];
}

/**
 * Says in a language what an option's default depends on.
 * @returns undefined where the default is a plain value, or none
 */
export function describeOptionDefault<Owner extends keyof OptionTexts>(
  owner: Owner,
  option: keyof OptionTexts[Owner] & string,
  language: Language,
): string | undefined {
  return textOf(owner, option)?.default?.[language];
}

function textOf(owner: keyof OptionTexts, option: string): OptionHelp | undefined {
  const texts: Readonly<Record<string, OptionHelp | undefined>> = { ...TEXTS[owner] };
  return Object.hasOwn(texts, option) ? texts[option] : undefined;
}
