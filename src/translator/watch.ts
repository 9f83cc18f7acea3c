import type { Tensor } from '../autodiff/tensor.ts';
import type { WatchAttention } from '../nn/index.ts';

/** Called with what a translator computes as it reads a pair, before its tape is reset. */
export interface TranslatorWatch {
  /** The vectors of the source's units, [steps, batch, size]. */
  readonly source?: (vectors: Tensor) => void;
  /** Of a Transformer: what each block of the encoder looks at the source by. */
  readonly encoder?: WatchAttention;
  /** Of a Transformer: what each block of the decoder looks at the target by. */
  readonly decoder?: WatchAttention;
  /** Of a Transformer: what each block of the decoder looks at the source by. */
  readonly memory?: WatchAttention;
}
