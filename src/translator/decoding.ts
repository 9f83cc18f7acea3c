import { RecurrentDecoding } from './recurrent-decoding.ts';
import type { StepDecoding } from './step-decoding.ts';
import { TransformerDecoding } from './transformer-decoding.ts';
import { TransformerNetwork } from './transformer-network.ts';
import type { Translator } from './translator.ts';

/** Begins to decode sources, as the translator's network does it. */
export function openDecoding(
  model: Translator,
  sources: readonly Int32Array[],
  copies: number,
): StepDecoding {
  const { network } = model;
  return network instanceof TransformerNetwork
    ? new TransformerDecoding(model, network, { sources, copies })
    : new RecurrentDecoding(model, network, { sources, copies });
}
