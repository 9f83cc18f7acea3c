/** The Korean sentences of `src/training`, which say what is wrong with a training. */
export const TRAINING_SENTENCES: Readonly<Record<string, string>> = {
  'training/damaged-checkpoint':
    '체크포인트가 손상되었습니다. 다른 사본을 쓰거나 처음부터 다시 학습하세요.',
  'training/state-count':
    'CarriedState.keep: 상태가 {states}개 주어졌습니다. {expected}개가 필요합니다.',
  'training/state-number': '{number}번 상태',
  'training/steps-or-epochs': '{steps|과/와} {epochs} 중 하나를 지정하세요.',
  'training/wrong-clip': '{option|이/가} {clip}입니다. 5처럼 0보다 큰 노름을 지정하세요.',
  'training/same-name': '이름이 {name}인 파라미터가 둘입니다. 층에 서로 다른 이름을 지정하세요.',
  'training/not-sparse': '{name|은/는} 희소 파라미터입니다. {reason}',
  'training/other-optimizer':
    '체크포인트의 옵티마이저가 {optimizer}입니다. {expected|이어야/여야} 합니다.',
  'training/wrong-tensor':
    '체크포인트의 텐서 {name}에 수가 {numbers}개 있습니다. {expected}개여야 합니다.',
  'training/no-numbers': '0',
  'training/adagrad-not-sparse':
    '가중치 감쇠를 쓰는 adagrad는 모든 행을 바꿉니다. 가중치 감쇠를 0으로 두거나 임베딩을 밀집으로 만드세요.',
  'training/adam-not-sparse':
    '가중치 감쇠는 모든 행을 바꿉니다. 0으로 두거나 임베딩을 밀집으로 만드세요.',
  'training/rmsprop-not-sparse':
    'rmsprop은 스텝마다 모든 행을 바꿉니다. adagrad나 adam을 쓰거나 임베딩을 밀집으로 만드세요.',
  'training/sgd-not-sparse':
    '모멘텀이나 가중치 감쇠를 쓰는 sgd는 모든 행을 바꿉니다. 둘 다 0으로 두거나 임베딩을 밀집으로 만드세요.',
  'training/other-options':
    '{what}에서는 {name} 값이 {before|이었는데/였는데} 지금은 {now}입니다. 같은 값을 쓰거나 옵션을 빼세요.{raisable}',
  'training/the-checkpoint': '체크포인트',
  'training/the-model': '모델',
  'training/and': '{before|과/와} {last}',
  'training/may-be-raised': ' 늘릴 수 있는 옵션은 {names}뿐입니다.',
  'training/stopped': '{where} 중단했습니다.',
  'training/other-data':
    '체크포인트의 데이터({before} {unit})와 지금 데이터({now} {unit})가 다릅니다. 같은 데이터로 이어 가세요.',
  'training/unknown-length': '길이를 알 수 없는',
  'training/no-batches': '학습의 에폭 {epoch}에 배치가 없습니다. 데이터를 지정하세요.',
  'training/validation-exploded': '검증 손실이 {validation|이/가} 되었습니다.',
  'training/loss-exploded': '손실이 {mean} nat로 커져 아무것도 배우지 않은 모델보다 큽니다.',
  'training/norm-not-finite': '기울기의 노름이 {norm|이/가} 되었습니다.',
  'training/loss-not-finite': '손실이 {loss|이/가} 되었습니다.',
  'training/exploded': '스텝 {step}: {what} 학습률을 {learningRate}보다 낮추거나 {clipping}.',
  'training/clip': '기울기를 클리핑하세요',
  'training/clip-more': '기울기를 {clip}보다 작게 클리핑하세요',
  'training/after-step': '{step}스텝 뒤에',
  'training/after-step-of': '{steps}스텝 중 {step}스텝 뒤에',
  'training/other-kind':
    '{expected|이/가} 필요한데 이 파일은 {kind}입니다. onCheckpoint가 받은 것에서 이어 가세요.',
  'training/other-layout':
    '체크포인트의 형식이 버전 {layout}인데, 이 버전의 Malmoi는 버전 {expected}에서만 이어 갈 수 있습니다. 체크포인트를 쓴 버전으로 학습을 마치거나, 그 가중치로 새로 학습하세요.',
  'training/no-vectors': 'snapshot: 벡터가 없습니다. 첫 보고와 학습이 끝나는 때 사이에 호출하세요.',
  'training/array-too-short':
    'snapshot: {dimensions}차원 벡터 {vectors}개가 길이 {length}인 배열에 들어가지 않습니다. 더 긴 배열을 지정하세요.',
  'training/no-such-word': 'snapshot: 단어가 {words}개인데 {word}번 단어는 없습니다.',
  'training/wrong-decay': '가중치 평균의 감쇠율이 {decay}입니다. 0과 1 사이의 수를 지정하세요.',
  'training/wrong-every':
    '가중치를 {every}스텝마다 평균에 더할 수는 없습니다. 1 이상의 정수를 지정하세요.',
  'training/wrong-start': '가중치 평균이 {start}스텝 뒤에 시작합니다. 0 이상의 정수를 지정하세요.',
  'training/no-such-averaging':
    '"{kind}"{|이라는/라는} 가중치 평균은 없습니다. ema나 swa를 지정하세요.',
  'training/no-mean': '체크포인트에 {name}의 평균이 없습니다. 처음부터 다시 학습하세요.',
  'training/text-too-short':
    'cutChunks: 토큰이 {tokens}개인 텍스트는 시퀀스 {batch}개로 나눌 수 없습니다. 텍스트를 늘리거나 배치를 줄이세요.',
};
