/** The Korean sentences of `src/vectors`, which say what is wrong with word vectors, their files and test sets. */
export const VECTORS_SENTENCES: Readonly<Record<string, string>> = {
  'vectors/series-lengths':
    '수가 {first}개인 수열과 {second}개인 수열의 상관계수는 구할 수 없습니다.',
  'vectors/word-pair':
    '"tiger, cat, 7.35"처럼 탭, 세미콜론, 쉼표, 공백 중 하나로 나뉜 단어 두 개와 수 하나가 있어야 합니다',
  'vectors/word-pair-width': '열이 {found}개인데, 첫 줄에는 {expected}개가 있습니다',
  'vectors/word-pair-columns':
    '점수가 어느 열에 있는지 알 수 없습니다: {columns}. 그 열의 이름을 "score"로 바꾸세요',
  'vectors/word-pair-heading':
    '열 {count}개 중 점수가 어느 것인지 알 수 없습니다. "word1", "word2", "score"처럼 열의 이름을 첫 줄에 적으세요',
  'vectors/no-word-pairs': '단어 쌍이 없습니다',
  'vectors/unknown-word-pairs':
    '단어 쌍 {pairs}개 중에 두 단어 모두 벡터가 있는 것이 하나도 없습니다. 언어가 맞는지 확인하세요.',
  'vectors/projector-without-words':
    'Embedding Projector의 파일처럼 단어 없이 수만 있습니다. 단어가 담긴 metadata.tsv도 필요합니다',
  'vectors/align-size':
    'alignProjection: 숫자 {found}개를 {expected}개에 맞출 수 없습니다. 같은 점들의 x와 y를 주세요.',
  'vectors/pca-size':
    '{dimensions}차원의 점 {count}개는 주성분 {components}개로 나타낼 수 없습니다.',
  'vectors/dimensions': '단어 벡터는 1차원 이상이어야 하는데, {dimensions}차원입니다.',
  'vectors/matrix-size':
    '{dimensions}차원의 단어 {words}개에는 수가 {needed}개 필요한데, {found}개입니다.',
  'vectors/unknown-word': '벡터가 있는 단어 {size}개 중에 "{word}"{|이/가} 없습니다.',
  'vectors/unknown-word-near':
    '벡터가 있는 단어 {size}개 중에 "{word}"{|이/가} 없습니다. 혹시 이 단어를 찾으셨나요? {near}',
  'vectors/binary-bytes-left':
    '헤더에 적힌 {words}개 단어 뒤에 남는 바이트가 있습니다. 파일이 손상되었거나 word2vec 이진 형식이 아닙니다',
  'vectors/ngram-not-finite': 'n-그램의 벡터에 무한대나 NaN이 있습니다. 파일이 손상되었습니다',
  'vectors/word-in-glove':
    '첫 단어 {word|은/는} GloVe 형식에 쓸 수 없습니다. 이 형식에는 헤더가 없어 다시 읽으면 단어의 앞이 없어지거나 끝이 숫자로 읽힙니다. word2vec 형식을 사용하세요.',
  'vectors/point-not-finite':
    '{point}번째 점에 {value|이/가} 있어 지도에 그릴 수 없습니다. 이 점을 빼세요.',
  'vectors/not-finite':
    '"{word}"({number}번째 단어)의 벡터에 무한대나 NaN이 있습니다. 파일이 손상되었거나 다른 형식으로 읽은 것입니다.',
  'vectors/formula-quote': '식 "{formula}"에 닫히지 않은 따옴표가 있습니다.',
  'vectors/formula-operator': '+나 -가 있어야 합니다',
  'vectors/formula-factor': '* 앞에는 수가 있어야 합니다',
  'vectors/formula-word': '단어가 있어야 합니다',
  'vectors/formula-bracket': ')가 있어야 합니다',
  'vectors/formula-end': '식의 끝',
  'vectors/formula-place': '{place}번째 글자 "{symbol}"',
  'vectors/formula':
    '식 "{formula}"{|을/를} 읽을 수 없습니다. {where}: {problem}. 예: king - man + woman',
  'vectors/analogy-section': '첫 문제 앞에 ": 섹션 이름" 줄이 있어야 합니다',
  'vectors/analogy-terms':
    '유추는 단어 세 개, 또는 "king - man + woman"처럼 따옴표로 묶은 식 하나로 물어야 합니다. 지금은 단어가 {count}개입니다.',
  'vectors/weights-multiplied':
    '{method} multiply에는 가중치를 쓸 수 없습니다. 단어마다 한 번씩 더하거나 뺍니다.',
  'vectors/analogy-words':
    '유추 문제는 "Athens Greece Oslo Norway"처럼 네 단어여야 하는데, 이 줄에는 단어가 {words}개 있습니다',
  'vectors/no-analogies': '유추 문제가 없습니다',
  'vectors/empty-group': 'nSimilarity는 두 단어 묶음을 비교하는데, 한쪽이 비어 있습니다.',
  'vectors/no-words': '비교할 단어가 없습니다.',
  'vectors/empty-query': '검색할 단어나 벡터를 하나 이상 지정하세요.',
  'vectors/vector-length': '벡터는 {length}차원인데, 단어 벡터는 {dimensions}차원입니다.',
  'vectors/cosmul-positive': 'mostSimilarCosmul에는 positive 단어나 벡터를 하나 이상 지정하세요.',
  'vectors/model-without-vectors':
    '"{kind}" 모델에는 단어 벡터가 없습니다. 단어 벡터는 Word2Vec이나 GloVe로 학습합니다.',
  'vectors/umap-size': 'UMAP에는 점이 세 개 이상 필요한데, {count}개입니다.',
  'vectors/empty-file': '파일이 비어 있습니다',
  'vectors/no-header': '단어 수와 차원 수를 공백으로 나누어 적은 헤더가 있어야 합니다',
  'vectors/header-too-large':
    '헤더에는 {dimensions}차원의 단어가 {words}개라고 되어 있지만, {bytes}바이트에는 다 들어갈 수 없습니다',
  'vectors/more-rows-than-header':
    '헤더에는 단어가 {words}개라고 되어 있지만 행이 더 있습니다. 헤더를 고치세요',
  'vectors/fewer-rows-than-header':
    '헤더에는 단어가 {words}개라고 되어 있지만 행은 {rows}개뿐입니다. 파일이 중간에 끊겼습니다',
  'vectors/line-too-long':
    '벡터 한 행이라기에는 줄이 너무 깁니다. 바이너리 파일이 아닌지 확인하세요',
  'vectors/no-row': '공백으로 나뉜 단어와 수가 있어야 합니다',
  'vectors/row-too-short': '단어와 수 {dimensions}개가 있어야 하는데, 첫 칸 뒤에 {count}개뿐입니다',
  'vectors/no-number': '행의 {index}번째 값 "{field}"{|이/가} 수가 아닙니다',
  'vectors/projector-numbers': '탭으로 나뉜 수가 있어야 합니다',
  'vectors/projector-row-length': '앞의 줄들처럼 수가 {expected}개 있어야 하는데, {found}개입니다',
  'vectors/projector-fewer-words': '단어가 {vectors}의 행보다 적습니다',
  'vectors/projector-more-words': '단어가 {vectors}의 행보다 많습니다',
  'vectors/line-not-utf8': '줄이 UTF-8이 아닙니다',
  'vectors/projector-column': '단어가 있어야 할 {column}번째 열이 없습니다',
  'vectors/word-in-tsv': '단어 {word}({number}번째)는 탭으로 나눈 표에 쓸 수 없습니다.',
  'vectors/binary-header-too-large':
    '헤더에는 {dimensions}차원의 단어가 {words}개라고 되어 있지만, 그러려면 파일이 {bytes}바이트보다 커야 합니다. 파일이 중간에 끊겼거나 손상되었습니다',
  'vectors/binary-row':
    '단어 {words}개 중 {row}번째가 온전하지 않습니다. 파일이 중간에 끊겼거나 손상되었거나, 벡터가 {dimensions}차원이 아닙니다',
  'vectors/binary-no-header':
    '단어 수와 차원 수를 공백으로 나누어 적고 줄을 바꾼 헤더가 있어야 합니다',
  'vectors/word-in-binary':
    '단어 {word}({number}번째)는 word2vec 바이너리 형식에 쓸 수 없습니다. 이 형식에서는 첫 공백에서 단어가 끝납니다. 모델 파일을 쓰세요.',
  'vectors/word-in-postgresql':
    '단어 {word}({number}번째)에는 값이 0인 바이트가 있어 PostgreSQL의 텍스트에 담을 수 없습니다.',
  'vectors/pgvector-dimensions':
    'pgvector의 벡터는 {most}차원까지인데, 이 벡터는 {dimensions}차원입니다.',
  'vectors/word-in-text':
    '단어 {word}({number}번째)는 텍스트 형식에 쓸 수 없습니다. 바이너리 형식이나 모델 파일을 쓰세요.',
  'vectors/unknown-format': '알려진 형식({formats})의 단어 벡터가 아닙니다',
  'vectors/no-fasttext': 'fastText 모델이 아닙니다',
  'vectors/fasttext-version':
    'fastText 모델의 형식이 {version}인데, {first|과/와} {second}만 읽을 수 있습니다',
  'vectors/fasttext-quantized':
    '양자화된 모델(.ftz)이어서 벡터의 정밀도를 되돌릴 수 없습니다. 원본 .bin 파일을 쓰세요',
  'vectors/fasttext-damaged': 'fastText 모델이 손상되었습니다. 안의 수들이 서로 맞지 않습니다',
  'vectors/fasttext-cut-short': 'fastText 모델 파일이 중간에 끊겼습니다',
  'vectors/too-large':
    '수가 {dimensions}개인 행 {rows}개가 메모리에 들어가지 않습니다. {limit|을/를} 지정해 더 적게 읽으세요',
  'vectors/word-not-utf8':
    '단어가 UTF-8이 아닙니다. 잘못된 바이트를 대체 문자로 바꾸도록 하거나, 파일을 먼저 UTF-8로 변환하세요',
  'vectors/no-dimensions': '단어 벡터가 0차원입니다',
  'vectors/unknown-units': 'n-그램의 단위를 이 버전에서 알 수 없습니다',
  'vectors/buckets': 'n-그램의 번호가 오름차순이 아니거나 버킷 수를 넘습니다',
  'vectors/word-places': '단어의 위치가 오름차순이 아닙니다',
  'vectors/word-twice': '같은 단어가 두 번 나옵니다',
};
