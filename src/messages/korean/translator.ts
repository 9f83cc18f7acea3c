/** The Korean sentences of `src/translator`. */
export const TRANSLATOR_SENTENCES: Readonly<Record<string, string>> = {
  'translator/no-pairs': '학습할 텍스트 쌍이 없습니다. 쌍을 주세요.',
  'translator/no-fitting-pairs':
    '양쪽이 모두 단위 {longest}개 이하인 텍스트 쌍이 없어서 학습할 수 없습니다. 쌍을 주거나 더 긴 쌍을 허용하세요.',
  'translator/long-source':
    '텍스트의 단위가 {units}개라서 한 번에 번역하기에는 너무 깁니다. 최대는 {most}개입니다. 문장마다 줄을 나누세요.',
  'translator/nothing-to-evaluate': '평가할 쌍이 없습니다. 쌍을 주세요.',
  'translator/no-edge-tokens': 'units에는 패딩, 시작, 끝을 나타내는 토큰이 있어야 합니다',
  'translator/no-layers-of-attention':
    '{option|은/는} 트랜스포머의 옵션입니다. 이 번역기는 순환 신경망이라 원문을 한 가지 방법으로만 봅니다.',
  'translator/heads':
    '{hidden|은/는} {hiddenSize}, {option|은/는} {heads}입니다. 헤드가 너비를 똑같이 나누고 각각 {most} 이하가 되도록 지정하세요.',
};
