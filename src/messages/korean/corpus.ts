/** The Korean sentences of `src/corpus`, which say what is wrong with a text to train on. */
export const CORPUS_SENTENCES: Readonly<Record<string, string>> = {
  'corpus/half-surrogate-pair':
    '문서에 서로게이트 쌍의 반쪽, 곧 잘린 문자의 나머지가 있습니다. 텍스트를 고치거나 잘못된 바이트를 대체하도록 지정하세요.',
  'corpus/no-frequent-word': '{minCount}번 이상 나오는 단어가 없습니다. 최소 빈도를 낮추세요.',
  'corpus/read-twice': '텍스트를 두 번 읽어야 합니다. 먼저 파일로 저장하세요.',
  'corpus/mixed-sources': '소스의 목록에 소스나 파일이 아닌 것이 있습니다. 소스나 파일만 넣으세요.',
  'corpus/no-label': '이 문서에는 레이블이 없습니다. 레이블을 채우거나 이 문서를 빼세요.',
  'corpus/not-a-document':
    "{number}번 문서가 문자열도 아니고 { text: '…', label: '…' } 같은 객체도 아닙니다.",
};
