/** What is wrong with tokenizers and vocabularies: the sentences of `src/text`. */
export const TEXT_SENTENCES: Readonly<Record<string, string>> = {
  'text/no-stemmer': '"{language}"의 어간 추출기는 없습니다. english나 korean을 지정하세요.',
  'text/words-without-counts': '단어는 {words}개인데 빈도는 {counts}개입니다.',
  'text/no-special-token': '어휘에 특수 토큰 {token|이/가} 없습니다.',
  'text/no-word': '{id}번 단어가 없습니다. 어휘의 단어는 {size}개입니다.',
  'text/equal-special-tokens': '특수 토큰 중에 같은 것이 있습니다: {tokens}',
  'text/small-vocabulary':
    '어휘의 최대 크기가 {maxSize}입니다. 1 이상이면서 특수 토큰 {special}개가 들어가는 정수를 지정하세요.',
  'text/not-word-and-count': '단어, 탭, 빈도의 순서로 적혀 있어야 합니다.',
  'text/the-vocabulary': '어휘',
  'text/bpe-has-vocabulary': 'BPE에는 자체 어휘가 있으므로 다른 어휘를 쓸 수 없습니다.',
  'text/special-tokens-not-first': '어휘의 특수 토큰 {tokens|이/가} 맨 앞에 있지 않습니다.',
  'text/units-and-more': '{named} 외 {more}개',
  'text/units': '{named}',
  'text/unknown-units':
    '모델의 학습 텍스트에 없던 단위입니다: {units}. 이 단위를 빼거나, 최소 빈도를 2 이상으로 하여 다시 학습하세요. 그러면 드문 단위를 대신하는 토큰이 생깁니다.',
  'text/broken-pattern':
    '토큰 패턴을 쓸 수 없습니다({reason}). JavaScript 정규 표현식을 지정하세요. 예: {example}',
  'text/no-such-jamo':
    '{form|이라는/라는} 자모 형식은 없습니다. conjoining이나 compatibility를 지정하세요.',
  'text/no-unknown-token':
    "단위 {all}개 중 {count}개가 어휘에 들지 못합니다. { unknown: '<unk>' }처럼 미등록 단위를 나타낼 특수 토큰을 지정하세요.",
  'text/no-units': '"{name}"{|이라는/라는} 단위는 없습니다. 다음 중에서 고르세요: {choices}',
  'text/units-of-later-version':
    '이 모델의 단위 {name|은/는} 이 버전에서 지원하지 않습니다. malmoi를 업데이트하세요.',
  'text/no-token': '{id}번 토큰이 없습니다. 모델의 토큰은 {size}개입니다.',
  'text/not-a-letter': '알파벳의 "{letter}"{|은/는} 한 문자가 아닙니다.',
  'text/long-merge':
    '{number}번째 병합이 만드는 토큰의 길이가 {length}자입니다. 병합을 적용하는 텍스트 조각은 {longest}자를 넘지 않습니다.',
  'text/impossible-merge': '{number}번 병합에 그 앞에 없는 토큰이 쓰였습니다.',
  'text/a-bpe-tokenizer': 'BPE 토크나이저',
};
