import type { AttentionKernels } from './attention.ts';
import type { CrfKernels } from './crf.ts';
import type { DropoutKernels } from './dropout.ts';
import type { ElementwiseKernels } from './elementwise.ts';
import type { EmbeddingKernels } from './embedding.ts';
import type { FasttextKernels } from './fasttext.ts';
import type { FillKernels } from './fill.ts';
import type { GloveKernels } from './glove.ts';
import type { GruKernels } from './gru.ts';
import type { Int8Kernels } from './int8.ts';
import type { LayerNormKernels } from './layer-norm.ts';
import type { LossesKernels } from './losses.ts';
import type { LstmKernels } from './lstm.ts';
import type { MatmulKernels } from './matmul.ts';
import type { OptimizersKernels } from './optimizers.ts';
import type { PoolingKernels } from './pooling.ts';
import type { RnnKernels } from './rnn.ts';
import type { RotaryKernels } from './rotary.ts';
import type { RowsKernels } from './rows.ts';
import type { SearchKernels } from './search.ts';
import type { SourceAttentionKernels } from './source-attention.ts';
import type { Word2vecKernels } from './word2vec.ts';
import type { Word2vecSubwordsKernels } from './word2vec-subwords.ts';

/**
 * The contract between TypeScript and C: every kernel, with its arguments by name. Kernels return nothing;
 * what they compute goes to memory. Nothing is checked. Matrices are row-major.
 *
 * From these types the build makes the C prototypes (kernels/contract), the functions that pass named
 * arguments on in C's order, and a table of them (kernels.generated.ts). In C, an interface's own arguments
 * come first, then those of the interfaces that it extends.
 */
export interface Kernels
  extends AttentionKernels,
    CrfKernels,
    DropoutKernels,
    ElementwiseKernels,
    EmbeddingKernels,
    FasttextKernels,
    FillKernels,
    GloveKernels,
    GruKernels,
    Int8Kernels,
    LayerNormKernels,
    LossesKernels,
    LstmKernels,
    MatmulKernels,
    OptimizersKernels,
    PoolingKernels,
    RnnKernels,
    RotaryKernels,
    RowsKernels,
    SearchKernels,
    SourceAttentionKernels,
    Word2vecKernels,
    Word2vecSubwordsKernels {}

/** The name of a kernel. */
export type KernelName = keyof Kernels;

/** The name of a kernel over a range. */
export type RangeKernelName = {
  [Name in KernelName]: Parameters<Kernels[Name]>['length'] extends 3 ? Name : never;
}[KernelName];

/** A kernel's arguments, by name; those of a range kernel are without its range. */
export type KernelArguments<Name extends KernelName> = Parameters<Kernels[Name]>[0];

/** A kernel as C has it: arguments by place, then the range. */
export type RawKernel = (...args: number[]) => void;

/** Every kernel as C has it. */
export type RawKernels = Readonly<Record<KernelName, RawKernel>>;
