/** The Korean sentences of `src/morphology`. */
export const MORPHOLOGY_SENTENCES: Readonly<Record<string, string>> = {
  'morphology/no-labels': '레이블이 없습니다',
  'morphology/no-sentences':
    '형태소가 있는 학습 문장이 없습니다. lemma 열과 xpos 열이 있는 트리뱅크를 지정하세요.',
  'morphology/nothing-to-evaluate':
    '형태소가 있는 평가 문장이 없습니다. lemma 열과 xpos 열이 있는 트리뱅크를 지정하세요.',
};
