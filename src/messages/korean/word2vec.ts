/** The Korean sentences of `src/word2vec`, which say what is wrong with Word2Vec. */
export const WORD2VEC_SENTENCES: Readonly<Record<string, string>> = {
  'word2vec/no-neighbors':
    '서로 가까이 있는 두 단어가 없습니다. 충분히 자주 나오는 단어가 둘 이상 있는 줄이 없습니다. 문장 단위의 텍스트를 쓰거나 최소 빈도를 낮추세요.',
  'word2vec/all-subsampled':
    '학습된 것이 없습니다. {subsample} {value|으로/로} 단어가 너무 많이 제외되어 서로 가까이 있는 두 단어가 남지 않았습니다. 더 큰 값이나 0을 지정하세요.',
  'word2vec/diverged':
    'Word2Vec: 에폭 {epoch}에서 값이 발산했습니다. 학습률을 {learningRate}보다 낮추거나 샤드를 줄이세요.',
  'word2vec/softmax-vocabulary':
    '전체 소프트맥스는 텍스트의 단어마다 어휘의 단어 {words}개를 모두 계산하므로 {most}개까지만 쓸 만합니다. 최소 빈도를 높이거나 어휘를 제한하거나 네거티브 샘플링으로 학습하세요.',
  'word2vec/softmax-diverged':
    'Word2Vec: 에폭 {epoch}에서 값이 발산했습니다. 학습률을 {learningRate}보다 낮추세요.',
  'word2vec/other-paths': '경로는 단어 {words}개의 것인데 네트워크의 단어는 {vocabulary}개입니다.',
  'word2vec/no-checkpoint':
    'Word2Vec 체크포인트가 아니라 {kind}입니다. 학습이 끝난 모델을 더 학습하려면 그 모델에서 시작하세요.',
  'word2vec/other-text':
    '체크포인트는 단어와 문장 끝을 합해 {length}개인 텍스트의 것인데, 지금 텍스트({now}개)는 다른 텍스트이거나 다르게 나뉘었습니다. 같은 텍스트와 옵션으로 이어 가세요.',
  'word2vec/damaged-generator':
    '체크포인트가 손상되었습니다. 난수 생성기의 상태가 모두 0입니다. 다른 사본을 쓰거나 처음부터 다시 학습하세요.',
  'word2vec/in-epoch': '{epochs}에폭 중 {epoch}번째 에폭에서',
  'word2vec/too-few-words':
    '학습할 단어가 둘보다 적습니다. 더 긴 텍스트를 쓰거나 최소 빈도를 낮추세요.',
  'word2vec/no-input-word': '예시에 입력 단어가 없습니다. 하나를, CBOW라면 여럿을 지정하세요.',
  'word2vec/no-such-word':
    '{word}번 단어가 없습니다. 네트워크의 단어는 0번부터 {last}번까지입니다.',
  'word2vec/whole-model': 'Word2Vec 전체 모델',
  'word2vec/never-trained': '학습한 기록이 없습니다',
  'word2vec/two-beginnings':
    '학습은 모델, 체크포인트, {pretrained} 벡터 가운데 하나로만 시작할 수 있습니다.',
  'word2vec/pretrained-dimensions':
    '시작 벡터는 {found}차원인데 {name} 값이 {given}입니다. 이 옵션을 빼거나 다른 벡터로 시작하세요.',
  'word2vec/pretrained-words':
    '텍스트의 단어 {words}개 가운데 시작 벡터 {vectors}개에 있는 단어가 없습니다. 토큰화 방식과 대소문자가 벡터를 학습한 텍스트와 같은지 확인하세요.',
  'word2vec/other-dimensions': '벡터는 {dimensions}차원인데 설정은 {expected}차원입니다',
  'word2vec/subwords-differ': '설정과 벡터의 서브워드가 서로 다릅니다',
};
