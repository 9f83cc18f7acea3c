/** The Korean sentences of `src/corpus`, which say what is wrong with a text to train on. */
export const CORPUS_SENTENCES: Readonly<Record<string, string>> = {
  'corpus/half-surrogate-pair':
    '문서에 서로게이트 쌍의 반쪽, 곧 잘린 문자의 나머지가 있습니다. 텍스트를 고치거나 잘못된 바이트를 대체하도록 지정하세요.',
  'corpus/no-frequent-word': '{minCount}번 이상 나오는 단어가 없습니다. 최소 빈도를 낮추세요.',
  'corpus/read-twice': '텍스트를 두 번 읽어야 합니다. 먼저 파일로 저장하세요.',
  'corpus/mixed-sources': '소스의 목록에 소스나 파일이 아닌 것이 있습니다. 소스나 파일만 넣으세요.',
  'corpus/other-line-count':
    '{shorter|은/는} {lines}줄에서 끝나서 이 줄의 짝이 없습니다. 두 파일은 줄마다 서로의 번역이어야 합니다',
  'corpus/not-a-pair': '텍스트, 탭 하나, 번역이 있어야 하는데 탭이 {tabs}개입니다',
  'corpus/wrong-references':
    '번역마다 참조 번역이 하나 이상 있어야 하고, 그 수는 모두 같아야 합니다.',
  'corpus/no-label': '이 문서에는 레이블이 없습니다. 레이블을 채우거나 이 문서를 빼세요.',
  'corpus/not-a-document':
    "{number}번 문서가 문자열도 아니고 { text: '…', label: '…' } 같은 객체도 아닙니다.",
  'corpus/endless-sentence':
    '{lines}줄 안에 빈 줄이 없습니다. 문장과 문장 사이에 빈 줄을 넣으세요.',
  'corpus/not-conllu':
    'CoNLL-U 형식이 아닙니다. 번호를 포함한 열 10개가 탭으로 나뉘어 있어야 하는데, 열이 {columns}개입니다. .conllu 파일을 지정하세요.',
  'corpus/empty-field': '{column} 열이 비어 있습니다. 값이 없는 자리에는 _를 쓰세요.',
  'corpus/long-multiword':
    'ID 열의 복합 토큰 "{form}"의 범위는 {end}번 토큰까지인데, 이 문장의 토큰은 {tokens}개입니다.',
  'corpus/no-head': 'HEAD 열의 값이 "{head}"입니다. 토큰의 번호, 루트를 뜻하는 0, 또는 _를 쓰세요.',
  'corpus/wrong-multiword':
    'ID 열의 값이 "{id}"입니다. 복합 토큰의 범위는 첫 토큰에서 그 뒤의 토큰까지이고, 다른 복합 토큰과 겹치지 않아야 합니다.',
  'corpus/wrong-token-number':
    'ID 열의 값이 "{id}"인데, {expected}번 토큰이 와야 합니다. 한 문장의 토큰에는 1부터 번호를 매기고, 문장 끝에는 빈 줄을 넣으세요.',
  'corpus/other-length':
    '"{name}" 열의 레이블은 {labels}개인데 문장의 토큰은 {tokens}개입니다. 토큰마다 레이블을 하나씩 지정하세요.',
  'corpus/separator-in-field':
    '"{name}" 열의 값 {field}에 필드를 나누는 문자가 있습니다. 그 문자를 바꾸거나 다른 형식으로 쓰세요.',
  'corpus/other-columns':
    '열 {expected}개({names})가 있어야 하는데 {found}개가 있습니다. 파일에 맞는 열 이름을 지정하거나 이 줄을 고치세요.',
  'corpus/empty-column': '"{column}" 열이 비어 있습니다. 값을 채우세요.',
  'corpus/no-column': '문장에 "{name}" 열이 없습니다. 있는 열: {names}',
  'corpus/not-klue':
    'KLUE의 개체명 파일처럼 글자 하나, 탭, 레이블이 있어야 합니다. 이 줄을 고치거나 다른 형식을 지정하세요.',
  'corpus/not-klp':
    '어절 번호, 형태소, 품사, 레이블이 탭으로 나뉘어 있어야 합니다. 이 줄을 고치거나 다른 형식을 지정하세요.',
  'corpus/not-klp-label':
    '레이블이 "{label}"입니다. O, "B_유형", 또는 앞의 개체명을 잇는 I를 쓰세요.',
  'corpus/columns-of-others':
    '{columns|은/는} "columns" 형식의 열에 이름을 붙이는 옵션입니다. 이 옵션을 빼거나 그 형식을 지정하세요.',
  'corpus/no-token-column':
    '열({columns}) 가운데 "token"이 없습니다. 토큰이 있는 열의 이름을 token으로 지정하세요.',
  'corpus/column-twice': '"{name}"{|이라는/라는} 열이 둘입니다. 열마다 다른 이름을 지정하세요.',
  'corpus/broken-label':
    '"{column}" 열에서 "{token}"의 레이블 "{label}"{|이/가} 이 자리에서는 {scheme} 방식에 맞지 않습니다. 레이블을 고치거나 변환하세요.',
  'corpus/unlike-pair':
    '"{column}" 열의 레이블이 정답 문장에는 {expected}개, 태깅한 문장에는 {found}개입니다. 같은 토큰을 태깅한 문장을 지정하세요.',
  'corpus/other-text':
    '태깅한 문장의 텍스트가 정답과 다릅니다. "{expected}" 자리에 "{found}"{|이/가} 있습니다. 같은 텍스트를 태깅하세요.',
};
