/** What the command line tells its user: the sentences of `src/cli`. */
export const COMMAND_LINE_SENTENCES: Readonly<Record<string, string>> = {
  // Reading options.
  'cli/svg-of-one-picture':
    '--svg는 사진 한 장만 그리는데 {given}장을 지정했습니다. 한 장만 지정하세요.',
  'cli/no-attention':
    '{path}에는 그릴 어텐션이 없습니다. --attention으로 학습한 모델이 필요합니다.',
  'cli/flag-of-other-models':
    '{flag|은/는} --model {models}에서만 쓰며, --model {model}에는 쓸 수 없습니다.',
  'cli/flag-without-effect':
    '{other}에서는 {flag|이/가} 아무것도 바꾸지 않습니다. 빼고 실행하세요.',
  'cli/folds-of-resumed':
    '--folds는 새 학습의 정확도를 재고, --resume은 하던 학습을 이어서 합니다. 둘 중 하나만 지정하세요.',
  'cli/frozen-without-vectors':
    '--frozen은 주어진 벡터를 그대로 두는 옵션입니다. --vectors로 벡터 파일을 지정하세요.',
  'cli/preparation-of-other-models':
    '{name|은/는} --model {model}에 쓸 수 없습니다. 텍스트를 그대로 읽거나 --lowercase로 소문자로 바꿔 읽습니다.',
  'cli/tokenizer-of-other-models':
    '--tokenizer {kind|은/는} 신경망에 쓸 수 없습니다. words나 graphemes 같은 다른 값을 지정하세요.',
  'cli/no-language': '{name}에 언어가 없습니다. en이나 ko를 지정하세요.',
  'cli/no-duration': "{name}의 값이 '{text}'입니다. 90s, 5m, 1h 같은 시간을 지정하세요.",
  'cli/tune-on-alone':
    '--tune-on은 탐색에 쓰는 옵션입니다. --tune으로 탐색 시간을 지정하세요. 예: --tune 5m',
  'cli/tuning-trial': '{trial}번째 시도: 정확도 {accuracy}, {flags}',
  'cli/tuned':
    '{trials}번 시도해 따로 떼어 둔 문서 {documents}개로 골랐습니다. 정확도 {accuracy}. 같은 설정: {flags}',
  'cli/no-range': "{name}의 값이 '{text}'입니다. 1-3 같은 범위나 수 하나를 지정하세요.",
  'cli/no-probability': "{name}의 값이 '{text}'입니다. 0에서 1 사이의 확률을 지정하세요.",
  'cli/no-whole-number': "{name}의 값이 '{text}'입니다. {least} 이상의 정수를 지정하세요.",
  'cli/no-layer-and-unit':
    "--unit의 값이 '{text}'입니다. 1:27처럼 층과 유닛의 번호를 0부터 세어 지정하세요.",

  // Cutting texts.
  'cli/pattern-without-regexp':
    "--pattern은 --tokenizer regexp와 함께 써야 하는데, 지금 토크나이저는 '{tokenizer}'입니다.",
  'cli/tokenizer-bpe':
    'BPE 토크나이저는 먼저 학습해야 합니다. `malmoi train bpe corpus.txt -o bpe.malmoi`를 실행한 뒤 --tokenizer bpe.malmoi를 지정하세요.',
  'cli/units-bpe':
    'BPE(바이트 쌍 인코딩)는 먼저 학습해야 합니다. `malmoi train bpe corpus.txt -o bpe.malmoi`를 실행한 뒤 --units bpe.malmoi를 지정하세요.',
  'cli/units-words':
    '참고: --units words는 --units whitespace로 처리합니다. 다른 곳에서 words는 UAX #29의 단어입니다.',
  'cli/no-tokenizer':
    '이 모델에는 토크나이저가 없습니다. `malmoi train bpe`로 토크나이저를 학습하세요.',
  'cli/stop-words-from-input':
    '--stop-words에는 파일을 지정하세요. 표준 입력은 텍스트를 읽는 데 쓰일 수 있습니다.',
  'cli/phrase-passes':
    '--phrases의 값이 {passes}입니다. 1 이상 {most} 이하의 횟수나 모델 파일을 지정하세요.',
  'cli/phrases-of-model':
    '{model}에는 이미 학습한 구가 있습니다. {name|을/를} 빼거나, {model} 없이 다시 학습하세요.',
  'cli/model-of-model': '--model은 이미 모델입니다. -o에는 텍스트 파일 이름을 지정하세요.',
  'cli/no-phrases':
    '점수가 {threshold|을/를} 넘는 단어 쌍이 없습니다. --threshold나 --min-count를 낮춰 보세요.',
  'cli/forgotten-words':
    '서로 다른 단어가 너무 많아, {count}번까지 나온 단어를 {prunings}차례 버렸습니다. 낮은 빈도는 실제보다 작을 수 있습니다. --limit로 한도를 늘릴 수 있습니다.',

  // Training.
  'cli/resume-and-from':
    '--resume과 --from은 둘 다 학습을 시작할 지점을 정합니다. 하나만 지정하세요.',
  'cli/made-otherwise':
    '{path}의 {name} 값은 {before}입니다. {now|으로/로} 바꿀 수 없으니 이 옵션을 빼세요.',
  'cli/other-tagger-columns':
    '{path}의 {flag} 값은 "{before}"입니다. {now|으로/로} 바꿀 수 없으니 이 옵션을 빼세요.',
  'cli/kept-in-checkpoint':
    '{path}에 {flag|으로/로} 지정한 내용이 이미 들어 있습니다. 이 옵션을 빼세요.',
  'cli/no-tagged-sentences': '학습할 문장이 없습니다. 토큰과 레이블이 있는 파일을 지정하세요',
  'cli/wrong-gazetteer-line': '구절 하나, 또는 구절과 유형을 탭으로 구분하여 쓴 줄이어야 합니다',
  'cli/unlimited': '무제한',
  'cli/other-tokenizer':
    '{path|은/는} 텍스트를 다르게 토큰화하여 만들어졌습니다. 토크나이저 옵션을 빼세요.',
  'cli/no-checkpoint':
    '이 파일은 {expected} 파일이 아니라 {kind} 파일입니다. --resume에는 중단된 학습이 남긴 체크포인트를 지정하세요.',
  'cli/in-place-of-from': '--from 대신 {resume}',
  'cli/checkpoint-left':
    '중단된 학습이 남긴 체크포인트인데, 새로 학습하면 덮어쓰게 됩니다. --resume {path}{|으로/로} 이어서 학습하거나 먼저 지우세요.',
  'cli/checkpoint-foreign':
    '체크포인트가 아닌 파일인데, 학습 중에 쓸 체크포인트가 이 파일을 덮어쓰게 됩니다. 파일을 옮기거나 --checkpoint로 다른 이름을 지정하세요.',
  'cli/labels-like-ids':
    '"{label}" 열은 문서 {documents}개에 서로 다른 레이블이 {classes}개입니다. 레이블 열이 맞는지 확인하세요.',
  'cli/interrupted-output': '도중에 중단했습니다. 출력된 것은 일부입니다.',
  'cli/interrupted-training':
    '{stopped} 체크포인트는 {path}에 있습니다. 같은 명령에 {how|을/를} 붙여 이어서 학습하세요.',
  'cli/extended-training': '{name|을/를} {before}에서 {now|으로/로} 바꾸어 학습을 이어갑니다.',
  'cli/shape-of-others':
    '{option|은/는} --model {other}에 쓰는 옵션입니다. 그 옵션을 지정하거나 이 옵션을 빼세요.',
  'cli/gru-form-of-others':
    '--gru-form은 GRU에만 쓸 수 있습니다. --cell gru를 지정하거나 --gru-form을 빼세요.',
  'cli/min-count-of-fixed-units':
    '--min-count는 텍스트에서 단위를 모을 때만 쓸 수 있습니다. --from 모델이나 BPE의 단위는 정해져 있습니다.',
  'cli/texts-or-counts':
    'train glove에는 텍스트, --cooccurrences와 동시 출현 빈도 파일, --store와 빈도 저장소 중 하나만 지정하세요.',
  'cli/texts-and-file':
    'cooccur에는 텍스트와 저장할 파일(--output)을 지정하세요. --store를 쓸 때는 한 번에 하나만 지정합니다.',
  'cli/no-text-to-learn': '학습할 텍스트가 없습니다.',
  'cli/no-labeled-documents': '문서가 없습니다. 텍스트와 레이블이 있는 표를 지정하세요.',

  // Asking models.
  'cli/cannot':
    '이 파일은 {noun}(종류 "{kind}")이므로 {ability|을/를} 할 수 없습니다. 쓸 수 있는 명령: {commands}',
  'cli/option-of-others':
    '{path}의 모델은 {noun}입니다. {name} 옵션은 {owners}에만 쓸 수 있습니다.',
  'cli/language-models': '언어 모델',
  'cli/watched-models': '언어 모델과 번역기',
  'cli/vectors-and-networks': '단어 벡터, 언어 모델, 태거, 형태소 분석기, 번역기',
  'cli/translators': '번역기',
  'cli/mean-of-heads': '   {layer}층, 헤드 {heads}개의 평균',
  'cli/one-head': '   {layer}층, 헤드 {heads}개 가운데 {head}번',
  'cli/too-many-pair-files':
    '줄마다 서로의 번역인 파일 두 개나, 탭으로 나눈 쌍의 파일 하나를 지정하세요. 지정한 파일은 {files}개입니다.',
  'cli/targets-of-one-input':
    '--target은 입력 하나의 번역에 점수를 냅니다. 지정한 입력은 {inputs}개입니다.',
  'cli/a-picture': '그림 저장(-o)',
  'cli/texts-and-files': '텍스트와 텍스트가 든 파일 중 하나만 지정하세요.',
  'cli/files-and-text': '파일과 --text 중 하나만 지정하세요.',
  'cli/no-text-to-read': '모델이 읽을 텍스트를 파일이나 --text로 지정하세요.',
  'cli/no-unit':
    '유닛 {layer}:{unit|이/가} 없습니다. 모델의 층은 0부터 {lastLayer}까지, 유닛은 0부터 {lastUnit}까지입니다.',
  'cli/no-signal': '{cell}에는 {name|이라는/라는} 신호가 없습니다. 다음 중에서 고르세요: {signals}',
  'cli/without-connectivity': '--at과 --target은 --connectivity와 함께 쓰세요.',
  'cli/translator-reads-text':
    '번역기는 텍스트 하나를 읽는 동안 들여다봅니다. 파일 대신 --text로 지정하세요.',
  'cli/attention-beside-connectivity':
    '--connectivity는 어텐션이 아니라 번역기 자신의 단위로 기울기를 보여 줍니다. --by, --layer, --head를 빼세요.',
  'cli/beside-connectivity':
    '--connectivity는 층의 유닛이 아니라 입력을 보여 줍니다. --features, --unit, --signal을 빼세요.',
  'cli/target-units': "--target의 '{text}'{|은/는} 단위 {units}개입니다. 하나만 지정하세요.",
  'cli/stopped-text': '텍스트를 끝까지 생성하기 전에 멈췄습니다.',
  'cli/prompt-encoding': '프롬프트가 UTF-8이 아닙니다.',
  'cli/text-without-models':
    '--text는 언어 모델이 읽을 텍스트입니다. 언어 모델을 하나 이상 지정하세요.',
  'cli/models-without-text': '언어 모델이 읽을 텍스트가 필요합니다. --text에 파일을 지정하세요.',
  'cli/options-of-random-cells':
    '--cells, --gain, --hidden-size, --seed는 임의로 초기화한 셀에만 쓸 수 있고, 모델에는 쓸 수 없습니다.',
  'cli/stopped-study': '끝까지 계산하기 전에 멈췄습니다. 그때까지의 결과를 보여 드립니다.',
  'cli/evaluate-english':
    '--evaluate는 한국어 어간 추출기를 평가합니다. --language english를 빼세요.',

  // Word vectors.
  'cli/too-few-words':
    'odd-one-out은 단어를 세 개 이상 비교하는데, 지금은 {count}개입니다. 예: malmoi odd-one-out vectors.bin breakfast cereal dinner lunch',
  'cli/no-word-vectors-to-begin-with':
    '{noun|이/가} 들어 있는 파일입니다. 학습은 Word2Vec 모델이나 단어 벡터로 시작합니다',
  'cli/words-in-other-form':
    '단어 {word}{|이/가} 유니코드 NFC 형식이 아닙니다. 텍스트를 그대로 읽으므로, 키보드로 입력한 것과 같은 NFC로 쓴 같은 단어는 다른 단어로 셉니다. 모두 한 형식으로 맞추려면 --normalize nfc를 지정하세요.',
  'cli/duplicates': '{name}: 앞에 나온 단어와 같은 행 {rows}개를 제외했습니다.',
  'cli/no-format':
    '파일 이름 "{output}"만으로는 형식을 알 수 없습니다. --to에 다음 중 하나를 지정하세요: {formats}',
  'cli/one-output': '저장할 파일을 한 번만 지정하세요. 입력 다음에 쓰거나 -o로 지정합니다.',
  'cli/text-without-precision':
    '--text는 --precision이나 --quantize와 함께 씁니다. 둘 중 하나를 더 지정하세요.',
  'cli/for-fasttext-classifiers': '{flag|은/는} fastText 분류기에 쓰는데, {input|은/는} 아닙니다.',
  'cli/classifier-converted':
    '{output}: 클래스 {classes}개, {dimensions}차원인 단어와 n-그램 {features}개 ({format}, {bytes}바이트)',
  'cli/quantized':
    '{before}바이트를 {share}%로 양자화했습니다. 단어와 n-그램 {features}개 중 {kept}개를 남겼고, 수 {subspace}개마다 1바이트입니다.',
  'cli/quantized-accuracy':
    '학습에서 뺀 문서 {documents}개의 정확도: 양자화 전 {before}, 후 {after}.',
  'cli/precision-needs-model-file':
    '--precision은 모델 파일로만 저장하는데, "{output}"의 형식은 {format}입니다. 이름이 .malmoi로 끝나는 파일을 지정하세요.',
  'cli/reduced':
    '{output}: {kind}, {precision}. {bytes}바이트(전에는 {before}바이트, {share}%). 텐서 {reduced}개를 반올림했고 {kept}개는 그대로입니다.',
  'cli/neighbors-kept':
    '단어 {words}개의 이웃 {neighbors}개 중 {kept}%가 그대로입니다(코사인 유사도의 상관계수 {correlation}).',
  'cli/converted': '{files}: {dimensions}차원 단어 벡터 {words}개 ({format})',
  'cli/not-installed': '설치되어 있지 않음',
  'cli/no-usearch':
    '이런 색인을 만드는 usearch 라이브러리를 불러올 수 없습니다({reason}). npm install usearch로 설치하세요.',
  'cli/load-vectors': '다음 명령으로 불러옵니다: {command}',
  'cli/projected': '{output}: 단어 {words}개 ({method})',
  'cli/counted-pairs':
    '{output}: 단어 {words}개, 위쪽 삼각행렬의 칸 {cells}개 (윈도우 {window}, {weighting})',

  // Files, and the machine.
  'cli/no-picture':
    '그림은 .svg 파일로만 저장할 수 있습니다. "{path}" 대신 그런 이름을 지정하세요. SVG는 브라우저로 볼 수 있고, rsvg-convert나 Inkscape로 .png로 바꿀 수 있습니다.',
  'cli/no-map':
    '지도는 .svg나 .tsv 파일로만 저장할 수 있습니다. "{path}" 대신 그런 이름을 지정하세요.',
  'cli/input-is-folder': '폴더입니다. 텍스트를 지정하세요.',
  'cli/standard-output': '표준 출력',
  'cli/standard-error': '표준 오류',
  'cli/output-fails': '{output}: 쓸 수 없습니다. {why}.',
  'cli/output-disk-full': '디스크가 가득 찼습니다. 공간을 비우세요',
  'cli/output-system-error': '시스템 오류: {code}',
  'cli/no-such-file': '파일이나 폴더가 없습니다. 경로를 확인하세요.',
  'cli/no-permission': '권한이 없습니다. 읽기와 쓰기 권한을 확인하세요.',
  'cli/is-folder': '폴더입니다. 파일을 지정하세요.',
  'cli/not-a-folder': '경로의 일부가 폴더가 아닙니다.',
  'cli/disk-full': '디스크가 가득 찼습니다. 공간을 비우고 명령을 다시 실행하세요.',
  'cli/read-only-disk': '이 디스크에는 쓸 수 없습니다. 다른 곳을 지정하세요.',
  'cli/system-error': '시스템 오류: {code}',
  'cli/wrong-numbers':
    '이 컴퓨터에서 {engine} 엔진({instructions})의 계산 결과가 틀립니다. --engine을 바꾸어 쓰고, 이 문제를 알려 주세요.',
  'cli/lab-not-built':
    '실험실이 빌드되어 있지 않습니다. 저장소에서 npm run lab:build를 실행하세요.',
  'cli/models-served': '{models} 제공 중: {url} (Ctrl-C를 누르면 끝납니다). 사용법: {docs}',
  'cli/no-tokens': '토큰은 공백 없는 ASCII 문자 8자 이상이어야 합니다. 한 줄에 하나씩 쓰세요.',
  'cli/lab-served': '실험실 주소: {url} (Ctrl-C를 누르면 끝납니다)',
  'cli/port-not-to-be-had':
    '{port}번 포트를 쓸 수 없습니다({why}). 다른 --port를 지정하거나 생략하세요.',
  'cli/not-own-host':
    '{host}{|은/는} 이 컴퓨터의 주소가 아닙니다({why}). --host에 127.0.0.1이나 ::1처럼 이 컴퓨터의 주소를 지정하세요. 모든 주소에서 받으려면 0.0.0.0입니다.',
  'cli/run-name': "--run이 '{name}'입니다. 탭이나 줄 바꿈이 없는 이름을 지정하세요.",
  'cli/store-options':
    '--run과 --part는 빈도를 어디에 저장하는지 나타내는 --store와 함께 써야 합니다.',
  'cli/needs-ngrams':
    '{options|은/는} n-그램을 세는 --ngrams와 함께 써야 합니다. 단어와 그 문서 수를 세려면 --ngrams 1을 지정하세요.',
  'cli/ngrams-are-text':
    '--ngrams는 텍스트로 출력하고 잊는 것이 없으므로 {options} 없이, .malmoi가 아닌 파일에 저장하세요.',
  'cli/ngrams-written':
    '{output}: 문서 {documents}개의 서로 다른 n-그램 {distinct}개 중 {ngrams}개',
  'cli/texts-and-output':
    '--store를 쓰면 먼저 텍스트의 빈도를 세고, {output|은/는} 텍스트 없이 다시 실행해서 저장합니다.',
  'cli/store-of-naive-bayes':
    '--store는 빈도로 학습하는 --model {models}에만, --folds 없이 쓸 수 있습니다.',
  'cli/classifier-needs-output':
    'train classifier에는 모델을 저장할 파일을 --output으로 지정하세요. --store를 쓸 때는 텍스트와 --output 중 하나만 지정합니다.',
  'cli/address-without-query':
    '--query에 {input}에서 읽을 행을 지정하세요. 예: --query "select text, label from reviews"',
  'cli/phrases-in-store':
    '--store를 쓰면 구를 목록으로 출력하거나 -o phrases.malmoi처럼 모델로만 저장합니다. 텍스트의 구를 이으려면 그 파일을 --model로 지정하세요.',
  'cli/phrases-of-texts': 'phrases에는 텍스트를 지정하세요. --store를 쓸 때만 생략할 수 있습니다.',
  'cli/nothing-to-drop': '저장소에 이름이 "{name}"인 빈도가 없습니다.',
  'cli/dropped': '{run}: {kinds|을/를} 지웠습니다',
  'cli/part-of-input': '표준 입력은 나눌 수 없습니다. 먼저 파일로 저장하세요.',
  'cli/part-was-there':
    '{run}: {parts}개 가운데 {part}번 부분은 이미 저장소에 있습니다. 문서 {documents}개, 행 {rows}개',
  'cli/part-counted': '{run}: {parts}개 가운데 {part}번 부분: 문서 {documents}개, 행 {rows}개',
  'cli/demo-stopped': '위 명령에서 데모가 멈췄습니다.',
};
