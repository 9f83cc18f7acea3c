/** What the commands do and which arguments they take, in Korean by the English. */
export const COMMAND_TEXTS: Readonly<Record<string, string>> = {
  'NLP from counting words to recurrent networks, trained on your own text.':
    '단어 빈도 세기부터 순환 신경망까지, 가지고 있는 텍스트로 학습하는 NLP 도구입니다.',
  'train a model on your own text': '텍스트로 모델을 학습합니다',
  'train a classifier on labeled texts: Naive Bayes, a linear one, or a network':
    '레이블이 있는 텍스트로 나이브 베이즈, 선형 또는 신경망 분류기를 학습합니다',
  'Trains a classifier on a table of texts and their labels. Of a network, Ctrl-C writes a checkpoint, and --resume goes on to the same end.':
    '텍스트와 레이블이 있는 표로 분류기를 학습합니다. 신경망은 Ctrl-C를 누르면 체크포인트를 저장하고, --resume으로 이어서 학습하면 결과가 같습니다.',
  'CSV, TSV or JSONL files, or - for standard input': 'CSV, TSV, JSONL 파일. -는 표준 입력',
  'train a tokenizer of subwords, by byte-pair encoding': 'BPE로 서브워드 토크나이저를 학습합니다',
  'Learns subwords from texts by byte-pair encoding; --tokenizer takes the file that it writes.':
    '텍스트에서 BPE(바이트 쌍 인코딩)로 서브워드를 학습합니다. 저장한 파일은 --tokenizer에 지정합니다.',
  'texts (a line each), CSV, TSV or JSONL; - is standard input':
    '한 줄에 하나씩 적은 텍스트, CSV, TSV, JSONL 파일. -는 표준 입력',
  'train word vectors on co-occurrence counts': '동시 출현 빈도로 단어 벡터를 학습합니다',
  'Trains GloVe word vectors: counts how often words stand near each other, then fits vectors whose products are the logarithms of the counts. Same seed, same bytes, for any number of workers. Ctrl-C writes a checkpoint, and --resume goes on to the same end.':
    'GloVe 단어 벡터를 학습합니다. 단어의 동시 출현 빈도를 세고, 벡터의 내적이 빈도의 로그가 되도록 맞춥니다. 시드가 같으면 워커 수와 관계없이 결과가 바이트까지 같습니다. Ctrl-C를 누르면 체크포인트를 저장하고, --resume으로 이어서 같은 결과를 얻습니다.',
  'text, CSV, TSV or JSONL files; they are read twice': '텍스트, CSV, TSV, JSONL 파일. 두 번 읽음',
  'train word vectors by predicting neighbors': '주변 단어를 예측하며 단어 벡터를 학습합니다',
  'Trains Word2Vec word vectors, skip-gram or CBOW, by negative sampling, hierarchical softmax or (up to 10,000 words) the full softmax. Same seed, same bytes, for any number of workers. Ctrl-C writes a checkpoint, and --resume goes on to the same end.':
    'Skip-gram이나 CBOW로 Word2Vec 단어 벡터를 학습합니다. 손실은 네거티브 샘플링, 계층적 소프트맥스, (단어 10,000개까지는) 전체 소프트맥스 중에서 고릅니다. 시드가 같으면 워커 수와 관계없이 결과가 바이트까지 같습니다. Ctrl-C를 누르면 체크포인트를 저장하고, --resume으로 이어서 같은 결과를 얻습니다.',
  'train a language model, which predicts each character (or jamo, word, subword) from those before':
    '앞의 글자(자모, 단어, 서브워드)로 다음을 예측하는 언어 모델을 학습합니다',
  'Trains a network to predict each character of a text from those before it; "malmoi generate" then writes on. Ctrl-C writes a checkpoint, and --resume goes on to the same end.':
    '텍스트의 앞 글자들로 다음 글자를 예측하도록 신경망을 학습합니다. "malmoi generate"로 텍스트를 생성할 수 있습니다. Ctrl-C를 누르면 체크포인트를 저장하고, --resume으로 이어서 같은 결과를 얻습니다.',
  'texts, CSV, TSV or JSONL files; - is standard input':
    '텍스트, CSV, TSV, JSONL 파일. -는 표준 입력',
  'train a tagger: parts of speech, lemmas, chunks, entities':
    '품사, 표제어, 구, 개체명을 붙이는 태거를 학습합니다',
  'Trains a recurrent network that labels each token of a sentence, in one or more columns at once; "malmoi tag" then labels texts. Columns of spans (B-, I-, O) get a conditional random field. Ctrl-C writes a checkpoint, and --resume goes on to the same end.':
    '문장의 토큰마다 하나 이상의 열에 레이블을 붙이는 순환 신경망을 학습합니다. "malmoi tag"로 텍스트에 레이블을 붙일 수 있습니다. 구간(B-, I-, O) 열에는 CRF를 씁니다. Ctrl-C를 누르면 체크포인트를 저장하고, --resume으로 이어서 같은 결과를 얻습니다.',
  'tagged files: CoNLL-U, or columns; - is standard input':
    '태그된 파일: CoNLL-U, 또는 열로 된 파일. -는 표준 입력',
  'label the tokens of sentences: parts of speech, lemmas, entities':
    '문장의 토큰에 품사, 표제어, 개체명을 붙입니다',
  'Labels each token, a line each. Plain text is cut by the tokenizer that is in the model, a sentence a line; tagged files keep their tokens.':
    '토큰마다 한 줄에 레이블을 출력합니다. 일반 텍스트는 한 줄을 한 문장으로 읽어 모델에 들어 있는 토크나이저로 나누고, 태그된 파일은 토큰을 그대로 씁니다.',
  'a tagger': '태거',
  'plain text, CoNLL-U, or columns; - is standard input':
    '일반 텍스트, CoNLL-U, 또는 열로 된 파일. -는 표준 입력',
  'train a Korean morphological analyzer on a treebank':
    '트리뱅크로 한국어 형태소 분석기를 학습합니다',
  'Trains a recurrent network that reads the characters of Korean sentences and finds the morphemes that they stand for, contracted ones too, with their tags; "malmoi morphs" then analyzes texts. The treebank has the morphemes in the columns lemma and xpos, joined by +. Ctrl-C writes a checkpoint, and --resume goes on to the same end.':
    '한국어 문장의 글자를 읽고, 줄어든 형태까지 되살려 형태소와 태그를 찾는 순환 신경망을 학습합니다. "malmoi morphs"로 텍스트를 분석할 수 있습니다. 트리뱅크는 형태소를 +로 이어 lemma 열과 xpos 열에 담고 있어야 합니다. Ctrl-C를 누르면 체크포인트를 저장하고, --resume으로 이어서 같은 결과를 얻습니다.',
  'treebanks in CoNLL-U, those of several tag sets with a name: sejong=file; - is standard input':
    'CoNLL-U 트리뱅크. 태그 집합이 여럿이면 sejong=파일처럼 이름을 붙임. -는 표준 입력',
  'put spaces between the words of Korean texts': '한국어 텍스트의 띄어쓰기를 교정합니다',
  'Prints each document on a line, with spaces where the analyzer finds that an eojeol begins. Spaces that stand in the document are left out first; all other characters stay.':
    '어절이 시작되는 곳마다 띄어 문서를 한 줄씩 출력합니다. 문서에 있던 공백은 먼저 지우고, 다른 글자는 그대로 둡니다.',
  'train a captioner, which says in words what is in a picture':
    '사진에 무엇이 있는지 말로 쓰는 모델을 학습합니다',
  'Trains convolutions that read pictures and a recurrent cell that writes captions; "malmoi caption" then describes pictures. A list has the columns picture (a PNG file, seen from the folder of the list) and caption. Ctrl-C writes a checkpoint, and --resume goes on to the same end.':
    '사진을 읽는 합성곱과 설명을 쓰는 순환 셀을 학습합니다. "malmoi caption"으로 사진을 설명할 수 있습니다. 목록에는 picture 열(목록이 있는 폴더를 기준으로 한 PNG 파일)과 caption 열이 있어야 합니다. Ctrl-C를 누르면 체크포인트를 저장하고, --resume으로 이어서 학습하면 결과가 같습니다.',
  'CSV, TSV or JSONL files': 'CSV, TSV, JSONL 파일',
  'say in words what is in pictures': '사진에 무엇이 있는지 말로 씁니다',
  'Prints a line for each picture: its file, and the caption.':
    '사진마다 파일 이름과 설명을 한 줄에 출력합니다.',
  'a captioner': '사진 설명 모델',
  'PNG files': 'PNG 파일',
  'one picture: where each word looked, of a model with attention':
    '사진 한 장에서 단어마다 본 곳을 그림. 어텐션이 있는 모델만',
  'one JSON object a picture': '사진마다 JSON 객체 하나',
  'draw small pictures of shapes with captions, to train a captioner on':
    '사진 설명 모델을 학습할 작은 도형 사진과 설명을 만듭니다',
  'Writes PNG files of circles, squares, triangles, crosses and rings in six colors, three sizes and nine places, and captions.tsv with what is to be said of each.':
    '원, 정사각형, 삼각형, 십자, 고리를 여섯 색, 세 크기, 아홉 위치로 그린 PNG 파일과, 각각의 설명을 담은 captions.tsv를 만듭니다.',
  'where the pictures are written': '사진을 저장할 폴더',
  'train a network that predicts a column of a table from the others':
    '표의 한 열을 나머지 열로 예측하는 신경망을 학습합니다',
  'Trains a network on the rows of a table: numbers are standardized, texts become one-hot vectors, and the target is a class or a number. With --sequence a recurrent network labels each row by the other rows of its sequence, too. Ctrl-C writes a checkpoint, and --resume goes on to the same end.':
    '표의 행으로 신경망을 학습합니다. 수는 표준화하고 텍스트는 원-핫 벡터로 바꾸며, 클래스나 수를 예측합니다. --sequence를 지정하면 순환 신경망이 같은 시퀀스의 다른 행도 읽고 행마다 레이블을 붙입니다. Ctrl-C를 누르면 체크포인트를 저장하고, --resume으로 이어서 학습하면 결과가 같습니다.',
  'CSV, TSV, JSONL or Parquet; - is standard input': 'CSV, TSV, JSONL, Parquet 파일. -는 표준 입력',
  'find the morphemes of Korean texts, with their tags':
    '한국어 텍스트의 형태소와 태그를 분석합니다',
  'Prints the morphemes of each document on a line, with spaces between them. Contracted ones are taken apart and written in full: 갔다 is 가, 았 and 다. The tags are those of the treebank that the model was trained on.':
    '문서마다 형태소를 공백으로 구분하여 한 줄에 출력합니다. 줄어든 형태는 나누어 본디 꼴로 씁니다. 갔다는 가, 았, 다입니다. 태그는 모델이 학습한 트리뱅크의 것입니다.',
  'a morphological analyzer (default: the one of the package)':
    '형태소 분석기 (기본값: 패키지에 든 분석기)',
  'predict the class of each text or row, or what a language model expects next':
    '텍스트나 표의 행의 클래스, 또는 텍스트 다음에 올 단위를 예측합니다',
  'A classifier: prints the most probable classes of each document, and how probable they are. A language model: the units (characters, jamo, words …) that most likely come next after each document, with their probabilities. A table model: the rows with two more columns, what is predicted and how probable it is.':
    '분류기는 문서마다 가장 확률이 높은 클래스와 그 확률을 출력합니다. 언어 모델은 문서 다음에 올 가능성이 높은 단위(글자, 자모, 단어 등)와 그 확률을 출력합니다. 표 모델은 행마다 예측과 그 확률을 열로 덧붙여 출력합니다.',
  'a classifier, a language model or a table model': '분류기, 언어 모델, 표 모델',
  'measure how well a model does on data that it has not seen':
    '학습에 쓰지 않은 데이터로 모델을 평가합니다',
  "A classifier: compares predictions with labels: accuracy, precision, recall and F1 of each class, and the confusion matrix. Word vectors: asks analogies (word2vec's questions-words.txt), or compares similarities with people's (word pairs and scores, parted by tabs or commas). A language model: its perplexity on texts. A tagger: the accuracy of each column, and precision, recall and F1 of its spans. A morphological analyzer: precision, recall and F1 of the morphemes, and the share of exact eojeols. A table model: what a classifier gets, or the errors of numbers (RMSE, MAE, R²). A translator: BLEU, chrF2 and TER as sacreBLEU has them.":
    '분류기는 예측을 레이블과 비교하여 정확도, 클래스별 정밀도, 재현율, F1, 혼동 행렬을 출력합니다. 단어 벡터는 유추(word2vec의 questions-words.txt)를 풀거나, 단어 쌍의 유사도를 사람의 점수(탭이나 쉼표로 구분)와 비교합니다. 언어 모델은 텍스트에 대한 퍼플렉시티를 출력합니다. 태거는 열마다 정확도를, 구간(span)의 정밀도, 재현율, F1을 출력합니다. 형태소 분석기는 형태소의 정밀도, 재현율, F1과 모두 맞은 어절의 비율을 출력합니다. 표 모델은 분류기와 같은 지표나 수의 오차(RMSE, MAE, R²)를 출력합니다. 번역기는 sacreBLEU와 같은 BLEU, chrF2, TER를 출력합니다.',
  'a classifier, a language model, a tagger, a morphological analyzer, a table model, a translator, or word vectors in any known format':
    '분류기, 언어 모델, 태거, 형태소 분석기, 표 모델, 번역기, 지원하는 형식의 단어 벡터',
  'CSV, TSV or JSONL files, or - for standard input; test sets of word vectors; of a translator two files, or one of pairs':
    'CSV, TSV, JSONL 파일, 단어 벡터의 평가 데이터, 번역기는 파일 두 개나 쌍의 파일 하나. -는 표준 입력',
  'train a translator: from one language, spelling or style to another':
    '언어나 표기, 문체를 바꾸는 번역기를 학습합니다',
  'Trains an encoder and a decoder with attention on pairs of texts; "malmoi translate" then translates. Ctrl-C writes a checkpoint, and --resume goes on to the same end.':
    '텍스트 쌍으로 인코더와 어텐션 디코더를 학습합니다. "malmoi translate"로 번역할 수 있습니다. Ctrl-C를 누르면 체크포인트를 저장하고, --resume으로 이어서 같은 결과를 얻습니다.',
  'two files that translate each other line by line, or one of pairs parted by tabs':
    '줄마다 서로의 번역인 파일 두 개, 또는 탭으로 나눈 쌍의 파일 하나',
  'translate texts, a line each': '텍스트를 한 줄씩 번역합니다',
  'Translates each line by beam search, and prints a line for it: blank for a blank one. With --nbest, or --target, a line is "number ||| translation ||| score".':
    '줄마다 빔 서치로 번역하여 한 줄씩 출력합니다. 빈 줄은 빈 줄로 출력합니다. --nbest나 --target을 지정하면 "번호 ||| 번역 ||| 점수"를 출력합니다.',
  'a translator': '번역기',
  'texts, a line each; - is standard input': '한 줄에 하나씩 적은 텍스트. -는 표준 입력',
  'explain a class, the labels of tokens, or where a translator looks':
    '분류된 이유나 토큰의 레이블, 번역기가 본 곳을 설명합니다',
  "Lists what each word of a text adds to each class's score; the parts add up to the log-odds. Of a row of a table: what each column adds to the lead of the predicted class, or to the number, by integrated gradients. A translator: shows for each word of the translation where in the text attention looked, and how probable the word was. A tagger: how probable each token's likeliest labels are.":
    '텍스트의 단어가 각 클래스의 점수에 얼마나 더해지는지 보여 줍니다. 모두 더하면 로그 오즈가 됩니다. 표의 행은 예측한 클래스의 로짓 차이나 예측한 수에 열마다 얼마나 더해지는지 적분 기울기(integrated gradients)로 보여 줍니다. 번역기는 번역문의 단어마다 어텐션이 원문의 어디를 보았는지와 그 단어의 확률을 보여 줍니다. 태거는 토큰마다 가능성이 높은 레이블과 그 확률을 보여 줍니다.',
  'a classifier, a tagger, a table model or a translator': '분류기, 태거, 표 모델, 번역기',
  'the texts themselves; without any, or for -, a line of standard input each':
    '텍스트. 생략하거나 -를 쓰면 표준 입력을 한 줄씩 읽음',
  'write text with a language model': '언어 모델로 텍스트를 생성합니다',
  'Writes on from a prompt, unit by unit, each drawn from what the model expects next. Same seed, same text.':
    '프롬프트에 이어, 모델이 예측한 확률에 따라 단위를 하나씩 뽑아 텍스트를 생성합니다. 시드가 같으면 텍스트도 같습니다.',
  'a language model, or a checkpoint of one': '언어 모델이나 그 체크포인트',
  'compare RNN, LSTM and GRU on the same text':
    'RNN, LSTM, GRU를 같은 텍스트로 학습하여 비교합니다',
  'Trains a language model with each recurrent cell, on the same text and for as many steps, and shows parameters, memory, speed, and how the losses fall.':
    '순환 셀마다 언어 모델을 같은 텍스트로 같은 스텝만큼 학습하여 파라미터 수, 메모리, 속도, 손실 곡선을 보여 줍니다.',
  'show what is in a model file, and what a language model does inside':
    '모델 파일의 내용과 언어 모델 내부의 동작을 보여 줍니다',
  "Shows a model's kind, its options and its tensors, and of a classifier the features that did most for each class in its training documents. A language model can be watched while it reads a text: a unit colored over the text, all units as a heat map, every state and gate as JSON, or the units that follow features of the text. Of a Transformer, also of a translator by one: where its heads look.":
    '모델의 종류, 옵션, 텐서를 보여 주고, 분류기는 학습 문서에서 각 클래스에 가장 크게 기여한 자질도 보여 줍니다. 언어 모델은 텍스트를 읽는 동안의 동작을 볼 수 있습니다. 한 유닛의 활성값을 텍스트에 색으로 칠하거나, 모든 유닛을 히트맵으로 그리거나, 모든 상태와 게이트를 JSON으로 출력하거나, 텍스트의 특징을 따르는 유닛을 찾습니다. 트랜스포머는(트랜스포머 번역기도) 헤드가 어디를 보는지 보여 줍니다.',
  'a model file, or word vectors in any known format': '모델 파일이나 지원하는 형식의 단어 벡터',
  'of a language model: texts that it reads; - is standard input':
    '언어 모델이 읽을 텍스트. -는 표준 입력',
  'cut texts into tokens': '텍스트를 토큰으로 나눕니다',
  'Prints the tokens of each document on a line, with spaces between them; white space inside a token is shown as ▁.':
    '문서마다 한 줄에 토큰을 공백으로 구분하여 출력합니다. 토큰 안의 공백은 ▁로 표시합니다.',
  'count the words of texts': '텍스트의 단어 빈도를 셉니다',
  'Counts tokens and prints a line for each, "word<TAB>count", from the most to the least frequent. With --ngrams, counts n-grams and the documents that each is in, "n-gram<TAB>count<TAB>documents".':
    '토큰의 빈도를 세어 "단어<TAB>빈도"를 빈도순으로 한 줄에 하나씩 출력합니다. --ngrams를 쓰면 n-그램의 빈도와 그 n-그램이 나온 문서 수를 세어 "n-그램<TAB>빈도<TAB>문서 수"를 출력합니다.',
  'take words back to their dictionary form': '단어를 기본형으로 되돌립니다',
  'Takes the words of each line back to their stem: in Korean the dictionary form (맑았는데 → 맑다, 서울에서 → 서울), in English the stem of Snowball.':
    '줄마다 단어의 어간을 찾습니다. 한국어는 기본형(맑았는데 → 맑다, 서울에서 → 서울), 영어는 Snowball의 어간입니다.',
  'text files, or - for standard input': '텍스트 파일. -는 표준 입력',
  'find phrases such as new_york': 'new_york처럼 함께 쓰이는 단어를 찾습니다',
  'Learns which neighboring words are phrases, by how much more often they stand together than by chance, and lists them, "phrase<TAB>count<TAB>score", the highest score first. With -o it writes the texts with their phrases joined, a document a line, or the phrases as a model when the file ends in .malmoi. The texts are read several times, so they must be files, unless a model is given.':
    '우연보다 자주 이어 나오는 단어를 구로 학습하여 "구<TAB>빈도<TAB>점수"를 점수가 높은 순으로 출력합니다. -o를 지정하면 구를 이어 붙인 텍스트를 한 줄에 문서 하나씩 저장하고, 파일 이름이 .malmoi로 끝나면 구를 모델로 저장합니다. 텍스트를 여러 번 읽으므로, --model이 없으면 파일이어야 합니다.',
  'text, CSV, TSV or JSONL files': '텍스트, CSV, TSV, JSONL 파일',
  'look after counts that several machines make': '여러 컴퓨터가 센 빈도를 관리합니다',
  'list the counts of a store': '저장소에 있는 빈도를 출력합니다',
  'Lists the counts that `--store` commands have begun, "name<TAB>what<TAB>whole parts/parts", and the parts that are missing.':
    '--store를 쓴 명령이 세기 시작한 빈도를 "이름<TAB>종류<TAB>완전한 부분/부분"으로, 빠진 부분과 함께 출력합니다.',
  'clickhouse://user@host:port/database': 'clickhouse://user@host:port/database',
  'one JSON object a count': '빈도마다 JSON 객체 하나',
  'remove counts from a store': '저장소에서 빈도를 지웁니다',
  'Removes all counts of a name from a store: vocabulary, n-grams, co-occurrences, phrases and classes.':
    '저장소에서 그 이름의 빈도를 모두 지웁니다: 어휘, n-그램, 동시 출현 빈도, 구, 클래스.',
  'the name of the counts': '빈도의 이름',
  'count how often words occur near each other': '단어의 동시 출현 빈도를 셉니다',
  'Counts how often words stand within a window of each other, in texts of any length, and writes the counts with their vocabulary to a file that `malmoi train glove` reads. Windows end at the end of a line. The texts are read twice, so they must be files. With --store, their vocabulary must be there: `malmoi vocab` counts it.':
    '윈도우 안에 함께 나오는 단어의 빈도를 텍스트의 길이와 관계없이 세어, `malmoi train glove`가 읽는 파일에 어휘와 함께 저장합니다. 윈도우는 줄을 넘지 않습니다. 텍스트를 두 번 읽으므로 파일이어야 합니다. --store를 쓰려면 먼저 `malmoi vocab`으로 어휘를 세어 두어야 합니다.',
  'find the words most similar to one or several': '단어와 가장 비슷한 단어를 찾습니다',
  'Lists the words whose vectors are nearest to a word by the cosine of the angle; nearest to the middle of several words when several are given.':
    '코사인 유사도가 가장 높은 단어를 찾습니다. 단어를 여러 개 지정하면 그 평균과 비슷한 단어를 찾습니다.',
  'a model file, or vectors in any known format': '모델 파일이나 지원하는 형식의 벡터',
  'one word or several': '단어 하나 이상',
  'answer a is to b as c is to ?, and add and subtract words':
    '유추(a:b = c:?)를 풀고, 단어 벡터를 더하고 뺍니다',
  'Given three words a b c, lists the words that are to c as b is to a. Given one formula, lists the words nearest to its sum; + and - stand between spaces, brackets and numbers (2 * good) may be used.':
    '세 단어 a b c를 지정하면 a와 b의 관계를 c에 적용한 단어를 찾습니다. 식 하나를 지정하면 그 합과 가장 비슷한 단어를 찾습니다. +와 -는 공백 사이에 쓰고, 괄호와 수(2 * good)도 쓸 수 있습니다.',
  'three words, or one formula in quotes': '단어 세 개, 또는 따옴표로 묶은 식 하나',
  "find the word that doesn't go with the others":
    '나머지와 어울리지 않는 이질적인 단어를 찾습니다',
  "Names the word that doesn't go with the others: the one furthest from the middle of them all.":
    '나머지와 어울리지 않는 단어, 곧 전체의 평균에서 가장 먼 단어를 찾습니다.',
  'three words or more': '단어 세 개 이상',
  'convert word vectors and fastText classifiers to other formats, and models to fewer bits':
    '단어 벡터와 fastText 분류기의 형식을 바꾸거나 모델의 정밀도를 줄입니다',
  "Reads word vectors in any known format and writes them in another. A .tsv gets its words in a second file, metadata.tsv. For databases it writes a script for pgvector (.sql), ClickHouse's Native and Parquet. N-grams of fastText are kept in a model file only. With --precision it writes a model of any kind that has weights again, in fewer bits, and says what that cost. Classifiers of fastText (.bin, .ftz) become models, and models of that kind become files of fastText; with --quantize small ones.":
    '지원하는 형식의 단어 벡터를 읽어 다른 형식으로 저장합니다. .tsv로 저장하면 단어는 metadata.tsv에 따로 저장합니다. 데이터베이스용으로는 pgvector 스크립트(.sql), ClickHouse의 Native, Parquet로 저장합니다. fastText의 n-그램은 모델 파일에만 남습니다. --precision을 지정하면 가중치가 있는 모든 종류의 모델을 더 적은 비트로 다시 저장하고, 품질이 얼마나 달라졌는지 알려 줍니다. fastText의 분류기(.bin, .ftz)는 모델 파일로, 같은 종류의 모델 파일은 fastText 파일로 바꾸며, --quantize를 지정하면 작은 파일로 양자화합니다.',
  'vectors in any known format, - for standard input, or a model':
    '지원하는 형식의 벡터(-는 표준 입력) 또는 모델',
  'the file to write; or -o': '저장할 파일. -o로 지정해도 됨',
  'draw a map of words on a plane': '단어를 평면에 지도로 그립니다',
  'Puts words on a plane and writes their places: a picture (.svg) or a table (.tsv). pca keeps distances as far as a plane can; umap keeps neighborhoods.':
    '단어를 평면에 배치하여 그림(.svg)이나 표(.tsv)로 저장합니다. pca는 거리를 되도록 유지하고, umap은 이웃 관계를 유지합니다.',
  'serve the course, live in the browser': '강의를 브라우저에서 직접 해 볼 수 있게 엽니다',
  'Serves the lab on this machine: the course of NLP in pages whose models train in the browser, on your own text. It prints the address, and serves until Ctrl-C. Nothing leaves the machine.':
    '이 컴퓨터에서 실험실을 엽니다. NLP 강의의 모델을 브라우저 안에서 가지고 있는 텍스트로 직접 학습해 볼 수 있습니다. 주소를 출력하고 Ctrl-C를 누를 때까지 열어 둡니다. 아무것도 이 컴퓨터 밖으로 나가지 않습니다.',
  'serve models over HTTP: predictions, tags, translations by JSON':
    '모델을 HTTP로 제공합니다. 예측, 태깅, 번역 등을 JSON으로 묻고 답합니다',
  'Serves models over HTTP, each under the name of its file: POST /v1/models/NAME/predict and the like take a list of texts and answer JSON. Only this machine is answered, unless --host says otherwise. A file that changes is opened anew; Ctrl-C stops once the requests in flight are answered. The log, a JSON object a line, goes to standard error.':
    '모델을 파일 이름으로 구분하여 HTTP로 제공합니다. POST /v1/models/이름/predict 등에 텍스트 목록을 보내면 JSON으로 답합니다. --host를 지정하지 않으면 이 컴퓨터의 요청에만 답합니다. 모델 파일이 바뀌면 다시 엽니다. Ctrl-C를 누르면 처리 중인 요청에 답한 뒤 끝납니다. 로그는 한 줄에 JSON 객체 하나씩 표준 오류에 씁니다.',
  'model files, or folders of them (default: the morphological analyzer of the package)':
    '모델 파일 또는 모델이 있는 폴더 (기본값: 패키지에 들어 있는 형태소 분석기)',
  'say which engine runs here, and why': '이 컴퓨터에서 쓰는 엔진과 그 이유를 알려 줍니다',
  'Says which engine runs on this machine, with which instructions, on how many workers, and why; multiplies two matrices on it and checks the answer in double precision.':
    '이 컴퓨터에서 쓰는 엔진, 명령어 집합, 워커 수와 그 이유를 알려 줍니다. 두 행렬을 곱한 결과를 배정밀도로 확인합니다.',
  'let bash, zsh or fish complete commands and options':
    'bash, zsh, fish에서 명령과 옵션을 자동 완성합니다',
  'Prints a script by which a shell completes the commands, options and their choices when Tab is pressed.':
    'Tab을 눌러 명령, 옵션, 옵션의 값을 자동 완성하는 셸 스크립트를 출력합니다.',
  'bash, which is the default, zsh or fish': 'bash(기본값), zsh, fish 중 하나',
  'try out what the course claims': '수업에서 배우는 내용을 직접 확인합니다',
  'differentiate the nested tanh example in three ways':
    '중첩 tanh 예제를 세 가지 방법으로 미분합니다',
  'Computes h_t = tanh(w_xh x_t + w_hh h_t-1 + b) and the derivative of the last h by the first: by the product of the steps, by the tape, and by differences. With inputs of -0.5 the states stay at 0 and the derivative is w_hh to the power of the steps (it explodes); with inputs of 1 they saturate (it vanishes).':
    'h_t = tanh(w_xh x_t + w_hh h_t-1 + b)를 계산하고, 마지막 h를 첫 h로 미분합니다. 스텝별 미분의 곱, 테이프, 차분의 세 가지 방법을 씁니다. 입력이 -0.5이면 상태가 0에 머물러 미분이 w_hh의 거듭제곱이 되고(폭발), 입력이 1이면 상태가 포화합니다(소실).',
  'compare how gradients vanish or explode in RNN, LSTM and GRU':
    'RNN, LSTM, GRU의 기울기 소실과 폭발을 비교합니다',
  "The norm of the last step's gradient with respect to the state at every step before, side by side for an RNN, an LSTM and a GRU with random weights on the same inputs, or for trained language models on a text; where truncated back-propagation cuts it off; and the parameters' gradient before and after clipping.":
    '마지막 스텝의 기울기를 앞선 모든 스텝의 상태에 대해 구하여 그 노름을 보여 줍니다. 같은 입력에 대해 임의로 초기화한 RNN, LSTM, GRU를 비교하거나, 학습한 언어 모델을 텍스트로 비교합니다. 절단된 역전파(truncated BPTT)가 기울기를 끊는 곳과, 클리핑 전후의 파라미터 기울기도 보여 줍니다.',
  'language models; without them random cells are compared':
    '언어 모델. 생략하면 임의로 초기화한 셀을 비교',
  'compare how long RNN, LSTM and GRU remember':
    'RNN, LSTM, GRU가 얼마나 오래 기억하는지 비교합니다',
  'Trains recurrent cells on the same task with the same budget: a symbol is shown, distractors follow, and after a cue the symbol must be named. Says how often each was right, by the number of distractors (the lag), and how much of the gradient reaches the symbol before training.':
    '순환 셀을 같은 과제로 같은 횟수만큼 학습합니다. 기호 하나를 보여 주고 방해 기호를 이어 보여 준 뒤, 신호가 오면 처음 기호를 맞히는 과제입니다. 방해 기호의 수(지연)에 따른 정확도와, 학습 전에 첫 기호까지 도달하는 기울기를 보여 줍니다.',
  'compare how RNN, LSTM, GRU, attention and a Transformer copy and reverse':
    'RNN, LSTM, GRU, 어텐션, 트랜스포머가 시퀀스를 얼마나 잘 베껴 쓰고 거꾸로 쓰는지 비교합니다',
  'Trains encoders and decoders on the same task with the same budget: to write the symbols that were read, or the same from the last to the first. Says how large a share of new sequences is right to the end, by their length: without attention the whole sequence has to go through one state.':
    '인코더와 디코더를 같은 과제로 같은 횟수만큼 학습합니다. 읽은 기호를 그대로 쓰거나 거꾸로 쓰는 과제입니다. 처음 보는 시퀀스를 끝까지 맞힌 비율을 길이별로 보여 줍니다. 어텐션이 없으면 시퀀스 전체를 상태 하나에 담아야 합니다.',
  'take a tour in five steps, on texts that come with Malmoi; under a minute':
    '함께 제공하는 텍스트로 1분 안에 다섯 단계를 둘러봅니다',
  'Classifies, tags names, trains word vectors, lets a language model write, and looks at its gates, on texts of your language. Shows each command that it runs and the TypeScript that does the same. Its files stay in a temporary folder.':
    '선택한 언어의 텍스트로 분류, 이름 태깅, 단어 벡터 학습, 언어 모델의 텍스트 생성, 게이트 관찰을 해 봅니다. 실행하는 명령과 같은 일을 하는 TypeScript 코드를 보여 줍니다. 파일은 임시 폴더에 남습니다.',
};
