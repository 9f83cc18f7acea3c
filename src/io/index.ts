export { type ConlluWord, readConllu } from './conllu.ts';
export { type DocumentBatch, type DocumentOptions, readDocuments } from './documents.ts';
export type { LineOptions } from './line-blocks.ts';
export { type Line, readLines } from './lines.ts';
export { openMemoryScratch } from './memory-scratch.ts';
export { decodeModel, encodeModel } from './model-file.ts';
export { type Row, type RowReader, TABLE_FORMATS, type TableFormat } from './rows.ts';
export { decodeSafetensors, encodeSafetensors, type Safetensors } from './safetensors.ts';
export type { Scratch, ScratchFile } from './scratch.ts';
