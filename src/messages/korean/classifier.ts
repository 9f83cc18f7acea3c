/** The Korean sentences of `src/classifier`, which say what is wrong with a text classifier and its examples. */
export const CLASSIFIER_SENTENCES: Readonly<Record<string, string>> = {
  'classifier/labels-like-ids':
    '문서 {documents}개에 서로 다른 레이블이 {classes}개로, 거의 문서마다 하나씩입니다. 레이블 열이 맞는지 확인하세요.',
  'classifier/bernoulli-weighting':
    'bernoulli 모델은 문서에 자질이 있는지만 보므로, {name|은/는} {weighting|이/가} 아니라 binary여야 합니다.',
  'classifier/vocabulary-limit':
    '{name|은/는} 문서를 모두 보관하는 tfidf나 어휘가 필요 없는 {hashing|과/와} 함께 쓸 수 없습니다.',
  'classifier/saved-tfidf':
    'tf-idf를 쓰는 분류기는 파일에 문서가 저장되지 않으므로, 저장한 뒤에는 이어서 학습할 수 없습니다. 처음부터 다시 학습하거나, {name|을/를} count나 binary로 지정하세요.',
  'classifier/no-batch':
    '{reader}: 배치는 배열 "texts"와 "labels"로 이루어집니다. 문서를 하나씩 주려면 { text, label }의 배열이나 createTextSource를 쓰세요.',
  'classifier/texts-and-labels': '텍스트는 {texts}개인데 레이블은 {labels}개입니다.',
  'classifier/texts-and-weights': '텍스트는 {texts}개인데 샘플 가중치는 {weights}개입니다.',
  'classifier/unknown-label':
    '{text}번째 텍스트의 레이블 "{label}"{|은/는} 모델의 클래스가 아닙니다. 모델의 클래스: {classes}',
  'classifier/no-documents': '학습할 문서가 없습니다. 두 클래스 이상의 문서를 지정하세요.',
  'classifier/one-class':
    '문서 {documents}개의 레이블이 모두 "{label}"입니다. 분류기에는 클래스가 둘 이상 필요합니다.',
  'classifier/no-features':
    '문서 {documents}개에 자질이 없습니다. 토큰이 없거나, {minDf}, {maxDf}, n-그램 범위가 모두 걸러 냈습니다.',
  'classifier/no-class-prior': '{name}에 "{label}"의 값이 없습니다.',
  'classifier/state-version':
    '분류기의 형식이 {version}인데, 이 버전의 Malmoi는 {known|을/를} 읽습니다. malmoi를 업데이트하세요.',
  'classifier/a-text-classifier': '텍스트 분류기',
  'classifier/a-linear-classifier': '선형 분류기',
  'classifier/a-fasttext-classifier': 'fastText 분류기',
  'classifier/fasttext-words': '단어의 위치가 어긋나거나 같은 단어가 두 번 있습니다',
  'classifier/fasttext-buckets': 'n-그램의 버킷에 {bucket} 이상인 것이나 같은 것이 있습니다',
  'classifier/too-few-to-tune':
    '문서가 {documents}개뿐이라 일부로 학습하고 나머지로 평가할 수 없습니다. 문서를 더 지정하세요.',
  'classifier/fasttext-diverged':
    '{epoch}번째 에폭에서 수가 한없이 커졌습니다. 학습률을 {learningRate}보다 낮추세요.',
  'classifier/infinite-weight': '가중치 중에 유한하지 않은 수가 있습니다',
  'classifier/fasttext-vectors': '이 fastText 모델에는 단어 벡터가 들어 있고, 분류기가 아닙니다',
  'classifier/fasttext-cannot-say': 'fastText 파일에 이 분류기를 담을 수 없습니다: {problem}.',
  'classifier/fasttext-white-space':
    'fastText는 텍스트를 공백에서 자르기만 하는데, 이 분류기는 다른 토큰으로 학습했습니다',
  'classifier/fasttext-cut-off': 'fastText는 양자화한 모델에서만 n-그램을 뺄 수 있습니다',
  'classifier/fasttext-zero':
    '단어나 레이블 {text}에 NUL이 들어 있는데, fastText 파일에서는 NUL이 글의 끝입니다',
  'classifier/codes-per-row':
    '텐서 "{name}"의 행마다 코드가 {codes}개인데, {dimensions}차원을 {subspace}개씩 나누면 그렇게 되지 않습니다',
  'classifier/infinite-row': '행렬 "{name}"에 유한하지 않은 수가 있습니다',
  'classifier/quantized-already':
    '이미 양자화해서 벡터가 반올림된 분류기입니다. 양자화하기 전의 분류기를 양자화하세요.',
  'classifier/size-too-small':
    '클래스가 {classes}개이고 {dimensions}차원인 분류기는 {bytes}바이트로 양자화할 수 없습니다. 단어가 하나뿐이어도 {least}바이트입니다.',
  'classifier/no-linear-features':
    '문서 {documents}개에 자질이 없습니다. 토큰이 없거나, 충분히 많은 문서에 나온 자질이 없습니다.',
  'classifier/characters-twice':
    '{name|은/는} 단어 속의 글자를 자질에 더하는 옵션인데, 텍스트를 이미 글자로 나누었습니다. 이 옵션을 빼거나, 텍스트를 단어로 나누세요.',
  'classifier/few-documents-for-folds':
    '문서가 {documents}개인데 {name|이/가} {folds}입니다. 폴드마다 문서가 하나 이상 있어야 합니다.',
  'classifier/labels': '서로 다른 레이블이 둘 이상 있어야 합니다',
  'classifier/unknown-saved-option': '이 버전에서 알 수 없는 옵션 "{name}"{|이/가} 있습니다',
  'classifier/no-examples': '예문이 있는 클래스가 하나도 없습니다',
  'classifier/infinite-sum': '텐서 "{name}"의 빈도를 모두 더하면 유한한 수가 아닙니다',
  'classifier/no-last-state':
    '{pooling|이/가} {given}인데, 합성곱에는 마지막 상태가 없습니다. max, mean, attention 중에서 고르세요.',
  'classifier/no-filters': '{widths|이/가} 비어 있습니다. 필터의 폭을 하나 이상 지정하세요.',
  'classifier/a-neural-classifier': '신경망 분류기',
  'classifier/neural-labels': '서로 다른 레이블이 둘 이상 있어야 합니다',
  'classifier/no-unknown-unit': '첫 단위가 모르는 단위(unknown)가 아닙니다',
  'classifier/neural-texts-and-labels':
    '한 배치에 텍스트는 {texts}개인데 레이블은 {labels}개입니다.',
  'classifier/neural-no-documents': '학습할 문서가 없습니다. 두 클래스 이상의 문서를 지정하세요.',
};
