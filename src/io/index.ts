export { openBrowserScratch } from './browser-scratch.ts';
export type { ByteSource, OpenOptions } from './byte-source.ts';
export { type BytesInput, readBytes, toByteSource } from './bytes-input.ts';
export { type DocumentBatch, type DocumentOptions, readDocuments } from './documents.ts';
export type { LineOptions } from './line-blocks.ts';
export { type Line, readLines } from './lines.ts';
export { openMemoryScratch } from './memory-scratch.ts';
export { decodeModel, encodeModel } from './model-file.ts';
export { type Row, TABLE_FORMATS, type TableFormat } from './rows.ts';
export { decodeSafetensors, encodeSafetensors, type Safetensors } from './safetensors.ts';
export type { Scratch, ScratchFile } from './scratch.ts';
export type { NumberReader, StoredNumbers } from './stored-numbers.ts';
export {
  readTable,
  type TableBatch,
  type TableReading,
  type TableRow,
  type TableValue,
} from './tables.ts';
