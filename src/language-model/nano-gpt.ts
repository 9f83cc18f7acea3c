import type { Engine } from '../autodiff/tape.ts';
import { InputError } from '../base/errors.ts';
import type { TensorData } from '../base/model-state.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { readingOptions } from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';
import { loadState } from '../nn/index.ts';
import type { AnyUnits } from '../text/units/units-state.ts';
import { TransformerLanguageModel } from './transformer-language-model.ts';
import { transformerOptions } from './transformer-options.ts';

/** What a checkpoint of nanoGPT does not say in its tensors. */
export interface NanoGptOptions {
  /** The units that its rows stand for, in their order: as many as its vocabulary. */
  readonly units: AnyUnits;
  /** `n_head` of its configuration. */
  readonly heads: number;
}

/** What each option takes. */
export const NANO_GPT_OPTIONS: OptionTable<NanoGptOptions> = {
  units: { kind: 'object', required: true },
  heads: { kind: 'whole', least: 1, required: true, unit: 'count' },
};

/** Names within a block, there and here. */
const BLOCK_NAMES = [
  ['ln_1.', 'norm1.'],
  ['attn.c_attn.', 'self_attn.in_proj_'],
  ['attn.c_proj.', 'self_attn.out_proj.'],
  ['ln_2.', 'norm2.'],
  ['mlp.c_fc.', 'linear1.'],
  ['mlp.c_proj.', 'linear2.'],
] as const;

/** Names outside of the blocks, there and here. */
const OUTER_NAMES: Readonly<Record<string, string>> = {
  'transformer.wte.weight': 'embedding.weight',
  'transformer.wpe.weight': 'positions.weight',
  'transformer.ln_f.weight': 'transformer.norm.weight',
  'transformer.ln_f.bias': 'transformer.norm.bias',
};

/**
 * Makes a language model from the weights of nanoGPT (github.com/karpathy/nanoGPT): its `checkpoint['model']`, saved as
 * safetensors. It gives the same logits. The layout is that of GPT-2 but for the products' matrices, which lie as
 * PyTorch's `nn.Linear` has them; the last product shares the embedding's table.
 * @param tensors of the state dictionary, with or without the prefix of `torch.compile`
 * @throws UsageError when an option is missing
 * @throws InputError when a tensor is missing or of another shape
 */
export function languageModelFromNanoGpt(
  engine: Engine,
  tensors: Readonly<Record<string, TensorData>>,
  options: NanoGptOptions,
): TransformerLanguageModel {
  checkOptions('languageModelFromNanoGpt', NANO_GPT_OPTIONS, options);
  const named: Record<string, TensorData> = {};
  let layers = 0;
  for (const [full, tensor] of Object.entries(tensors)) {
    const name = full.replace(/^_orig_mod\./, '');
    const [, layer, own = ''] = /^transformer\.h\.(\d+)\.(.+)$/.exec(name) ?? [];
    const pair = BLOCK_NAMES.find(([theirs]) => own.startsWith(theirs));
    const here =
      pair === undefined
        ? OUTER_NAMES[name]
        : `transformer.layers.${layer}.${pair[1]}${own.slice(pair[0].length)}`;
    if (here === undefined) continue;
    named[here] = tensor;
    if (layer !== undefined) layers = Math.max(layers, Number(layer) + 1);
  }
  const shapeOf = (name: string): readonly number[] => {
    const shape = named[name]?.shape;
    if (shape?.length === 2) return shape;
    throw new InputError(
      sentence(
        'language-model/not-nano-gpt',
      )`These are no weights of nanoGPT: they lack the matrix ${{ name }}, as it is called here.`,
    );
  };
  const [context, hiddenSize] = shapeOf('positions.weight');
  const [feedForwardSize] = shapeOf('transformer.layers.0.linear1.weight');
  const shape = readingOptions(() =>
    transformerOptions({
      ...{ layers, hiddenSize, context, feedForwardSize, heads: options.heads },
      ...{ positions: 'learned', tied: true, bias: 'transformer.norm.bias' in named },
    }),
  );
  const model = new TransformerLanguageModel(engine, options.units, shape);
  loadState(engine, model.parameters, named);
  return model;
}
