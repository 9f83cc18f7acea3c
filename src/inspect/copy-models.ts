import type { TranslatorShape } from '../translator/options.ts';

/** The models that copy: encoder and decoder of a cell, without attention or with it, and a Transformer's. */
export const COPY_MODELS = [
  'rnn',
  'lstm',
  'gru',
  'rnn-attention',
  'lstm-attention',
  'gru-attention',
  'transformer',
] as const;

export type CopyModel = (typeof COPY_MODELS)[number];

/** Blocks of the Transformer's encoder, and of its decoder. */
const BLOCKS = 2;

/**
 * Returns the shape of a model. The encoders read forwards only, so that what stands far back in a source is far from
 * its end; nothing is dropped out, since every pair is new.
 */
export function copyModelShape(
  model: CopyModel,
  { hiddenSize, seed }: { readonly hiddenSize: number; readonly seed: number },
): Partial<TranslatorShape> {
  const usual = { hiddenSize, seed, dropout: 0, embeddingDropout: 0 };
  if (model === 'transformer') {
    // As many heads as share the width evenly, four at most.
    const heads = [4, 3, 2, 1].find((count) => hiddenSize % count === 0) ?? 1;
    return { ...usual, model, layers: BLOCKS, heads, feedForwardSize: 2 * hiddenSize };
  }
  const [cell, looks] = model.split('-') as [TranslatorShape['cell'], string | undefined];
  const attention = looks === undefined ? 'none' : 'additive';
  return { ...usual, cell, attention, embeddingSize: hiddenSize, bidirectional: false };
}
