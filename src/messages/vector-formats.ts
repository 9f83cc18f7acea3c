import type { VectorFormat } from '../vectors/formats/detect-format.ts';
import type { WrittenVectorFormat } from '../vectors/formats/written-formats.ts';
import type { Translated } from './language.ts';

/** What each format of word vectors is, for the docs' table. */
export const VECTOR_FORMAT_HELP: Readonly<Record<VectorFormat | WrittenVectorFormat, Translated>> =
  {
    malmoi: { en: 'a model file (safetensors)', ko: '모델 파일(safetensors)' },
    'word2vec-text': { en: "word2vec's text", ko: 'word2vec의 텍스트 형식' },
    'word2vec-binary': { en: "word2vec's binary format", ko: 'word2vec의 바이너리 형식' },
    glove: { en: "GloVe's text", ko: 'GloVe의 텍스트 형식' },
    'fasttext-vec': { en: "fastText's `.vec`", ko: 'fastText의 `.vec`' },
    'fasttext-bin': {
      en: "fastText's `.bin`, with its n-grams, so that unseen words have vectors",
      ko: 'fastText의 `.bin`. n-그램까지 읽으므로 처음 보는 단어에도 벡터가 있음',
    },
    projector: {
      en: "the Embedding Projector's `vectors.tsv` and `metadata.tsv`",
      ko: 'Embedding Projector의 `vectors.tsv`와 `metadata.tsv`',
    },
    parquet: {
      en: 'Parquet, for DuckDB, Spark, pandas and others',
      ko: 'DuckDB, Spark, pandas 등에서 읽는 Parquet',
    },
    pgvector: {
      en: "a script for PostgreSQL's psql, with a `vector` of pgvector",
      ko: 'PostgreSQL의 psql에서 pgvector의 `vector`로 불러오는 스크립트',
    },
    clickhouse: { en: "ClickHouse's `Native`", ko: 'ClickHouse의 `Native`' },
  };
