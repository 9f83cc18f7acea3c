/** The Korean sentences of `src/tagger`, which say what is wrong with sentences and their labels. */
export const TAGGER_SENTENCES: Readonly<Record<string, string>> = {
  'tagger/nothing-to-learn':
    '태거를 학습하려면 레이블 열이 하나 이상 있는 문장이 필요합니다. 문장을 지정하세요.',
  'tagger/no-columns': '토큰이 {tokens}개인 문장에 레이블 열이 없습니다. "{name}" 열이 필요합니다',
  'tagger/no-column': '문장에 "{name}" 열이 없습니다. 있는 열은 {columns}입니다',
  'tagger/too-many-labels':
    '"{name}" 열에는 토큰 {tokens}개에 서로 다른 레이블이 {labels}개 있어 학습할 수 없습니다. 레이블이 든 열을 지정하세요',
  'tagger/no-character-model':
    '이 언어 모델의 단위는 {kind}입니다. 태거에는 글자 단위({kinds}) 언어 모델이 필요합니다.',
  'tagger/no-recurrent-model':
    '이 언어 모델은 Transformer입니다. 태거는 순환 신경망의 상태를 읽으므로 LSTM, GRU, RNN 모델을 지정하세요',
  'tagger/nothing-to-evaluate': '평가할 토큰이 없습니다. 데이터를 지정하세요.',
  'tagger/wrong-columns': 'columns는 이름이 서로 다른 열 하나 이상의 목록이어야 합니다',
};
