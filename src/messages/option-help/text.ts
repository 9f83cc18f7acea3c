import type { PhraseOptions } from '../../counts/phrases/phrase-options.ts';
import type { BpeTrainingOptions } from '../../text/bpe/train-bpe.ts';
import type { NormalizerOptions } from '../../text/normalization/normalizer.ts';
import type { VocabularyOptions } from '../../text/vocabulary/build-vocabulary.ts';
import type { WordCounterOptions } from '../../text/vocabulary/word-counter.ts';
import type { HelpTable } from '../option-help.ts';

/** What the options of normalization mean. */
export const NORMALIZER_HELP: HelpTable<NormalizerOptions> = {
  form: {
    en: "Unicode's normalization form",
    ko: '유니코드 정규화 형식',
    default: { en: 'as it is', ko: '그대로' },
  },
  letterCase: {
    en: 'make upper and lower case equal',
    ko: '대소문자를 같게 만듦',
    default: { en: 'as it is', ko: '그대로' },
  },
  stripAccents: { en: 'é becomes e; Hangul stays whole', ko: 'é를 e로 바꿈. 한글은 그대로' },
  zeroDigits: { en: 'every digit becomes 0', ko: '모든 숫자를 0으로 바꿈' },
  collapseWhiteSpace: {
    en: 'runs of white space become one space',
    ko: '이어진 공백을 하나로 줄임',
  },
};

/** What the options of learning phrases mean. */
export const PHRASE_HELP: HelpTable<PhraseOptions> = {
  scoring: { en: 'how pairs are scored', ko: '단어 쌍의 점수를 계산하는 방법' },
  threshold: {
    en: 'the score above which a pair is a phrase',
    ko: '점수가 이 값을 넘는 쌍을 구로 봄',
    default: { en: '100, for npmi 0.5', ko: '100, npmi는 0.5' },
  },
  minCount: {
    en: 'least count of the words and pairs of a phrase',
    ko: '이보다 드문 단어와 쌍은 구로 보지 않음',
  },
  discount: {
    en: "subtracted from a pair's count; only for word2phrase",
    ko: '쌍의 빈도에서 빼는 값. word2phrase에서만',
    default: { en: 'the minimum count', ko: '최소 빈도' },
  },
  passes: {
    en: 'n passes find phrases of up to 2^n words',
    ko: 'n번 반복하면 단어 2^n개까지의 구를 찾음',
  },
  delimiter: {
    en: 'the text that joins the words of a phrase',
    ko: '구를 이루는 단어 사이에 넣는 문자',
  },
  limit: {
    en: 'hold at most this many distinct words and pairs; the rarest are dropped',
    ko: '메모리에 두는 단어와 쌍의 상한. 넘으면 드문 것부터 버림',
  },
};

/** What the options of training byte-pair encoding mean. */
export const BPE_TRAINING_HELP: HelpTable<BpeTrainingOptions> = {
  size: { en: 'number of tokens, the 256 bytes included', ko: '토큰 수. 바이트 256개를 포함' },
  characterCoverage: {
    en: 'share of the characters that the alphabet covers',
    ko: '알파벳이 포함할 글자의 비율',
  },
  minCount: { en: 'merge pairs that occur this often', ko: '병합할 쌍의 최소 빈도' },
};

/** What the options of a vocabulary mean. */
export const VOCABULARY_HELP: HelpTable<VocabularyOptions> = {
  minCount: { en: 'leave out rarer words', ko: '이보다 드문 단어를 제외' },
  maxSize: {
    en: 'keep only this many words, the most frequent',
    ko: '빈도가 높은 단어만 이만큼 사용',
    default: { en: 'all', ko: '전부' },
  },
};

/** What the options of counting words mean. */
export const WORD_COUNTER_HELP: HelpTable<WordCounterOptions> = {
  limit: {
    en: 'hold at most this many distinct words; the rarest are dropped',
    ko: '메모리에 두는 단어 수의 상한. 넘으면 드문 것부터 버림',
  },
};
