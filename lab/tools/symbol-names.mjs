// What the symbols of each chapter's formulas are called: the palette finds them by it. Those that only count are left out.

const name = (ko, en) => ({ ko, en });

const PROBABILITY = name('확률', 'probability');
const LOSS = name('손실', 'loss');
const HIDDEN = name('은닉 상태', 'hidden state');
const INPUT = name('입력', 'input');
const SIGMOID = name('시그모이드', 'sigmoid');
const RECURRENT = name('순환 가중치', 'recurrent weight');
const CELL = name('셀 상태', 'cell state');

/** By chapter and symbol, as `listSymbols` writes it. */
export const SYMBOL_NAMES = {
  tokens: { n: name('이웃한 횟수', 'how often a pair is adjacent') },
  'bag-of-words': {
    x_w: name('단어의 원-핫 벡터', 'one-hot vector of a word'),
    d: name('문서 벡터', 'document vector'),
    N: name('문서의 수', 'number of documents'),
  },
  'naive-bayes': {
    c_MAP: name('가장 그럴듯한 클래스', 'most probable class'),
    P: PROBABILITY,
    n_w: name('클래스 안의 단어 빈도', 'count of a word in a class'),
    α: name('스무딩 상수', 'smoothing constant'),
    V: name('어휘의 크기', 'size of the vocabulary'),
  },
  word2vec: {
    h: name('은닉층', 'hidden layer'),
    W: name('가중치', 'weights'),
    x: name('원-핫 입력', 'one-hot input'),
    p: name('예측한 확률', 'predicted probability'),
    L: LOSS,
    y: name('정답', 'target'),
    η: name('학습률', 'learning rate'),
  },
  'word2vec-map': {
    σ: SIGMOID,
    u: name('출력 벡터', 'output vector'),
    v: name('단어 벡터', 'word vector'),
    G_w: name('단어의 n-그램', 'n-grams of a word'),
    z_g: name('n-그램의 벡터', 'vector of an n-gram'),
  },
  glove: {
    J: LOSS,
    f: name('가중 함수', 'weighting function'),
    P: name('동시 등장 횟수', 'co-occurrence count'),
    u: name('단어 벡터', 'word vector'),
    v: name('문맥 벡터', 'context vector'),
    x_max: name('가중치가 1이 되는 횟수', 'count from which the weight is 1'),
    α: name('가중 함수의 지수', 'exponent of the weighting'),
  },
  rnn: {
    h: HIDDEN,
    x: INPUT,
    W_xh: name('입력 가중치', 'input weights'),
    W_hh: RECURRENT,
    W_hy: name('출력 가중치', 'output weights'),
    b: name('편향', 'bias'),
    L: LOSS,
  },
  shapes: { h: HIDDEN, x: INPUT, p: PROBABILITY },
  'language-model': {
    P: PROBABILITY,
    L: LOSS,
    q: name('온도를 거친 확률', 'probability at a temperature'),
  },
  units: {
    I: name('상호 정보량', 'mutual information'),
    H: name('엔트로피', 'entropy'),
    h: HIDDEN,
    c: CELL,
  },
  bptt: { h: HIDDEN, w_hh: RECURRENT, L: LOSS },
  vanishing: { h: HIDDEN, w_hh: RECURRENT, L: LOSS },
  gates: {
    c: CELL,
    h: HIDDEN,
    f: name('망각 게이트', 'forget gate'),
    i: name('입력 게이트', 'input gate'),
    o: name('출력 게이트', 'output gate'),
    g: name('후보', 'candidate'),
    z: name('업데이트 게이트', 'update gate'),
    r: name('리셋 게이트', 'reset gate'),
    σ: SIGMOID,
  },
  attention: {
    s: name('디코더 상태', 'decoder state'),
    h: name('인코더 상태', 'encoder state'),
    e: name('점수', 'score'),
    a: name('어텐션 가중치', 'attention weight'),
    c: name('문맥 벡터', 'context vector'),
  },
};
