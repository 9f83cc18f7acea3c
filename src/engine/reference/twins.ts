import { ATTENTION } from './attention.ts';
import { CRF } from './crf.ts';
import { DROPOUT } from './dropout.ts';
import { ELEMENTWISE } from './elementwise.ts';
import { FASTTEXT } from './fasttext.ts';
import { GLOVE } from './glove.ts';
import { GRU } from './gru.ts';
import { INT8 } from './int8.ts';
import { LAYER_NORM } from './layer-norm.ts';
import { LOSSES } from './losses.ts';
import { LSTM } from './lstm.ts';
import { MATMUL } from './matmul.ts';
import { OPTIMIZERS } from './optimizers.ts';
import { POOLING } from './pooling.ts';
import { RNN } from './rnn.ts';
import { ROTARY } from './rotary.ts';
import { ROWS } from './rows.ts';
import { SEARCH } from './search.ts';
import { SOURCE_ATTENTION } from './source-attention.ts';
import type { Twins } from './twin.ts';
import { WORD2VEC } from './word2vec.ts';
import { WORD2VEC_SUBWORDS } from './word2vec-subwords.ts';

/** Every kernel's twin, by the kernel's name. */
export const TWINS: Twins = {
  ...ELEMENTWISE,
  ...MATMUL,
  ...ROWS,
  ...POOLING,
  ...LOSSES,
  ...LAYER_NORM,
  ...ATTENTION,
  ...ROTARY,
  ...CRF,
  ...SOURCE_ATTENTION,
  ...FASTTEXT,
  ...DROPOUT,
  ...RNN,
  ...LSTM,
  ...GRU,
  ...INT8,
  ...OPTIMIZERS,
  ...WORD2VEC,
  ...WORD2VEC_SUBWORDS,
  ...SEARCH,
  ...GLOVE,
};
