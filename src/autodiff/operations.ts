// Every operation of the tape. The tests' table of cases is checked against these names by the
// compiler: an operation without a gradient check does not compile.
export { exp, log, relu, sigmoid, tanh } from './ops/activations.ts';
export { add, multiply, scale, subtract } from './ops/arithmetic.ts';
export { attention } from './ops/attention.ts';
export { attentionOverTime } from './ops/attention-over-time.ts';
export { concatenate } from './ops/concatenate.ts';
export { convolveTime } from './ops/convolve-time.ts';
export { crf } from './ops/crf.ts';
export { dropVectors } from './ops/drop-vectors.ts';
export { dropout } from './ops/dropout.ts';
export { embedding } from './ops/embedding.ts';
export { gruWindow } from './ops/gru-window.ts';
export { linear } from './ops/linear.ts';
export { lstmWindow } from './ops/lstm-window.ts';
export { matmul } from './ops/matmul.ts';
export { maxOverTime } from './ops/max-over-time.ts';
export { meanOverTime } from './ops/mean-over-time.ts';
export { mean, sum } from './ops/reductions.ts';
export { reshape } from './ops/reshape.ts';
export { rnnWindow } from './ops/rnn-window.ts';
export { sigmoidCrossEntropy } from './ops/sigmoid-cross-entropy.ts';
export { slice } from './ops/slice.ts';
export { softmax } from './ops/softmax.ts';
export { softmaxCrossEntropy } from './ops/softmax-cross-entropy.ts';
export { sourceAttention } from './ops/source-attention.ts';
export { transpose } from './ops/transpose.ts';
