import type { Chunks } from '../../io/chunks.ts';
import { encodeModel } from '../../io/model-file.ts';
import type { WordVectors } from '../word-vectors.ts';
import { wordVectorsToState } from '../word-vectors-state.ts';
import { writeClickHouseNative } from './clickhouse-native.ts';
import { writeFastTextVec } from './fasttext-vec.ts';
import { writeGloveText } from './glove-text.ts';
import { writeVectorsParquet } from './parquet.ts';
import { writePgvectorSql } from './pgvector-sql.ts';
import { metadataName, writeProjectorMetadata, writeProjectorVectors } from './projector-tsv.ts';
import { writeWord2vecBinary } from './word2vec-binary.ts';
import { writeWord2vecText } from './word2vec-text.ts';

/** How word vectors are written in one format. */
export interface WrittenFormat {
  /** The endings of the file names that ask for it. */
  readonly endings: readonly string[];
  readonly write: (vectors: WordVectors) => Chunks;
  /** The file of the words, where they do not stand beside the numbers; its name comes from that of the numbers' file. */
  readonly words?: {
    readonly nameFrom: (name: string) => string;
    readonly write: (vectors: WordVectors) => Chunks;
  };
  /** The shell's commands that load a file into the database that it is for. */
  readonly load?: (path: string) => string;
}

/** The names of the formats that word vectors are written in. */
export const WRITTEN_VECTOR_FORMATS = [
  'malmoi',
  'word2vec-text',
  'word2vec-binary',
  'glove',
  'fasttext-vec',
  'projector',
  'parquet',
  'pgvector',
  'clickhouse',
] as const;

/** A format that word vectors are written in. */
export type WrittenVectorFormat = (typeof WRITTEN_VECTOR_FORMATS)[number];

/** How word vectors are written in each format. */
export const WRITTEN_FORMATS: Readonly<Record<WrittenVectorFormat, WrittenFormat>> = {
  malmoi: {
    endings: ['.malmoi', '.safetensors'],
    write: (vectors) => encodeModel(wordVectorsToState(vectors)),
  },
  'word2vec-text': { endings: ['.txt'], write: writeWord2vecText },
  'word2vec-binary': { endings: ['.bin'], write: writeWord2vecBinary },
  glove: { endings: ['.glove'], write: writeGloveText },
  'fasttext-vec': { endings: ['.vec'], write: writeFastTextVec },
  projector: {
    endings: ['.tsv'],
    write: writeProjectorVectors,
    words: { nameFrom: metadataName, write: writeProjectorMetadata },
  },
  parquet: { endings: ['.parquet'], write: writeVectorsParquet },
  pgvector: {
    endings: ['.sql'],
    write: writePgvectorSql,
    load: (path) => `psql -d DATABASE -f ${quote(path)}`,
  },
  clickhouse: {
    endings: ['.native'],
    write: writeClickHouseNative,
    load: (path) =>
      'clickhouse-client --query "CREATE TABLE word_vectors (word String, embedding Array(Float32)) ' +
      'ENGINE = MergeTree ORDER BY word" && ' +
      `clickhouse-client --query "INSERT INTO word_vectors FORMAT Native" < ${quote(path)}`,
  },
};

/** Returns the format that a file's name asks for by its ending, such as `.txt`. */
export function formatByEnding(ending: string): WrittenVectorFormat | undefined {
  return WRITTEN_VECTOR_FORMATS.find((name) => WRITTEN_FORMATS[name].endings.includes(ending));
}

/** Writes a path as a POSIX shell reads it. */
function quote(path: string): string {
  return /^[\w./~+-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
