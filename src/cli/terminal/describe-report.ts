import { type Sentence, sentence } from '../../base/sentence.ts';
import type { TranslatorReport } from '../../translator/options.ts';

/** A point in a training that is validated by its accuracy. */
interface AccuracyReport {
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy?: number;
}

/** Describes a point in a training, for who has no terminal to watch a bar on. */
export function describeReport({ step, epoch, loss, accuracy }: AccuracyReport): Sentence {
  const place = { epoch: epoch.toFixed(0), loss: loss.toFixed(4) };
  return accuracy === undefined
    ? sentence(
        'cli/tagger-report',
      )`step ${{ step }}, epoch ${{ epoch: place.epoch }}: loss ${{ loss: place.loss }} nats`
    : sentence(
        'cli/tagger-validation-report',
      )`step ${{ step }}, epoch ${{ epoch: place.epoch }}: loss ${{ loss: place.loss }} nats, validation accuracy ${{ accuracy: (100 * accuracy).toFixed(2) }} %`;
}

/** Describes a point in the training of a translator. */
export function describeTranslatorReport({
  step,
  epoch,
  loss,
  validation,
}: TranslatorReport): Sentence {
  const place = { epoch: epoch.toFixed(0), loss: loss.toFixed(4) };
  return validation === undefined
    ? sentence(
        'cli/translator-report',
      )`step ${{ step }}, epoch ${{ epoch: place.epoch }}: loss ${{ loss: place.loss }} nats`
    : sentence(
        'cli/translator-validation-report',
      )`step ${{ step }}, epoch ${{ epoch: place.epoch }}: loss ${{ loss: place.loss }} nats, validation ${{ validation: validation.toFixed(4) }}`;
}
