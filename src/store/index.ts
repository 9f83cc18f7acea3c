export { PASSWORD_VARIABLE, parseStoreAddress, type StoreAddress } from './address.ts';
export { countClassesPart, describeClasses, readClassifier } from './class-counts.ts';
export {
  countCooccurrencePart,
  describeCooccurrences,
  readCooccurrences,
} from './co-occurrences.ts';
export {
  beginCount,
  type Count,
  type CountDescription,
  type CountKind,
  describeKind,
  listCounts,
  placeOf,
  requireAnalyzer,
} from './count.ts';
export {
  type CountSums,
  listMissing,
  listRanges,
  readWholeParts,
  type WholePart,
} from './ledger.ts';
export { countNgramsPart, describeNgrams, readNgrams, type StoredNgrams } from './ngrams.ts';
export { PartWriter } from './part-writer.ts';
export { cutPart, type Part, type PartInput, parsePart } from './parts.ts';
export { countPhrasesPart, describePass, readPhrases } from './phrases.ts';
export { isAddress, querySource } from './query-source.ts';
export { type ConnectOptions, connectStore, type StoreServer } from './server.ts';
export { createTables, dropCount } from './tables.ts';
export {
  countVocabularyPart,
  readLimitedVocabulary,
  readVocabulary,
  type StoredLimits,
} from './vocabulary.ts';
