/** What the options of no table mean, in Korean by the English. */
export const FLAG_TEXTS: Readonly<Record<string, string>> = {
  'where it is served (default: a port that is free)': '실험실을 열 포트 (기본값: 비어 있는 포트)',
  'open it in the browser': '브라우저에서 엽니다',
  'sites whose pages may ask, such as https://example.org (default: none)':
    '페이지에서 요청을 보낼 수 있는 사이트(https://example.org 등) (기본값: 없음)',
  'tokens, one a line, of which each request must bear one; MALMOI_TOKENS holds some, too, parted by commas':
    '한 줄에 하나씩 적은 토큰. 요청에는 그중 하나가 있어야 함. 환경 변수 MALMOI_TOKENS에도 쉼표로 나누어 적을 수 있음',
  'no log of requests, only of what goes wrong': '요청을 로그에 남기지 않고 문제만 남김',
  'the address and the models as one JSON object': '주소와 모델을 JSON 객체 하나로 출력',
  'the address as one JSON object': '주소를 JSON 객체 하나로 출력',
  'en or ko, for help and errors (default: by LANG)':
    '도움말과 오류의 언어, en이나 ko (기본값: LANG에 따름)',
  'where the model is written': '모델을 저장할 파일',
  'the columns to learn, such as upos,xpos,lemma (default: all)':
    '학습할 열, 예: upos,xpos,lemma (기본값: 모두)',
  'columns that the tagger reads: they must stand in every file that it is used on (default: none)':
    '태거가 읽을 열. 태거를 쓸 파일에도 모두 있어야 함 (기본값: 없음)',
  'word vectors that it reads beside those that it learns (default: none)':
    '학습하는 단어 벡터와 함께 읽을 단어 벡터 파일 (기본값: 없음)',
  'known phrases, one a line with its type after a tab, which it reads as hints (default: none)':
    '참고할 구절 사전. 한 줄에 하나씩, 탭 뒤에 유형을 씀 (기본값: 없음)',
  'a language model of characters, whose state after each token it reads (default: none)':
    '글자 단위 언어 모델. 토큰마다 그 뒤의 상태를 읽음 (기본값: 없음)',
  'one that was trained on lines written from their end, as rev writes them (default: none)':
    'rev로 뒤집은 줄로 학습한 글자 단위 언어 모델 (기본값: 없음)',
  'tagged sentences that choose the weights (default: every tenth of the inputs)':
    '가중치를 고를 검증 문장 (기본값: 입력의 열 문장마다 하나)',
  'print CoNLL-U (default: the token and its labels in columns)':
    'CoNLL-U로 출력 (기본값: 토큰과 레이블을 열로)',
  'with --json: the likeliest labels of each token with their probabilities, and with a CRF of each sentence':
    '--json과 함께: 토큰마다, CRF가 있으면 문장마다 가능성이 높은 레이블과 확률',
  'one JSON object a sentence, with places in the text':
    '문장마다 텍스트 속 위치를 포함한 JSON 객체 하나를 출력',
  'treebanks that choose the weights, after each epoch (default: the last ones stay)':
    '에폭마다 가중치를 고르는 데 쓸 검증 트리뱅크 (기본값: 마지막 가중치)',
  'each morpheme with its tag: 가/VV': '형태소를 태그와 함께 출력: 가/VV',
  'words that are found as single morphemes: one a line, with its tag after a tab':
    '한 형태소로 분석할 단어들의 사전. 한 줄에 하나씩, 태그는 탭 뒤에 적음',
  'the tags, where the model has several sets (default: the first)':
    '태그 집합. 모델에 여럿 있을 때 고름 (기본값: 첫째)',
  'the likeliest analyses of each eojeol, a line each, with their probabilities':
    '어절마다 가능성이 높은 분석들과 그 확률을 한 줄에 하나씩 출력',
  'nouns alone: common, proper and bound ones': '명사만 출력: 일반 명사, 고유 명사, 의존 명사',
  'one JSON object a document, with tags and places in the document':
    '문서마다 태그와 문서 속 위치를 포함한 JSON 객체 하나를 출력',
  'add the counts of the texts to a ClickHouse, or without texts read them from it: clickhouse://user@host:port/database':
    '텍스트의 빈도를 ClickHouse에 더하거나, 텍스트가 없으면 거기서 읽음: clickhouse://user@host:port/database',
  'of an input clickhouse://user@host:port/database or duckdb:file, the rows to read: "select text, label from reviews"':
    '입력이 clickhouse://user@host:port/database나 duckdb:파일일 때 읽을 행: "select text, label from reviews"',
  'start from the counts of a ClickHouse: clickhouse://user@host:port/database':
    '텍스트 대신 ClickHouse의 빈도로 시작: clickhouse://user@host:port/database',
  'what the count is called in the store (default: "default")':
    '저장소에서 쓰는 이름 (기본값: "default")',
  'count this part of the texts only, such as 3/16':
    '텍스트의 이 부분만 셈(16개로 나눈 세 번째라면 3/16)',
  'no progress bar and no summary': '진행 막대와 요약을 출력하지 않음',
  'pairs that choose the weights, in the same layout (default: every twentieth of the inputs)':
    '가중치를 고를 검증 쌍. 입력과 같은 형식 (기본값: 입력의 스무 쌍마다 하나)',
  'score these translations, a line each, in place of looking for some':
    '번역을 찾지 않고, 한 줄에 하나씩 적은 이 번역들에 점수를 냄',
  'one JSON object a text, with scores': '텍스트마다 점수를 포함한 JSON 객체 하나를 출력',
  'of a translator: explain this translation in place of its own':
    '번역기의 번역 대신 이 번역을 설명',
  'of a translator: the attention by words, which white space parts, or by its own units (default: words, where its units are words or parts of them)':
    '번역기: 어텐션을 띄어쓰기로 나눈 단어별(words) 또는 번역기의 단위별(units)로 보임(기본: 단위가 단어나 그 조각이면 words)',
  "of a Transformer: the decoder's layer whose attention is shown (default: the last)":
    '트랜스포머: 어텐션을 보일 디코더 층(기본: 마지막 층)',
  "of a Transformer: the layer's head (default: the mean of all)":
    '트랜스포머: 층의 어텐션 헤드(기본: 모든 헤드의 평균)',
  'of a translator: a picture (.svg) of the attention to the last text':
    '번역기가 마지막 텍스트에서 본 곳을 그린 그림(.svg)',
  'the summary as one JSON object': '요약을 JSON 객체 하나로 출력',
  'where the vectors are written': '벡터를 저장할 파일',
  'start from what `malmoi cooccur` counted, instead of texts':
    '텍스트 대신 `malmoi cooccur`로 센 빈도로 학습',
  "where that folder is made (default: the system's)":
    '임시 폴더를 만들 위치 (기본값: 시스템의 임시 폴더)',
  "where that file is made (default: the system's)":
    '임시 파일을 만들 폴더 (기본값: 시스템의 임시 폴더)',
  'write the vectors alone: half the size, but training cannot go on':
    '벡터만 저장. 크기는 절반이지만 이어서 학습할 수 없음',
  'join phrases such as new_york first: passes to learn them with, or a model of `malmoi phrases`':
    'new_york 같은 구를 먼저 연결. 구를 학습할 횟수, 또는 `malmoi phrases`의 모델',
  "where the encoded text is kept meanwhile (default: the system's)":
    '변환한 텍스트를 임시로 저장할 폴더 (기본값: 시스템의 임시 폴더)',
  'go on from a trained model with new text and new words; its settings stay unless others are set; of word vectors in any format, the words that the text shares begin with theirs':
    '학습한 모델에서 새 텍스트와 새 단어로 이어서 학습. 따로 지정하지 않은 설정은 그대로. 다른 도구의 단어 벡터를 주면 텍스트에도 있는 단어는 그 벡터로 시작',
  'code-points, graphemes, jamo, whitespace, or the file of a BPE model (default: code-points)':
    'code-points, graphemes, jamo, whitespace, 또는 BPE 모델 파일 (기본값: code-points)',
  'code-points, graphemes, jamo, whitespace, or the file of a BPE model':
    'code-points, graphemes, jamo, whitespace, 또는 BPE 모델 파일',
  'units seen less often share one unit (default: 1)':
    '빈도가 이보다 낮은 단위를 하나로 합침 (기본값: 1)',
  "begin with a trained model's weights and units": '학습한 모델의 가중치와 단위로 시작',
  'the texts themselves, in place of inputs': '입력 파일 대신 지정하는 텍스트',
  'the texts themselves, in place of inputs; rows of a table as JSON objects':
    '입력 파일 대신 지정하는 텍스트. 표의 행은 JSON 객체로 씀',
  'classes to list (default 1), of a language model units (default 10)':
    '표시할 클래스의 수(기본값 1), 언어 모델에서는 단위의 수(기본값 10)',
  'of a classifier: list no class less probable than this':
    '분류기: 확률이 이보다 낮은 클래스는 표시하지 않음',
  'one JSON object a document, with the probabilities':
    '문서마다 확률을 포함한 JSON 객체 하나를 출력',
  'one JSON object': 'JSON 객체 하나로 출력',
  'no progress bar': '진행 막대를 출력하지 않음',
  'the same, as `malmoi predict` takes them': '위와 같은 텍스트를 `malmoi predict`처럼 지정',
  'texts (a line each), CSV, TSV or JSONL, in place of texts':
    '텍스트 대신 읽을 파일: 한 줄에 하나씩 적은 텍스트, CSV, TSV, JSONL',
  'features to list; the others are summed up': '표시할 자질의 수. 나머지는 합쳐서 표시',
  'one JSON object a text, with every feature':
    '텍스트마다 모든 자질을 포함한 JSON 객체 하나를 출력',
  'what the text begins with, or - for standard input (default: a new line)':
    '텍스트를 시작하는 프롬프트. -는 표준 입력 (기본값: 줄바꿈)',
  'texts to write, with seeds that count up from --seed':
    '생성할 텍스트의 수. 시드는 --seed부터 1씩 증가',
  'one JSON object for each text': '텍스트마다 JSON 객체 하나를 출력',
  'how the losses fall, as a picture: curves.svg': '손실 곡선을 저장할 그림: curves.svg',
  'of a language model or a translator: the text that it reads':
    '언어 모델이나 번역기가 읽을 텍스트',
  'of a Transformer: the heads of this layer': '트랜스포머: 이 층의 헤드',
  'of a Transformer: this head; with --layer where each unit looks':
    '트랜스포머: 이 헤드. --layer와 함께 주면 단위마다 어디를 보는지 출력',
  'of a translator: the heads of the encoder, of the decoder, or by which the decoder looks at the source (cross)':
    '번역기: 인코더의 헤드, 디코더의 헤드, 디코더가 원문을 보는 헤드(cross)',
  'the unit to show, both numbers from 0 (default: the one that varies most)':
    '표시할 유닛의 층과 번호, 모두 0부터 (기본값: 가장 많이 변하는 유닛)',
  'what to show of the units: h, c, or a gate: i, f, g, o; r, z, candidate (default: c, or h)':
    '표시할 신호: h, c, 또는 게이트 i, f, g, o, r, z, candidate (기본값: c, 없으면 h)',
  'how strongly one prediction depends on each unit before it':
    '한 예측이 앞의 단위 각각에 의존하는 정도를 표시',
  "with --connectivity: the unit that is predicted, from 0; the text's length for what comes next (default: the last)":
    '--connectivity에서 예측할 단위의 위치. 0부터 세며, 텍스트의 길이를 지정하면 텍스트 다음에 올 단위 (기본값: 마지막 단위)',
  'of a translator: how strongly each unit of the translation depends on each unit of the text, in place of attention':
    '번역기: 어텐션 대신, 번역의 단위마다 텍스트의 단위에 얼마나 의존하는지 출력',
  'with --connectivity: another unit that might stand there; of a translator: the translation that it reads':
    '--connectivity에서 그 위치에 대신 올 수 있는 단위. 번역기에서는 읽을 번역',
  'rank units by what they tell of quotes, brackets, line ends, …':
    '따옴표, 괄호, 줄 끝 등을 잘 나타내는 유닛을 순서대로 표시',
  'units listed for each feature': '특징마다 표시할 유닛의 수',
  'units of the text to read (default: 400; of a Transformer 40; with --features 10000)':
    '읽을 텍스트의 단위 수 (기본값: 400, 트랜스포머는 40, --features에서는 10000)',
  'a picture: the text colored by --unit, or a map of all units':
    '그림 파일: --unit으로 색칠한 텍스트, 또는 모든 유닛의 히트맵',
  'cut each document into sentences first: a line a sentence':
    '문서를 먼저 문장으로 나누어 한 줄에 한 문장씩 출력',
  'one JSON object a line, with the tokens and their offsets in the document':
    '줄마다 토큰과 문서 안의 위치를 JSON 객체 하나로 출력',
  'put <pad> <unk> <s> </s> first': '<pad> <unk> <s> </s>를 맨 앞에 추가',
  'write a file instead: text, or a model when it ends in .malmoi':
    '출력하는 대신 저장할 파일: 텍스트, 이름이 .malmoi로 끝나면 모델',
  'one JSON object a word; with -o, the summary as JSON':
    '단어마다 JSON 객체 하나를, -o와 함께 쓰면 요약을 JSON으로 출력',
  'the language of the text': '텍스트의 언어',
  'read Korean CoNLL-U files and print how many stems agree with their lemmas':
    '한국어 CoNLL-U 파일을 읽어 어간이 표제어와 일치하는 비율을 출력',
  'with --evaluate: how many frequent errors to list': '--evaluate에서 표시할 잦은 오류의 수',
  'one JSON object a word, with every reading; with --evaluate, one a file':
    '모든 분석을 포함한 JSON 객체를 단어마다 하나, --evaluate에서는 파일마다 하나 출력',
  'the text with its phrases, or the model, instead of the list':
    '목록 대신 구를 이은 텍스트나 모델을 저장할 파일',
  'join the phrases of this model instead of learning any':
    '새로 학습하지 않고 이 모델의 구를 연결',
  'one JSON object a phrase; with -o, the summary as JSON':
    '구마다 JSON 객체 하나를, -o와 함께 쓰면 요약을 JSON으로 출력',
  'the file to write': '저장할 파일',
  'no progress bar and no remarks': '진행 막대와 안내를 출력하지 않음',
  'add similarities (3CosAdd), or multiply them (3CosMul), where none can outweigh the rest':
    '유사도를 더하거나(3CosAdd), 한 항이 나머지를 압도하지 않도록 곱함(3CosMul)',
  'map.svg or map.tsv': 'map.svg나 map.tsv',
  'show these words only': '이 단어만 표시',
  'of language models: what they read': '언어 모델이 읽을 텍스트 파일',
  'the chart as a picture: gradients.svg': '차트를 저장할 그림: gradients.svg',
  'the chart as a picture: recall.svg': '차트를 저장할 그림: recall.svg',
  'a few seconds: lags 2,5,10,20 and 300 updates, unless others are set':
    '몇 초 안에 끝내기. 따로 지정하지 않으면 지연은 2,5,10,20, 갱신은 300번',
  'the chart as a picture: copy.svg': '차트를 저장할 그림: copy.svg',
  'a few seconds: lengths 2,4,6,8, at most 6 in training, and 500 updates, unless others are set':
    '몇 초 안에 끝내기. 따로 지정하지 않으면 길이는 2,4,6,8(학습은 6까지), 갱신은 500번',
  'no progress bars and no colors': '진행 막대와 색을 쓰지 않음',
};
