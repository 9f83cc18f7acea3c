import type { SimilarityQuery } from '../../vectors/most-similar.ts';
import type { UmapOptions } from '../../vectors/project-umap.ts';
import type { ReadAnyVectorsOptions } from '../../vectors/read-vectors.ts';
import type { TestSetOptions } from '../../vectors/test-vocabulary.ts';
import type { HelpTable } from '../option-help.ts';

/** What the options of reading word vectors mean. */
export const READ_VECTORS_HELP: HelpTable<ReadAnyVectorsOptions> = {
  name: {
    en: 'what errors call the vectors',
    ko: '오류에서 벡터를 부르는 이름',
    default: { en: "the file's name", ko: '파일 이름' },
  },
  format: {
    en: 'the format of the vectors',
    ko: '벡터의 파일 형식',
    default: { en: 'by their first bytes', ko: '첫 바이트로 알아냄' },
  },
  limit: {
    en: 'read only this many words from the start',
    ko: '앞에서부터 읽을 단어의 수',
    default: { en: 'all', ko: '전부' },
  },
  noHeader: {
    en: 'the first line of text is a row, even if it is two whole numbers',
    ko: '첫 줄이 정수 두 개여도 벡터로 읽음',
  },
  invalidUtf8: {
    en: 'what to do with words that are not UTF-8',
    ko: 'UTF-8이 아닌 단어의 처리 방법',
  },
  byteLength: {
    en: 'length of the file, where it is known',
    ko: '파일의 크기를 아는 경우 그 크기',
  },
};

/** What the options of a search for similar words mean. */
export const SIMILARITY_HELP: HelpTable<SimilarityQuery> = {
  topn: { en: 'how many words to list', ko: '보여 줄 단어의 수' },
  restrictVocab: {
    en: 'search only this many words from the first (most frequent) on',
    ko: '빈도가 높은 순으로 찾아볼 단어의 수',
    default: { en: 'all', ko: '전부' },
  },
};

/** What the options of evaluating word vectors on test sets mean. */
export const TEST_SET_HELP: HelpTable<TestSetOptions> = {
  restrictVocab: {
    en: 'of word vectors: only this many words from the first (most frequent) on count as known',
    ko: '단어 벡터에서 아는 단어로 칠 단어의 수, 빈도가 높은 순',
  },
  caseInsensitive: {
    en: 'of word vectors: upper and lower case differ in test sets',
    ko: '단어 벡터의 평가 데이터에서 대소문자를 구분',
  },
  unknown: {
    en: 'leave out what has an unknown word, or count it as wrong',
    ko: '모르는 단어가 있는 문제를 건너뛰거나 틀린 것으로 셈',
  },
};

/** What the options of a map by UMAP mean. */
export const UMAP_HELP: HelpTable<UmapOptions> = {
  neighbors: {
    en: 'of umap: neighbors whose distances count for each point',
    ko: 'umap에서 점마다 거리를 유지할 이웃의 수',
  },
  minDist: { en: 'of umap: least distance of points', ko: 'umap에서 점 사이의 최소 거리' },
  seed: {
    en: 'of umap: the same seed draws the same map',
    ko: 'umap의 시드. 같은 시드면 같은 지도',
  },
};
