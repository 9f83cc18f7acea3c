/** The Korean sentences of `src/morphology`. */
export const MORPHOLOGY_SENTENCES: Readonly<Record<string, string>> = {
  'morphology/no-labels': '레이블이 없습니다',
  'morphology/remembered': '기분석 어절의 레이블이 맞지 않습니다',
  'morphology/no-sentences':
    '형태소가 있는 학습 문장이 없습니다. lemma 열과 xpos 열이 있는 트리뱅크를 지정하세요.',
  'morphology/no-tag-set':
    '이 분석기에는 {name}이라는 태그 집합이 없습니다. {names} 가운데 고르세요.',
  'morphology/tag-set-name':
    '태그 집합의 이름이 {name}입니다. sejong처럼 영문 소문자, 숫자, 붙임표로 지정하세요.',
  'morphology/wrong-word':
    '{form}(태그 {tag})은 사전에 넣을 수 없습니다. 형태와 태그는 공백 없이 한 글자 이상이어야 합니다.',
  'morphology/wrong-word-line':
    '{name}, {line}행: {text}은 사전의 단어가 아닙니다. 공백 없는 형태를 적고, 태그는 탭 뒤에 적으세요.',
  'morphology/nothing-to-evaluate':
    '형태소가 있는 평가 문장이 없습니다. lemma 열과 xpos 열이 있는 트리뱅크를 지정하세요.',
};
