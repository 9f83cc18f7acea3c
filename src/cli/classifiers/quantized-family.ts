import { FastTextClassifier } from '../../classifier/index.ts';
import { modelToBytes } from '../../models/index.ts';
import { QUANTIZE_FLAGS } from '../flags/quantize-flags.ts';
import { quantizeClassifier } from '../models/quantize-classifier.ts';
import { readTableOptions } from '../options/from-table.ts';
import { columnsOf } from './columns.ts';
import type { ClassifierFamily } from './family.ts';
import { HeldOutDocuments } from './held-out.ts';

/**
 * Makes a family whose fastText classifiers can be quantized when they are trained: with `--quantize` a twentieth of the
 * documents, up to 2,000, is held out of the training, and tells what it costs.
 */
export function withQuantization(family: ClassifierFamily): ClassifierFamily {
  return {
    ...family,
    flags: [...family.flags, QUANTIZE_FLAGS],
    async train(run) {
      const { quantize: bytes } = readTableOptions(QUANTIZE_FLAGS, run.options);
      if (bytes === undefined) return family.train(run);
      const heldOut = new HeldOutDocuments();
      const trained = await family.train({ ...run, documents: heldOut.holdOut(run.documents) });
      const { model: before, keepsAtInterruption = false } = trained;
      // Without documents the command says what was expected.
      if (!(before instanceof FastTextClassifier) || trained.documents === 0) return trained;
      const notes = { columns: columnsOf(run.options), ...trained.notes };
      const { model, quantization } = await quantizeClassifier(before, {
        ...{ bytes, format: 'malmoi', notes },
        ...(!keepsAtInterruption && { signal: run.environment.signal }),
      });
      const { documents, accuracy } = heldOut.measure(model);
      const { accuracy: accuracyBefore } = heldOut.measure(before);
      return {
        ...{ ...trained, model, features: model.features },
        quantization: {
          ...quantization,
          bytesBefore: modelToBytes(before, { notes }).length,
          bytes: modelToBytes(model, { notes }).length,
          ...(documents > 0 && { heldOut: { documents, accuracyBefore, accuracy } }),
        },
      };
    },
  };
}
