import { softmaxCrossEntropy } from '../autodiff/operations.ts';
import { PackedWeights } from '../autodiff/packed-weights.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { Random } from '../base/random.ts';
import type { AnyUnits } from '../text/units/units-state.ts';
import { NO_TARGET, type PaddedPairs } from './batches.ts';
import { type TranslatorShape, translatorOptions } from './options.ts';
import { RecurrentNetwork } from './recurrent-network.ts';
import { TransformerNetwork } from './transformer-network.ts';
import type { TranslatorWatch } from './watch.ts';

/** What a model file calls a translator. */
export const TRANSLATOR_KIND = 'translator';

/** What a model file calls a translator whose training goes on. */
export const TRANSLATOR_CHECKPOINT_KIND = 'translator-checkpoint';

/** A translator before its numbers: its units, and its shape. */
export interface TranslatorParts {
  /** The units of both languages, in one vocabulary, with tokens for beginning, end and padding. */
  readonly units: AnyUnits;
  readonly options?: Partial<TranslatorShape>;
}

/**
 * Translates by an encoder and a decoder (Sutskever et al. 2014; Cho et al. 2014): recurrent ones with attention (Bahdanau
 * et al. 2015; Luong et al. 2015), or a Transformer's (Vaswani et al. 2017). Its numbers live in the engine's heap until
 * that is disposed of.
 */
export class Translator {
  readonly engine: Engine;
  readonly options: TranslatorShape;
  readonly units: AnyUnits;
  readonly network: RecurrentNetwork | TransformerNetwork;
  /**
   * The weights as decoding wants them, packed when they are first needed. Whoever changes the weights clears this;
   * training does.
   */
  readonly packed: PackedWeights;
  /** All parameters, always in the same order. */
  readonly parameters: readonly Parameter[];

  /** @throws UsageError when an option is out of range */
  constructor(engine: Engine, { units, options: given = {} }: TranslatorParts) {
    const options = translatorOptions(given);
    const Network = options.model === 'transformer' ? TransformerNetwork : RecurrentNetwork;
    this.engine = engine;
    this.options = options;
    this.units = units;
    this.packed = new PackedWeights(engine);
    this.network = new Network(engine, options, units.size);
    this.parameters = this.network.parameters;
  }

  /** How many numbers training changes. */
  get parameterCount(): number {
    return this.parameters.reduce((sum, { length }) => sum + length, 0);
  }

  /**
   * Decodes targets that are known.
   * @returns the logits, [steps, batch, units], and of each step the shares of attention, where there are such
   */
  forward(
    tape: Tape,
    pairs: PaddedPairs,
    random?: Random,
    watch?: TranslatorWatch,
  ): { readonly logits: Tensor; readonly weights: readonly Tensor[] } {
    return this.network.forward(tape, pairs, random, watch);
  }

  /** Computes the loss of a batch per unit of the targets, in nats. */
  loss(tape: Tape, pairs: PaddedPairs, labelSmoothing: number, random?: Random): Tensor {
    const { logits } = this.forward(tape, pairs, random);
    const { after } = pairs.target;
    return softmaxCrossEntropy(tape, logits, after, { ignoreIndex: NO_TARGET, labelSmoothing });
  }
}
