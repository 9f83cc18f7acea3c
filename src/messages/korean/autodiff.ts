/** The Korean sentences of `src/autodiff`, which say what is wrong in a computation with gradients. */
export const AUTODIFF_SENTENCES: Readonly<Record<string, string>> = {
  'autodiff/id-count':
    'embedding: id가 {ids}개 주어졌는데, 모양 [{shape}]에는 {length}개가 들어갑니다.',
  'autodiff/id-out-of-range':
    'embedding: {position}번 위치의 id가 {id}입니다. 표의 행이 {rows}개이므로 0 이상 {last} 이하여야 합니다.',
  'autodiff/softmax-target-count':
    'softmaxCrossEntropy: 정답이 {targets}개 주어졌습니다. 모양이 {shape}인 로짓에는 {expected}개가 필요합니다.',
  'autodiff/crf-counts':
    'crf: 길이 {lengths}개와 정답 {targets}개가 주어졌습니다. {batch}개와 {expected}개여야 합니다.',
  'autodiff/crf-length': 'crf: 시퀀스 {sequence}의 길이가 {length}입니다. 1~{steps}이어야 합니다.',
  'autodiff/crf-target':
    'crf: 시퀀스 {sequence}, 스텝 {step}의 정답이 {target}입니다. 0~{last}이어야 합니다.',
  'autodiff/class-weight-count':
    'softmaxCrossEntropy: 클래스 가중치가 {weights}개 주어졌습니다. {expected}개가 필요합니다.',
  'autodiff/target-out-of-range':
    'softmaxCrossEntropy: {row}번 행의 정답이 {target}입니다. 0 이상 {last} 이하이거나, 행을 무시하려면 {ignoreIndex}이어야 합니다.',
  'autodiff/label-smoothing':
    'softmaxCrossEntropy: 레이블 스무딩이 {smoothing}입니다. 0 이상 1 미만이어야 합니다.',
  'autodiff/length-count':
    '{operation}: 길이가 {lengths}개 주어졌습니다. 시퀀스마다 하나씩 {batch}개가 필요합니다.',
  'autodiff/length-out-of-range':
    '{operation}: {sequence}번 시퀀스의 길이가 {length}입니다. 1 이상 {steps} 이하여야 합니다.',
  'autodiff/initial-state': '초기 상태',
  'autodiff/nothing-to-concatenate': 'concatenate: 텐서가 없습니다. 하나 이상 지정하세요.',
  'autodiff/concatenate-axis': 'concatenate: 축이 {axis}입니다. 0 이상 {last} 이하여야 합니다.',
  'autodiff/tensor-number': '{number}번 텐서',
  'autodiff/reshape-size':
    'reshape: 모양 {shape}에는 수가 {length}개 있습니다. 새 모양 {wanted}도 크기가 같아야 합니다.',
  'autodiff/mask-size':
    'attention: 마스크에 수가 {numbers}개 있습니다. [{queries}, {keys}]나 [{batch}, {queries}, {keys}] 모양이어야 합니다.',
  'autodiff/mask-hides-all': 'attention: 마스크가 {query}번 쿼리에서 모든 키를 가립니다.',
  'autodiff/attention-dropout-needs-random':
    'multiHeadAttention: 드롭아웃에는 난수가 필요합니다. 난수 생성기를 지정하세요.',
  'autodiff/attention-heads':
    'multiHeadAttention: 너비 {width}에 헤드가 {heads}개입니다. 모든 헤드의 크기가 같고 {most} 이하여야 합니다.',
  'autodiff/attention-lengths':
    'multiHeadAttention: 길이가 {lengths}개 주어졌습니다. 시퀀스마다 하나씩 {expected}개가 필요합니다.',
  'autodiff/attention-length':
    'multiHeadAttention: {sequence}번 시퀀스의 키가 {length}개입니다. 0 이상 {keys} 이하여야 합니다.',
  'autodiff/rotary-size':
    'rotateHeads: 크기 {size}인 헤드 {heads}개가 주어졌고 행의 크기는 {row}입니다. 헤드의 크기는 짝수이고 모두 행에 들어가야 합니다.',
  'autodiff/dropout-rate': '{operation}: 비율이 {rate}입니다. 0 이상 1 미만이어야 합니다.',
  'autodiff/sigmoid-target-count':
    'sigmoidCrossEntropy: 정답이 {targets}개 주어졌습니다. 모양이 {shape}인 로짓에는 {expected}개가 필요합니다.',
  'autodiff/slice-range':
    'slice: 축 {axis}의 범위가 {begin}부터 {end}까지인데, 텐서의 모양은 {shape}입니다.',
  'autodiff/constant-size':
    'constant: 수가 {numbers}개 주어졌는데, 모양 {shape}에는 {length}개가 들어갑니다.',
  'autodiff/loss-not-one-number':
    'backward: 손실의 모양이 {shape}입니다. 합이나 평균을 구해 수 하나로 만드세요.',
  'autodiff/no-parameter':
    'backward: 텐서가 어떤 파라미터에도 의존하지 않습니다. 테이프가 평가 모드인지 확인하세요.',
  'autodiff/not-aside': 'stepBack: 테이프가 비켜 있지 않습니다. 먼저 stepAside를 호출하세요.',
  'autodiff/check-needs-reference':
    'numericGradientCheck: 배정밀도로 계산하는 reference 엔진이 필요한데, 지금 엔진은 {kind}입니다.',
  'autodiff/check-needs-parameters': 'numericGradientCheck: 검사할 파라미터가 없습니다.',
  'autodiff/wrong-shape':
    '{operation}: {argument}의 모양이 {shape}입니다. {expected}이어야 합니다.',
};
