/** The Korean sentences of `src/text`, which say what is wrong with tokenizers and vocabularies. */
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
    '패턴을 쓸 수 없습니다. {place}번째 글자: {reason}. 패턴은 JavaScript의 정규 표현식처럼 씁니다. 예: {example}',
  'text/large-pattern':
    '패턴을 쓸 수 없습니다. 반복과 선택을 모두 풀어 쓰면 {most}개가 넘는 부분으로 이루어집니다. 반복 횟수를 줄이세요.',
  'text/pattern-range-of-classes':
    '범위의 한쪽 끝에 \\w와 같은 클래스가 있습니다. 문자 자체를 뜻하면 \\-로 쓰세요',
  'text/pattern-falling-range': '범위의 끝이 시작보다 앞섭니다',
  'text/pattern-open-class': '문자 클래스가 ]로 닫히지 않았습니다',
  'text/pattern-unknown-escape': '{escape|이라는/라는} 이스케이프는 없습니다',
  'text/pattern-unknown-property':
    '{property|은/는} 유니코드 속성이 아닙니다. {example}처럼 쓰세요',
  'text/pattern-large-count': '반복 횟수가 {most}회를 넘습니다',
  'text/pattern-falling-counts': '반복 횟수의 최댓값이 최솟값보다 작습니다',
  'text/pattern-nothing-to-repeat': '{sign} 앞에 반복할 것이 없습니다',
  'text/pattern-nested-groups': '그룹이 {most}겹을 넘게 중첩되어 있습니다',
  'text/pattern-open-group': '그룹이 )로 닫히지 않았습니다',
  'text/pattern-late-flags':
    '패턴 전체의 플래그가 중간에 있습니다. 패턴의 맨 앞에 쓰거나, 그룹에만 (?i:…)처럼 쓰세요',
  'text/pattern-unknown-group': '{opening|으로/로} 시작하는 그룹은 없습니다',
  'text/pattern-look-within-behind':
    '후방 탐색(look-behind) 안에는 전방 탐색이나 후방 탐색을 쓸 수 없습니다',
  'text/pattern-look-behinds': '후방 탐색(look-behind)이 {most}개를 넘습니다',
  'text/pattern-unknown-flag':
    '"{letter}"{|이라는/라는} 플래그는 없습니다. 다음 중에서 고르세요: {choices}',
  'text/pattern-back-reference':
    '앞의 그룹을 다시 가리키는 역참조는 지원하지 않습니다. 제한된 시간에 찾는 방법이 알려져 있지 않습니다',
  'text/pattern-stray-bracket':
    '{bracket} 하나만 있습니다. 문자 자체를 뜻하면 \\{again|으로/로} 쓰세요',
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
