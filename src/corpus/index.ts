export { type CountedCorpus, countCooccurrences } from './count-cooccurrences.ts';
export type { Document } from './document-pieces.ts';
export { type EncodedText, TextEncoding, type TrainingText } from './encoded-text.ts';
export { joinPhrases, learnCorpusPhrases } from './join-phrases.ts';
export * from './tagged/index.ts';
export { TextCorpus, type TextCorpusOptions, type WordAnalyzer } from './text-corpus.ts';
export { createTextSource, createTextSources, type TextInput } from './text-input.ts';
export type { DocumentRequest, TextLayout, TextSource } from './text-source.ts';
export { countVocabulary, type WordLimits } from './word-vocabulary.ts';
