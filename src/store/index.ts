export { PASSWORD_VARIABLE, parseStoreAddress, type StoreAddress } from './address.ts';
export {
  beginCount,
  type Count,
  type CountDescription,
  type CountKind,
  listCounts,
} from './count.ts';
export { type CountSums, listRanges, readWholeParts, type WholePart } from './ledger.ts';
export { PartWriter } from './part-writer.ts';
export { cutPart, type Part, type PartInput, parsePart } from './parts.ts';
export { type ConnectOptions, connectStore, type StoreServer } from './server.ts';
export { createTables } from './tables.ts';
export { countVocabularyPart, readVocabulary, type StoredVocabulary } from './vocabulary.ts';
