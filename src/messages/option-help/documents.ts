import type { WordLimits } from '../../corpus/word-vocabulary.ts';
import type { DocumentOptions } from '../../io/documents.ts';
import type { HelpTable } from '../option-help.ts';

/** What the options of reading documents mean. */
export const DOCUMENT_HELP: HelpTable<DocumentOptions> = {
  name: {
    en: 'what errors call the input',
    ko: '오류에서 입력을 부르는 이름',
    default: { en: "the file's name", ko: '파일 이름' },
  },
  format: {
    en: 'the layout of the inputs',
    ko: '입력의 형식',
    default: { en: "by the file's ending", ko: '확장자에 따름' },
  },
  text: {
    en: 'the column of the text: a name, a number from 1, or in JSONL a path such as data.body',
    ko: '텍스트 열: 이름, 1부터 세는 번호, JSONL에서는 data.body 같은 경로',
    default: {
      en: 'text, document, sentence or review',
      ko: 'text, document, sentence, review 중 있는 것',
    },
  },
  label: {
    en: 'the column of the label: a name, or a number from 1; a plain text has __label__x in its lines',
    ko: '레이블 열: 이름이나 1부터 세는 번호. 일반 텍스트에서는 줄에 있는 __label__x',
  },
  severalLabels: {
    en: 'lines of a plain text may have several labels',
    ko: '텍스트 파일의 한 줄에 레이블이 여럿일 수 있음',
  },
  header: {
    en: 'the first row is a document, not the names of the columns',
    ko: '첫 행을 열 이름이 아니라 문서로 읽음',
  },
  keepBlankLines: {
    en: 'the empty lines of a plain text are documents, too',
    ko: '텍스트 파일의 빈 줄도 문서로 읽음',
  },
  delimiter: {
    en: 'what stands between two columns',
    ko: '열 구분자',
    default: { en: 'a comma in CSV, a tab in TSV', ko: 'CSV는 쉼표, TSV는 탭' },
  },
  encoding: {
    en: 'how the bytes stand for characters: euc-kr (CP949), utf-16le, shift_jis …',
    ko: '문자 인코딩: euc-kr(CP949), utf-16le, shift_jis 등',
    default: {
      en: 'UTF-8, or what the byte-order mark says',
      ko: 'UTF-8, BOM이 있으면 그에 따름',
    },
  },
  invalidUtf8: {
    en: 'what to do with bytes that are not UTF-8',
    ko: 'UTF-8이 아닌 바이트의 처리 방법',
  },
  maxLineBytes: { en: 'the longest line that is read', ko: '읽을 수 있는 줄의 최대 크기' },
};

/** What the limits of a vocabulary mean. */
export const WORD_LIMITS_HELP: HelpTable<WordLimits> = {
  minCount: { en: 'leave out words seen fewer times', ko: '빈도가 이보다 낮은 단어를 제외' },
  maxVocabulary: {
    en: 'keep only this many words, the most frequent',
    ko: '빈도가 높은 단어만 이만큼 사용',
    default: { en: 'all', ko: '전부' },
  },
};
