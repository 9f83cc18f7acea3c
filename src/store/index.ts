/**
 * Counts that any number of processes make in a ClickHouse: the exports of `malmoi/store`. Each process counts parts of the
 * texts, any of them reads the whole; the numbers are those of one process, to the bit.
 */
export type { StoreAddress } from './address.ts';
export { countClassesPart, readClassifier } from './class-counts.ts';
export { countCooccurrencesPart, readCooccurrences } from './co-occurrences.ts';
export { type Count, type CountKind, listCounts } from './count.ts';
export type { CountedPart, PartOptions, PartText } from './count-part.ts';
export { listMissing } from './ledger.ts';
export { countNgramsPart, readNgrams, type StoredNgrams } from './ngrams.ts';
export { openStore } from './open-store.ts';
export type { Part, PartInput } from './parts.ts';
export { countPhrasesPart, readPhrases } from './phrases.ts';
export { querySource } from './query-source.ts';
export type { ConnectOptions, StoreServer } from './server.ts';
export { dropCount } from './tables.ts';
export { countVocabularyPart, readVocabulary, type StoredVocabulary } from './vocabulary.ts';
