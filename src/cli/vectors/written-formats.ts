import type { LongWork } from '../../base/progress.ts';
import type { Chunks } from '../../io/chunks.ts';
import { encodeModel } from '../../io/model-file.ts';
import type { Translated } from '../../messages/language.ts';
import { writeClickHouseNative } from '../../vectors/formats/clickhouse-native.ts';
import { writeFastTextVec } from '../../vectors/formats/fasttext-vec.ts';
import { writeGloveText } from '../../vectors/formats/glove-text.ts';
import { writeVectorsParquet } from '../../vectors/formats/parquet.ts';
import { writePgvectorSql } from '../../vectors/formats/pgvector-sql.ts';
import {
  metadataName,
  writeProjectorMetadata,
  writeProjectorVectors,
} from '../../vectors/formats/projector-tsv.ts';
import { writeWord2vecBinary } from '../../vectors/formats/word2vec-binary.ts';
import { writeWord2vecText } from '../../vectors/formats/word2vec-text.ts';
import type { WordVectors } from '../../vectors/word-vectors.ts';
import { wordVectorsToState } from '../../vectors/word-vectors-state.ts';
import { loadUsearch, writeUsearch } from './write-usearch.ts';

/** How word vectors are written in one format. */
export interface WrittenFormat {
  /** What it is, for the docs. */
  readonly help: Translated;
  /** The endings of the file names that ask for it. */
  readonly endings: readonly string[];
  readonly write: (vectors: WordVectors, work: LongWork) => Chunks;
  /** The file of the words, where they do not stand beside the numbers; its name comes from that of the numbers' file. */
  readonly words?: {
    readonly nameFrom: (name: string) => string;
    readonly write: (vectors: WordVectors) => Chunks;
  };
  /** Loads the library that users install for it, before long work is done in vain. */
  readonly loadLibrary?: () => Promise<unknown>;
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
  'usearch',
] as const;

/** A format that word vectors are written in. */
export type WrittenVectorFormat = (typeof WRITTEN_VECTOR_FORMATS)[number];

/** How word vectors are written in each format. */
export const WRITTEN_FORMATS: Readonly<Record<WrittenVectorFormat, WrittenFormat>> = {
  malmoi: {
    help: {
      en: 'a model file (safetensors)',
      ko: '모델 파일(safetensors)',
    },
    endings: ['.malmoi', '.safetensors'],
    write: (vectors) => encodeModel(wordVectorsToState(vectors)),
  },
  'word2vec-text': {
    help: {
      en: "word2vec's text",
      ko: 'word2vec의 텍스트 형식',
    },
    endings: ['.txt'],
    write: writeWord2vecText,
  },
  'word2vec-binary': {
    help: {
      en: "word2vec's binary format",
      ko: 'word2vec의 바이너리 형식',
    },
    endings: ['.bin'],
    write: writeWord2vecBinary,
  },
  glove: {
    help: {
      en: "GloVe's text",
      ko: 'GloVe의 텍스트 형식',
    },
    endings: ['.glove'],
    write: writeGloveText,
  },
  'fasttext-vec': {
    help: {
      en: "fastText's `.vec`",
      ko: 'fastText의 `.vec`',
    },
    endings: ['.vec'],
    write: writeFastTextVec,
  },
  projector: {
    help: {
      en: "the Embedding Projector's `vectors.tsv` and `metadata.tsv`",
      ko: 'Embedding Projector의 `vectors.tsv`와 `metadata.tsv`',
    },
    endings: ['.tsv'],
    write: writeProjectorVectors,
    words: { nameFrom: metadataName, write: writeProjectorMetadata },
  },
  parquet: {
    help: {
      en: 'Parquet, for DuckDB, Spark, pandas and others',
      ko: 'DuckDB, Spark, pandas 등에서 읽는 Parquet',
    },
    endings: ['.parquet'],
    write: writeVectorsParquet,
  },
  pgvector: {
    help: {
      en: "a script for PostgreSQL's psql, with a `vector` of pgvector",
      ko: 'PostgreSQL의 psql에서 pgvector의 `vector`로 불러오는 스크립트',
    },
    endings: ['.sql'],
    write: writePgvectorSql,
    load: (path) => `psql -d DATABASE -f ${quote(path)}`,
  },
  clickhouse: {
    help: {
      en: "ClickHouse's `Native`",
      ko: 'ClickHouse의 `Native`',
    },
    endings: ['.native'],
    write: writeClickHouseNative,
    load: (path) =>
      'clickhouse-client --query "CREATE TABLE word_vectors (word String, embedding Array(Float32)) ' +
      'ENGINE = MergeTree ORDER BY word" && ' +
      `clickhouse-client --query "INSERT INTO word_vectors FORMAT Native" < ${quote(path)}`,
  },
  usearch: {
    help: {
      en: 'an index of usearch, by the cosine; the words, one a line, beside it in `-words.txt`',
      ko: '코사인 유사도로 찾는 usearch 색인. 단어는 그 옆의 `-words.txt`에 한 줄에 하나씩',
    },
    endings: ['.usearch'],
    write: writeUsearch,
    words: {
      nameFrom: (name) => `${name.replace(/\.usearch$/u, '')}-words.txt`,
      write: (vectors) => writeProjectorMetadata(vectors),
    },
    loadLibrary: loadUsearch,
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
