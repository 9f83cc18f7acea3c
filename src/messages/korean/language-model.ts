/** The Korean sentences of `src/language-model`, which say what is wrong with a language model, its text or its training. */
export const LANGUAGE_MODEL_SENTENCES: Readonly<Record<string, string>> = {
  'language-model/not-nano-gpt':
    'nanoGPT의 가중치가 아닙니다. 여기서 {name|이라고/라고} 부르는 행렬이 없습니다.',
  'language-model/heads':
    '{hidden|은/는} {hiddenSize}, {option|은/는} {heads}입니다. 헤드가 너비를 똑같이 나누고 각각 {most} 이하가 되도록 지정하세요.',
  'language-model/rotary-heads':
    '회전 위치(rotary)는 수를 둘씩 돌리는데, 헤드의 너비가 {size}입니다. 너비를 짝수로 하거나 {option|을/를} 다른 값으로 지정하세요.',
  'language-model/window-too-long':
    '윈도우가 {steps} 단위인데, 모델은 {context} 단위까지만 봅니다.',
  'language-model/chunk-of-windows':
    '트랜스포머는 문맥 길이({context} 단위)만 한 윈도우로 학습합니다. {option|을/를} 빼세요.',
  'language-model/half-surrogate-pair':
    '줄 {line}에 서로게이트 쌍의 반쪽, 곧 잘린 문자의 나머지가 있습니다. 먼저 텍스트를 고치세요.',
  'language-model/too-short-to-evaluate':
    '평가할 텍스트의 단위가 두 개보다 적습니다. 더 긴 텍스트를 지정하세요.',
  'language-model/epochs-and-steps': '{epochs|과/와} {steps} 중 하나만 지정하세요.',
  'language-model/too-short-for-batch':
    '학습할 단위가 {units}개뿐이라 시퀀스 {batch}개를 한 배치로 묶을 수 없습니다. 텍스트를 늘리거나 배치를 줄이세요.',
  'language-model/no-carried-state':
    '체크포인트에 이어받을 상태 {index|이/가} 없습니다. 처음부터 다시 학습하세요.',
  'language-model/other-units':
    '체크포인트의 단위({savedKind} {savedSize}개)와 모델의 단위({kind} {size}개)가 다릅니다. 체크포인트에서 모델을 만드세요.',
  'language-model/unknown-units':
    '모델의 단위 {kind|은/는} 이 버전에서 지원하지 않습니다. malmoi를 업데이트하세요.',
  'language-model/too-short': '텍스트의 단위가 두 개보다 적습니다. 더 긴 텍스트를 지정하세요.',
  'language-model/bpe-by-name':
    'BPE(바이트 쌍 인코딩)는 먼저 학습해야 합니다. 이름 대신 학습한 모델을 지정하세요.',
  'language-model/tied-sizes':
    '가중치를 공유하려면 임베딩과 은닉 상태의 크기가 같아야 합니다. 지금은 {embedding|이/가} {embeddingSize}, {hidden|이/가} {hiddenSize}입니다.',
  'language-model/empty-prompt': '프롬프트가 비어 있습니다. 한 글자 이상 지정하세요.',
  'language-model/other-form':
    '단위의 {name} 값은 {before}입니다. {now|으로/로} 바꿀 수 없으니 이 옵션을 빼세요.',
};
