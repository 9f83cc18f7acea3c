/** The Korean sentences of `src/io`, which say what is wrong with files and their contents. */
export const IO_SENTENCES: Readonly<Record<string, string>> = {
  'io/text-is-no-table':
    '일반 텍스트에는 열이 없습니다. CSV, TSV, JSONL, Parquet 파일을 지정하거나 형식을 지정하세요',
  'io/column-twice':
    '이름이 "{column}"인 열이 두 개입니다. 열마다 다른 이름을 붙이거나 머리글 없이 읽으세요',
  'io/full-site-storage':
    '중간 결과를 이 사이트의 저장소에 쓸 수 없습니다({reason}). 공간을 확보하거나 텍스트를 줄이세요.',
  'io/not-bytes':
    '{name|은/는} {value|이어서/여서} 바이트를 읽을 수 없습니다. 바이트, 문자열, Blob, ReadableStream이나 이들의 iterable을 지정하세요.',
  'io/not-a-piece': '{name}의 조각이 {value}입니다. 바이트(Uint8Array)나 문자열 조각을 지정하세요.',
  'io/file-changed': '파일을 읽을 수 없습니다. 선택한 뒤에 옮기거나 바꾸지 않았는지 확인하세요.',
  'io/the-input': '입력',
  'io/an-object-of': '객체({type})',
  'io/a-value-of': '{type} 값',
  'io/csv-width':
    '이 행의 필드는 {fields}개인데 첫 행의 필드는 {width}개입니다. {delimiter|이/가} 들어 있는 필드는 따옴표로 묶으세요.',
  'io/tsv-width':
    '이 줄의 필드는 {fields}개인데 첫 줄의 필드는 {width}개입니다. 필드 안의 {delimiter|을/를} 다른 문자로 바꾸세요.',
  'io/csv-endless-row':
    '여기서 시작하는 행{problem}. 필드 안의 따옴표를 두 번씩 쓰거나 TSV로 읽으세요.',
  'io/csv-long-row': '이 너무 깁니다(닫히지 않은 따옴표가 있는 것 같습니다)',
  'io/csv-open-quote': '에 닫히지 않은 따옴표가 있습니다',
  'io/not-csv': 'CSV 형식에 맞지 않는 행입니다. {problem} TSV로 읽으세요.',
  'io/csv-text-after-quote':
    '닫는 따옴표 뒤에 필드의 내용이 이어집니다. 필드 안의 따옴표를 두 번씩 쓰거나',
  'io/csv-stray-quote':
    '따옴표로 시작하지 않는 필드 안에 따옴표가 있습니다. 필드를 따옴표로 묶고 그 안의 따옴표를 두 번씩 쓰거나',
  'io/commas': '쉼표',
  'io/semicolons': '세미콜론',
  'io/tabs': '탭',
  'io/vertical-bars': '세로줄',
  'io/other-delimiter': '구분자 {delimiter}',
  'io/likely-delimiter':
    '첫 행의 필드 사이에 {delimiter} 대신 {found|이/가} 있습니다. 구분자로 {likely|을/를} 지정하세요.',
  'io/no-encoding':
    '"{name}"{|이라는/라는} 인코딩은 없습니다. 쓸 수 있는 인코딩의 예: utf-8, utf-16le, euc-kr(CP949), shift_jis, gb18030, windows-1252',
  'io/wrong-encoding':
    '{encoding|이/가} 아닌 바이트가 있습니다. 텍스트를 저장할 때 쓴 인코딩을 지정하거나, 잘못된 바이트를 대체하도록 지정하세요.',
  'io/not-utf-8': 'UTF-8이 아닌 바이트가 있습니다. {advice}',
  'io/give-encoding': '인코딩을 지정하세요.',
  'io/give-likely-encoding': '{guess|으로/로} 보이니, 이 인코딩을 지정하세요.',
  'io/or-replace': '{encoding} 또는 잘못된 바이트를 대체하도록 지정하세요.',
  'io/long-line':
    '한 줄이 {limit}MiB보다 깁니다. 한 줄에 문서가 하나씩 있는 텍스트 파일인지 확인하세요.',
  'io/no-column': '"{column}" 열이 없습니다. 있는 열: {names}',
  'io/no-numbered-column':
    '"{column}" 열이 없습니다. 헤더가 없으면 열을 1부터 {count}까지의 번호로 지정합니다.',
  'io/no-text-column':
    '{names} 열 가운데 어느 것이 텍스트인지 알 수 없습니다. 텍스트 열의 이름을 지정하세요.',
  'io/text-has-no-columns':
    '일반 텍스트에는 "{label}" 열이 없고, 첫 줄에 {mark}도 없습니다. CSV, TSV, JSONL, Parquet 파일을 지정하거나 형식을 지정하세요.',
  'io/line-without-label': '이 줄에는 레이블이 없습니다. 텍스트 앞에 {mark}와 레이블을 쓰세요.',
  'io/several-labels':
    '이 줄에는 레이블이 {labels}개 있는데, 여기서는 텍스트마다 레이블이 하나입니다. 하나만 남기세요.',
  'io/no-label': '이 행에는 레이블이 없습니다. 레이블을 채우거나 이 행을 빼세요.',
  'io/broken-gzip': '온전한 gzip 파일이 아닙니다.',
  'io/half-surrogate-pair':
    '"{column}"에 서로게이트 쌍의 반쪽, 곧 잘린 문자의 나머지가 있습니다. 텍스트를 고치거나 잘못된 바이트를 대체하도록 지정하세요.',
  'io/not-json': 'JSON이 아닙니다. 한 줄에 객체가 하나씩 있어야 합니다.',
  'io/not-a-json-object': '{"text": "…", "label": "…"} 같은 JSON 객체가 아닙니다.',
  'io/an-array': '배열',
  'io/an-object': '객체',
  'io/empty-field': '"{column}"의 값은 문자열, 수, 불리언이어야 하는데 {kind}입니다.',
  'io/nested-field':
    '"{column}"의 값은 문자열, 수, 불리언이어야 하는데 {kind}입니다. 그 안의 값을 {example|과/와} 같이 지정하세요.',
  'io/not-text': '"{column}"의 값은 문자열, 수, 불리언이어야 합니다.',
  'io/path-into-value':
    '"{column}" 경로에 값이 없습니다. "{missing}"{|이/가} 들어 있어야 할 곳이 객체도 배열도 아닙니다.',
  'io/path-beyond-array':
    '"{column}" 경로에 값이 없습니다. 배열에는 0번부터 {items}개의 항목이 있고, "{missing}"{|은/는} 없습니다.',
  'io/no-property': '객체에 "{missing}" 속성이 없습니다. 있는 속성: {known}',
  'io/no-properties': '없음',
  'io/not-a-model': 'safetensors 파일이지만 말모이 모델이 아닙니다.',
  'io/other-format':
    '이 모델의 형식 버전은 {format}인데, 이 버전의 말모이는 {known}만 읽습니다. malmoi를 업데이트하세요.',
  'io/no-temporary-folder': '여기에 임시 폴더를 만들 수 없습니다.',
  'io/full-scratch':
    '중간 결과를 쓸 수 없습니다({reason}). 공간을 확보하거나 임시 파일을 둘 다른 폴더를 지정하세요.',
  'io/no-such-file': '파일이나 폴더가 없습니다. 경로를 확인하세요.',
  'io/may-not-read': '읽을 권한이 없습니다. 파일의 권한을 확인하세요.',
  'io/is-a-folder': '폴더입니다. 파일을 지정하세요.',
  'io/path-through-file': '경로의 일부가 폴더가 아닙니다. 경로를 확인하세요.',
  'io/name-is-text': '파일 이름이 너무 깁니다. 파일 대신 텍스트를 넣지 않았는지 확인하세요.',
  'io/link-to-itself': '심볼릭 링크가 자기 자신을 가리킵니다. 경로를 확인하세요.',
  'io/cannot-read': '읽을 수 없습니다. 시스템 오류: {code}',
  'io/cannot-write': '쓸 수 없습니다. {problem}',
  'io/full-disk': '디스크가 가득 찼습니다. 공간을 확보하고 다시 시도하세요.',
  'io/reader-gone': '읽는 쪽에서 연결을 닫아 나머지는 쓰지 못했습니다.',
  'io/stopped-within': '도중에 중단했습니다. {path}에는 일부만 쓰였습니다.',
  'io/read-only-file': '읽기 전용 파일입니다. 쓰기 권한을 주거나 다른 이름을 지정하세요.',
  'io/other-owner':
    '다른 사용자나 그룹의 파일이라 소유자를 유지한 채 바꿀 수 없습니다. 먼저 지우거나 다른 이름을 지정하세요.',
  'io/result-links-to-itself': '자기 자신을 가리키는 심볼릭 링크입니다. 다른 이름을 지정하세요.',
  'io/may-not-write': '쓸 권한이 없습니다. 다른 위치를 지정하세요.',
  'io/read-only-disk': '읽기 전용 디스크입니다. 다른 위치를 지정하세요.',
  'io/no-folder': '폴더가 없습니다. 먼저 폴더를 만드세요.',
  'io/result-is-a-folder': '폴더입니다. 파일 이름을 지정하세요.',
  'io/result-through-file': '경로의 일부가 폴더가 아닙니다.',
  'io/long-name': '이름이 너무 깁니다. 더 짧은 이름을 지정하세요.',
  'io/large-file':
    '시스템이 허용하는 파일 크기를 넘습니다. 한도(ulimit -f)를 늘리거나 다른 위치를 지정하세요.',
  'io/system-answered': '시스템 오류: {code}',
  'io/replaces-input':
    '결과를 쓰면 같은 파일인 입력 {name|을/를} 덮어쓰게 됩니다. 다른 이름을 지정하세요.',
  'io/standard-input': '표준 입력',
  'io/dash': '결과는 파일에 씁니다. 파일 이름을 지정하거나 /dev/stdout을 지정하세요.',
  'io/streamed-parquet':
    'Parquet 파일은 끝에서부터 읽으므로, 스트림이나 압축된 파일로는 읽을 수 없습니다. 먼저 압축을 풀어 파일로 저장하세요.',
  'io/broken-png': '온전한 PNG 파일이 아닙니다. 이 형식의 사진이 필요합니다',
  'io/large-picture': '사진이 {width} × {height}픽셀입니다. 모두 {most}픽셀 이하로 줄이세요',
  'io/broken-parquet': '온전한 Parquet 파일이 아닙니다. ({reason})',
  'io/path-in-browser':
    '"{path}"{|은/는} 경로인데, 브라우저에서는 경로를 열 수 없습니다. {instead}.',
  'io/give-bytes': 'File, Blob이나 바이트를 지정하세요',
  'io/offer-download': '바이트를 받아 사용자가 내려받게 하세요',
  'io/broken-safetensors': '온전한 safetensors 파일이 아닙니다. {problem}.',
  'io/too-few-bytes': '{bytes}바이트뿐이어서 헤더를 읽을 수 없습니다',
  'io/long-header': '헤더의 길이가 {length}바이트라고 되어 있는데 파일은 {bytes}바이트입니다',
  'io/header-too-long':
    '헤더의 길이가 {length}바이트라고 되어 있는데 모델의 헤더는 {most}바이트를 넘지 않습니다',
  'io/header-unbounded': '헤더의 값이 어떤 모델보다도 많거나 깊이 중첩되어 있습니다',
  'io/wide-tensor':
    '"{tensor}"의 한 차원이 {size}입니다. 파일 {bytes}바이트에 담길 수 없는 크기입니다',
  'io/metadata-too-large':
    '모델을 저장할 수 없습니다. 텐서가 아닌 내용이 JSON으로 {length}자이거나 너무 깊이 중첩되어 있습니다. 파일에는 {most}자까지 담을 수 있습니다.',
  'io/model-cut-short': '헤더에 적힌 {length}바이트보다 파일이 짧습니다. 다른 사본을 사용하세요',
  'io/bytes-left': '헤더에 적힌 {length}바이트 뒤에 남는 바이트가 있습니다. 다른 사본을 사용하세요',
  'io/no-format': '알 수 없음',
  'io/checksums': '체크섬',
  'io/model-metadata': '메타데이터',
  'io/a-tensor': '텐서 "{tensor}"',
  'io/changed-bytes':
    '파일이 손상되었습니다. {part|이/가} 저장할 때와 다릅니다(SHA-256 불일치). 다른 사본을 사용하세요',
  'io/not-finite':
    '텐서 "{tensor}"의 {number}번째 수가 {value}입니다. 유한한 수만 쓸 수 있습니다. 더 낮은 학습률로 모델을 다시 학습하거나 파일의 다른 사본을 사용하세요',
  'io/no-room': '{bytes}바이트가 메모리에 들어가지 않습니다',
  'io/gzip-bomb':
    '{most}배 넘게 압축되어 있습니다. 텍스트나 모델은 이렇게 압축되지 않습니다. 뜻한 바라면 직접 압축을 풀어 쓰세요',
  'io/header-not-json': '헤더가 JSON이 아닙니다',
  'io/header-not-an-object': '헤더가 JSON 객체가 아닙니다',
  'io/tensor-lacks-parts': '텐서 "{tensor}"의 자료형, 모양, 오프셋 중에 빠진 것이 있습니다',
  'io/tensor-size': '텐서 "{tensor}"의 크기가 0 이상의 정수가 아닙니다',
  'io/tensor-bytes': '텐서 "{tensor}"{|은/는} {type}인데 {bytes}바이트를 차지합니다',
  'io/tensor-gap': '텐서 "{tensor}"{|이/가} 앞의 텐서가 끝나는 곳에서 시작하지 않습니다',
  'io/tensors-bytes': '텐서는 모두 {end}바이트인데 파일에는 {bytes}바이트가 있습니다',
  'io/metadata-not-text': '메타데이터에 문자열이 아닌 값이 있습니다',
  'io/tensor-type': '텐서 "{tensor}"의 자료형이 {dtype}입니다. 쓸 수 있는 자료형: {known}',
  'io/scales-name-taken':
    '모델에 "{name}" 텐서가 있는데, 이 이름은 "{tensor}"의 스케일이 쓸 이름입니다. 텐서의 이름을 바꾸세요.',
  'io/no-scales':
    '텐서 "{tensor}"{|은/는} 8비트인데 "{scales}"에 행 {rows}개의 스케일(0 이상)이 하나씩 들어 있지 않습니다. 파일을 다시 받으세요.',
};
