/** The Korean sentences of `src/inspect`, which say what is wrong with a look inside a model. */
export const INSPECT_SENTENCES: Readonly<Record<string, string>> = {
  'inspect/other-lengths':
    '상호 정보량을 계산하려면 활성값과 범주의 수가 같아야 하는데, 활성값은 {activations}개, 범주는 {categories}개입니다.',
  'inspect/no-steps':
    'measureGradientFlow: 스텝 수와 청크 길이는 1 이상이어야 하는데, 지금은 {steps|과/와} {chunkLength}입니다.',
  'inspect/bidirectional':
    'measureGradientFlow: 양방향 층은 상태를 스텝에서 스텝으로 넘기지 않으므로 측정할 수 없습니다.',
  'inspect/no-text': '읽을 텍스트가 없습니다. 텍스트를 지정하세요.',
  'inspect/no-text-before': '읽을 텍스트가 없습니다. 텍스트를 지정하세요.',
  'inspect/no-signal':
    '{cell} 셀에는 {name|이라는/라는} 신호가 없습니다. 다음 중에서 고르세요: {signals}',
  'inspect/no-inputs': '중첩 tanh 예제에는 입력이 하나 이상 필요한데, 하나도 주어지지 않았습니다.',
  'inspect/too-short':
    '텍스트의 단위가 {units}개뿐이라 {steps}스텝과 그다음 단위를 읽을 수 없습니다. 텍스트를 늘리거나 스텝을 줄이세요.',
  'inspect/no-position':
    '위치 {position}의 예측이 없습니다. 텍스트의 단위는 {length}개이고, 예측하려면 앞에 단위가 하나는 있어야 합니다. 1 이상 {length} 이하로 지정하세요.',
  'inspect/no-unit': '단위 {unit|이/가} 없습니다. 모델의 단위는 0부터 {last}까지입니다.',
  'inspect/gradient-chart': '상태에 대한 마지막 손실의 기울기, 시간을 거슬러',
  'inspect/steps-back': '거슬러 간 스텝',
  'inspect/chunk-begins': '청크의 시작',
  'inspect/recall-chart': '지연 뒤에 기호 {symbols}개 중 하나 맞히기 (우연히 맞힐 확률: {chance})',
  'inspect/lag': '지연',
  'inspect/accuracy': '정확도',
  'inspect/copy-chart': '기호 {symbols}가지로 된 시퀀스 베껴 쓰기',
  'inspect/reverse-chart': '기호 {symbols}가지로 된 시퀀스 거꾸로 쓰기',
  'inspect/length': '길이',
  'inspect/exact-share': '끝까지 맞힌 시퀀스의 비율',
  'inspect/longest-trained': '학습한 가장 긴 길이',
  'inspect/not-transformer':
    '이 모델은 순환 모델이라서 어텐션 헤드가 없습니다. 이 기능은 트랜스포머를 들여다봅니다.',
  'inspect/not-recurrent':
    '이 모델은 트랜스포머라서 단위마다 이어지는 상태가 없습니다. 이 기능은 순환 모델을 들여다봅니다.',
};
