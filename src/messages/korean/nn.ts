/** The Korean sentences of `src/nn`, which say what is wrong with layers. */
export const NN_SENTENCES: Readonly<Record<string, string>> = {
  'nn/none': '없음',
  'nn/missing-tensor': '텐서 {name|이/가} 없습니다. 주어진 텐서: {given}',
  'nn/not-floats': '텐서 {name|은/는} 부동소수점 수가 아닙니다.',
  'nn/wrong-shape': '텐서 {name}의 모양이 {shape}입니다. {expected}이어야 합니다.',
  'nn/bidirectional-stepper': 'RecurrentStepper: 양방향 층은 한 스텝씩 실행할 수 없습니다.',
  'nn/dropout-needs-random':
    'recurrent: 층 사이의 드롭아웃에는 난수가 필요합니다. {option|을/를} 지정하세요.',
  'nn/no-forget-gate':
    'recurrent: {option|은/는} 망각 게이트가 있는 셀({having})에만 쓸 수 있는데, 이 셀은 {cell}입니다.',
  'nn/forget-bias-needs-biases':
    'recurrent: {option|은/는} 편향이 있어야 쓸 수 있습니다. {biases|을/를} true로 두세요.',
  'nn/no-such-cell':
    'cellWeightsOf: 방향 {direction}에는 층 {layer|이/가} 없습니다. 방향 0과 1에 층이 {layers}개씩 있습니다.',
  'nn/no-such-layer':
    'cellWeightsOf: 방향 {direction}에는 층 {layer|이/가} 없습니다. 방향 0에 층이 {layers}개 있습니다.',
  'nn/peephole-size':
    '{step}: weightCh에 수가 {numbers}개 있습니다. 은닉 크기가 {hiddenSize}이므로 {expected}개여야 합니다.',
  'nn/no-numbers': '0',
  'nn/wrong-length':
    '{step}: {name}에 수가 {numbers}개 있습니다. 입력 크기가 {inputSize}, 은닉 크기가 {hiddenSize}이므로 {expected}개여야 합니다.',
  'nn/rotary-head-size':
    '회전 위치(rotary)는 수를 둘씩 돌립니다. 헤드의 너비가 {size}인데, 짝수여야 합니다.',
  'nn/no-more-places': 'TransformerStepper: 자리 {places}개를 모두 읽었습니다. 먼저 되감으세요.',
  'nn/no-memory': '디코더 블록에는 바라볼 시퀀스가 필요합니다. {option|을/를} 지정하세요.',
};
