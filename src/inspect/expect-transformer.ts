import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';

/** @throws UsageError always: that a model, which is recurrent, is no Transformer, whose heads could be looked at */
export function expectTransformer(): never {
  throw new UsageError(
    sentence(
      'inspect/not-transformer',
    )`The model is recurrent, and has no heads of attention; this looks into Transformers.`,
  );
}
