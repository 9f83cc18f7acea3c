import type { OptionTable } from '../../base/option-table.ts';
import {
  READ_VECTORS_HELP,
  SIMILARITY_HELP,
  TEST_SET_HELP,
  UMAP_HELP,
} from '../../messages/option-help/vectors.ts';
import { SIMILARITY_QUERY, type SimilarityQuery } from '../../vectors/most-similar.ts';
import { UMAP_OPTIONS, type UmapOptions } from '../../vectors/project-umap.ts';
import { READ_VECTORS_OPTIONS, type ReadAnyVectorsOptions } from '../../vectors/read-vectors.ts';
import { TEST_SET_OPTIONS, type TestSetOptions } from '../../vectors/test-vocabulary.ts';
import type { FlagTable } from '../options/from-table.ts';

/** The flags of reading word vectors. */
export const READ_VECTORS_FLAGS: FlagTable<ReadAnyVectorsOptions> = {
  table: READ_VECTORS_OPTIONS,
  help: READ_VECTORS_HELP,
  flags: { format: { name: 'from', value: 'format' }, limit: {}, noHeader: {} },
};

/** What the command line alone asks of a file of word vectors. */
export interface VectorFileOptions {
  readonly replaceBadBytes?: true;
  readonly metadata?: string;
}

/** The flags of what the command line alone asks of a file of word vectors. */
export const VECTOR_FILE_FLAGS: FlagTable<VectorFileOptions> = {
  table: { replaceBadBytes: { kind: 'switch' }, metadata: { kind: 'text' } },
  help: {
    replaceBadBytes: {
      en: 'read words that are not UTF-8, their bad bytes replaced',
      ko: 'UTF-8이 아닌 단어도 잘못된 바이트를 바꾸어 읽음',
    },
    metadata: {
      en: "the words of the Projector's vectors.tsv",
      ko: 'Projector의 vectors.tsv에 대한 단어 파일',
      default: { en: 'metadata.tsv beside it', ko: '같은 폴더의 metadata.tsv' },
    },
  },
  flags: { replaceBadBytes: {}, metadata: { value: 'file' } },
};

/** The flags of a search for similar words. */
export const SIMILARITY_FLAGS: FlagTable<SimilarityQuery> = {
  table: SIMILARITY_QUERY,
  help: SIMILARITY_HELP,
  flags: { topn: {}, restrictVocab: { name: 'restrict' } },
};

/** The flags of evaluating word vectors on test sets. */
export const TEST_SET_FLAGS: FlagTable<TestSetOptions> = {
  table: TEST_SET_OPTIONS,
  help: TEST_SET_HELP,
  flags: {
    restrictVocab: { name: 'restrict' },
    caseInsensitive: { turnsOff: 'case-sensitive' },
  },
};

/** Which words a map shows, and how it places them. */
export interface MapOptions extends Pick<UmapOptions, 'seed'> {
  readonly method?: 'pca' | 'umap';
  readonly points?: number;
}

/** The range and the default of each option of a map. */
export const MAP_OPTIONS: OptionTable<MapOptions, 'method' | 'points' | 'seed'> = {
  method: { kind: 'choice', choices: ['pca', 'umap'], default: 'pca' },
  points: { kind: 'whole', least: 2, unit: 'count', default: 300 },
  seed: UMAP_OPTIONS.seed,
};

/** The flags of a map. */
export const MAP_FLAGS: FlagTable<MapOptions> = {
  table: MAP_OPTIONS,
  help: {
    method: { en: 'how to choose the plane', ko: '평면에 배치하는 방법' },
    points: {
      en: 'how many of the first (most frequent) words to show',
      ko: '빈도가 높은 순으로 보여 줄 단어의 수',
    },
    seed: UMAP_HELP.seed,
  },
  flags: { method: { value: 'method' }, points: {}, seed: {} },
};
