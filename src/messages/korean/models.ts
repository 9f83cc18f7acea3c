/** What models are called, and what cannot be done with one: the sentences of `src/models`. */
export const MODEL_SENTENCES: Readonly<Record<string, string>> = {
  'models/tag': '태깅',
  'models/tagger': '태거',
  'models/caption': '사진 설명',
  'models/captioner': '사진 설명 모델',
  'models/no-pictures':
    '사진 설명 모델은 설명이 달린 사진으로 평가합니다. 주어진 데이터는 텍스트뿐입니다.',
  'models/analyze': '형태소 분석',
  'models/space': '띄어쓰기 교정',
  'models/explain-translation': '번역 설명',
  'models/generate': '텍스트 생성',
  'models/similar': '비슷한 단어 찾기',
  'models/analogy': '유추',
  'models/odd-one-out': '이질적인 단어 찾기',
  'models/not-base64': 'PNG 파일을 base64로 쓴 문자열이 아닙니다',
  'models/predict-rows': '표의 행 예측',
  'models/explain-rows': '표의 행 설명',
  'models/table-model': '표 모델',
  'models/morphology': '형태소 분석기',
  'models/translate': '번역',
  'models/translator': '번역기',
  'models/text-classifier': '텍스트 분류기',
  'models/linear-classifier': '선형 분류기',
  'models/fasttext-classifier': 'fastText 분류기',
  'models/neural-classifier': '신경망 분류기',
  'models/language-model': '언어 모델',
  'models/vocabulary': '어휘',
  'models/phrases': '구 모델',
  'models/tokenizer': '토크나이저',
  'models/text-pipeline': '텍스트 파이프라인',
  'models/word-vectors': '단어 벡터',
  'models/count-vectorizer': '빈도 벡터라이저',
  'models/tf-idf-vectorizer': 'TF-IDF 벡터라이저',
  'models/hashing-vectorizer': '해싱 벡터라이저',
  'models/checkpoint-of-glove': 'GloVe 체크포인트',
  'models/bpe-tokenizer': 'BPE 토크나이저',
  'models/word2vec-model': 'Word2Vec 모델',
  'models/predict': '예측',
  'models/evaluate': '평가',
  'models/explain': '설명',
  'models/and': '{all}, {one}',
  'models/can': '{abilities|은/는} 할 수 있습니다.',
  'models/can-be-saved': '정보를 보거나 저장할 수만 있습니다.',
  'models/cannot':
    '이 모델은 {noun}(종류 "{kind}")입니다. 이런 모델로는 {ability|을/를} 할 수 없고, {can}',
  'models/unknown-label':
    '레이블 "{label}"{|은/는} 모델의 클래스가 아닙니다. 모델의 클래스: {classes}',
  'models/labels-in-all': '{labels}, … (모두 {count}개)',
  'models/no-documents': '평가할 문서가 없습니다. 문서를 지정하세요.',
  'models/no-model': '저장할 수 있는 모델이 아닙니다. 저장할 수 있는 종류: {kinds}',
  'models/unknown-kind':
    '"{kind}"{|이라는/라는} 모델 종류가 없습니다. 다음 중에서 고르세요: {kinds}',
  'models/other-kind': '이 파일은 {noun}(종류 "{kind}")입니다. {expected} 파일을 지정하세요.',
  'models/newer-kind':
    '이 모델의 종류 "{kind}"{|은/는} 이 버전에서 지원하지 않습니다. malmoi를 업데이트하세요. 지원하는 종류: {kinds}',
  'models/cooccurrence-counts':
    '이 파일은 모델이 아니라 동시 출현 빈도 파일입니다. 코드에서는 `decodeCooccurrences`로 열고, `malmoi train glove`로 학습에 쓸 수 있습니다.',
  'models/no-source': '모델은 바이트, Blob, 또는 Node에서는 경로에서 열 수 있습니다.',
  'models/other-form':
    '텍스트가 유니코드 NFC 형식이 아닙니다({text}). 이 모델은 텍스트를 그대로 읽으므로, 키보드로 입력한 것과 같은 NFC 텍스트로 학습했다면 다른 텍스트로 취급합니다. NFC로 바꾸거나, 정규화를 지정하여 다시 학습하세요.',
  'models/unknown-precision':
    '"{precision}"{|이라는/라는} 정밀도는 없습니다. 다음 중에서 고르세요: {precisions}',
  'models/checkpoint-precision':
    '체크포인트(종류 "{kind}")는 정밀도를 줄이지 않습니다. 학습을 정확히 같은 값에서 이어 가야 하기 때문입니다. 학습이 끝난 모델의 정밀도를 줄이세요.',
  'models/nothing-to-reduce':
    '"{kind}" 종류의 모델에는 줄일 수 있는 단정밀도 가중치 행렬이 없습니다. 빈도, 단어, 설정은 정확한 값이어야 하므로 파일을 그대로 둡니다.',
  'models/half-overflow':
    '텐서 "{tensor}"에 {value|이/가} 들어 있는데, 반정밀도로는 {most}까지만 나타낼 수 있습니다. 스케일을 쓰므로 이런 한계가 없는 int8을 고르세요.',
};
