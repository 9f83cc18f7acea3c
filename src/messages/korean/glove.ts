/** The Korean sentences of `src/glove`, which say what is wrong with GloVe. */
export const GLOVE_SENTENCES: Readonly<Record<string, string>> = {
  'glove/wrong-count': 'computeGloveStep: 빈도가 {count}입니다. 0보다 큰 수를 지정하세요.',
  'glove/wrong-length':
    'computeGloveStep: {name}에 수가 {numbers}개 있습니다. 단어 벡터처럼 {length}개여야 합니다.',
  'glove/context-vector': '문맥 벡터',
  'glove/word-squares': '단어의 제곱합',
  'glove/context-squares': '문맥의 제곱합',
  'glove/no-cooccurrences': '윈도우 안에 함께 나타나는 두 단어가 없습니다. 더 긴 텍스트를 쓰세요.',
  'glove/diverged':
    'GloVe: 반복 {iteration}에서 값이 발산했습니다. 학습률을 {learningRate}보다 낮추세요.',
  'glove/in-iteration': '반복 {iterations}회 중 {iteration}번째에서',
  'glove/after-iteration': '반복 {iterations}회 중 {iteration}번째를 마치고',
  'glove/wrong-cooccurrence':
    '{row}번 단어와 {column}번 단어의 동시 출현 빈도가 {value}입니다. 0보다 큰 수여야 합니다.',
  'glove/other-words':
    '체크포인트가 이 단어 {words}개의 것이 아닙니다. 같은 동시 출현 빈도로 이어 가세요.',
  'glove/other-counts':
    '체크포인트는 0이 아닌 칸이 {before}개였는데 지금은 {now}개입니다. 같은 동시 출현 빈도로 이어 가세요.',
  'glove/too-few-iterations':
    '체크포인트는 이미 {done}회 반복했습니다. 반복 횟수를 {iterations}회가 아니라 그보다 크게 지정하세요.',
  'glove/a-checkpoint': 'GloVe 체크포인트',
};
