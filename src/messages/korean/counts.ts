/** The Korean sentences of `src/counts`, which say what is wrong with counts, sparse rows, Naive Bayes and phrases. */
export const COUNTS_SENTENCES: Readonly<Record<string, string>> = {
  'counts/ngram-range':
    'n-그램 범위가 {minimum}에서 {maximum}까지입니다. 1 이상 {longest} 이하의 정수 두 개를 작은 수부터 지정하세요.',
  'counts/no-words-for-phrases': '구를 학습할 단어가 없습니다. 텍스트를 지정하세요.',
  'counts/tfidf-unfitted':
    '이 TfidfTransformer는 아직 문서를 읽지 않았습니다. 먼저 fit을 호출하세요.',
  'counts/vectorizer-unfitted':
    '이 CountVectorizer는 아직 텍스트를 읽지 않았습니다. 먼저 fit을 호출하세요.',
  'counts/no-features':
    '남은 자질이 없습니다. 텍스트에 토큰이 없거나, {minDf}, {maxDf}, n-그램 범위가 모두 걸러 냈습니다.',
  'counts/features-differ': '행의 자질은 {columns}개인데, 학습한 자질은 {fitted}개입니다.',
  'counts/word-number': '{index}번 단어의 번호가 {id}입니다. 어휘의 번호는 0부터 {last}까지입니다.',
  'counts/word-outside-vocabulary':
    '단어 번호 {id|은/는} 단어가 {words}개인 어휘의 범위를 벗어납니다.',
  'counts/memory-full':
    '텍스트가 너무 길어 메모리 {bytes}바이트로는 동시 출현 빈도를 셀 수 없고, 여기서는 디스크도 쓸 수 없습니다. 메모리 한도를 늘리거나 텍스트를 줄이세요.',
  'counts/too-many-ngrams':
    'n-그램이 너무 많아 메모리 {bytes}바이트로는 셀 수 없고, 여기서는 디스크도 쓸 수 없습니다. 메모리 한도를 늘리거나 n-그램을 짧게 하거나 텍스트를 줄이세요.',
  'counts/window': '윈도우는 단어 수를 나타내는 1 이상의 정수여야 하는데, {window}입니다.',
  'counts/no-cooccurrence-file':
    '동시 출현 빈도 파일이 아닙니다. 이런 파일은 `malmoi cooccur`로 만듭니다',
  'counts/cooccurrence-version':
    '파일 형식의 버전이 {version}입니다. 이 프로그램은 버전 {known|을/를} 읽습니다',
  'counts/cooccurrence-cut-short': '동시 출현 빈도 파일이 중간에 끊겼습니다. 다시 만드세요',
  'counts/cooccurrence-damaged': '동시 출현 빈도 파일이 손상되었습니다. 다시 만드세요',
  'counts/max-df-below-min-df':
    '문서가 {documents}개일 때 {maxDf}({most}){|이/가} {minDf}({fewest})보다 작아, 남길 수 있는 자질이 없습니다.',
  'counts/csr-row-pointers':
    '행이 {rows}개인 희소 행렬에는 행 포인터가 {needed}개 있어야 하는데, {found}개입니다.',
  'counts/csr-lengths':
    '희소 행렬의 값은 {values}개, 열 번호는 {indices}개, 마지막 행 포인터는 {last}입니다. 셋이 모두 같아야 합니다.',
  'counts/csr-first-row-pointer': '희소 행렬의 첫 행 포인터는 0이어야 합니다.',
  'counts/csr-row-ends': '희소 행렬의 {row}번 행이 시작하기 전에 끝납니다.',
  'counts/csr-columns':
    '희소 행렬의 {row}번 행에서 {last}번 열 다음에 {column}번 열이 나옵니다. 열 번호는 오름차순이고 {columns}보다 작아야 합니다.',
  'counts/dense-row-length': '{index}번 행의 수는 {length}개인데, 첫 행의 수는 {columns}개입니다.',
  'counts/features-counted':
    '행의 자질은 {columns}개인데, 분류기가 세는 자질은 {features}개입니다.',
  'counts/features-learned':
    '행의 자질은 {columns}개인데, 분류기가 학습한 자질은 {features}개입니다.',
  'counts/rows-and-labels':
    '행은 {rows}개인데 레이블은 {labels}개입니다. 행마다 레이블을 하나씩 지정하세요.',
  'counts/rows-and-weights': '행은 {rows}개인데 샘플 가중치는 {weights}개입니다.',
  'counts/class-number':
    '{row}번 행의 클래스가 {label}입니다. 클래스 번호는 0부터 {last}까지입니다.',
  'counts/negative-feature':
    '나이브 베이즈는 자질의 빈도를 세므로 0보다 작은 값이 있으면 안 되는데, {value|이/가} 있습니다. 해싱한 자질이라면 {alternateSign|을/를} 끄세요.',
  'counts/sample-weight':
    '{row}번 샘플 가중치가 {weight}입니다. 가중치는 0 이상의 유한한 수여야 합니다.',
  'counts/complement-has-no-prior':
    'complement 모델에는 클래스의 사전 확률이 없습니다. {fitPrior|과/와} {classPrior|을/를} 빼세요.',
  'counts/norm-of-complement':
    '{norm|은/는} complement 모델에서만 쓸 수 있는데, 모델이 {model}입니다.',
  'counts/class-prior-sum':
    '클래스의 사전 확률은 합이 1이어야 하는데, {classPrior|이/가} 지정되었습니다.',
  'counts/class-prior-length':
    '클래스는 {classes}개인데 사전 확률은 {priors}개입니다. 클래스마다 하나씩 지정하세요.',
  'counts/no-examples': '학습할 예제가 없습니다.',
  'counts/naive-bayes-unfitted':
    '이 NaiveBayes는 아직 아무것도 학습하지 않았습니다. 먼저 fit을 호출하세요.',
  'counts/complement-needs-smoothing':
    '한 클래스에만 나오는 자질이 있어 그 가중치가 무한대이므로, 정규화한 complement 나이브 베이즈에는 스무딩이 필요합니다. {alpha|을/를} 0보다 크게 지정하세요.',
  'counts/the-vocabulary': '어휘',
  'counts/ngram-parts':
    'n-그램 {id}의 접두사가 {prefix}, 토큰이 {token}입니다(접두사는 그 n-그램보다 앞에 있어야 하고, 토큰은 어휘에 있어야 합니다)',
  'counts/ngram-token': 'n-그램 {id|이/가} 그보다 뒤에 나오는 토큰으로 끝납니다',
  'counts/ngram-twice': 'n-그램 {id|이/가} 두 번 들어 있습니다',
  'counts/a-count-vectorizer': 'CountVectorizer 모델',
  'counts/a-tfidf-vectorizer': 'TfidfVectorizer 모델',
  'counts/a-hashing-vectorizer': 'HashingVectorizer 모델',
  'counts/phrases': '구 모델',
  'counts/words-of-phrases': '구의 단어 목록({name})',
  'counts/phrases-disagree': '구는 {size}개인데 {what}에는 {words}개가 있습니다',
};
