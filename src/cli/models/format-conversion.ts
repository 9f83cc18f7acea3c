import { sentence } from '../../base/sentence.ts';
import type { ClassifierConverted } from '../../models/json/conversion.ts';
import type { Quantization } from '../../models/json/quantization.ts';
import type { Wording } from '../terminal/wording.ts';
import { formatDifference } from './format-reduction.ts';

/** What converting a fastText classifier did, for a terminal. */
export function formatConversion(
  result: Omit<ClassifierConverted, 'version'>,
  wording: Wording,
): string {
  const { output, format, bytes, labels, featureCount, dimensions } = result;
  const { quantization, before, after } = result;
  const told = wording.text(
    sentence(
      'cli/classifier-converted',
    )`${{ output }}: ${{ classes: labels.length }} classes, ${{ features: count(featureCount) }} words and n-grams of ${{ dimensions }} dimensions (${{ format }}, ${{ bytes: count(bytes) }} bytes).`,
  );
  const lines = [told, ...(quantization ? [formatQuantization(quantization, wording)] : [])];
  const text = `${lines.join('\n')}\n`;
  if (before === undefined || after === undefined) return text;
  return `${text}\n${formatDifference(before, after, wording)}`;
}

/** What quantizing a fastText classifier did, as one line. */
export function formatQuantization(
  { bytes, bytesBefore, featureCount, featureCountBefore, subspace, heldOut }: Quantization,
  wording: Wording,
): string {
  const told = wording.text(
    sentence(
      'cli/quantized',
    )`Quantized to ${{ share: percent(bytes / bytesBefore) }} % of ${{ before: count(bytesBefore) }} bytes: ${{ kept: count(featureCount) }} of ${{ features: count(featureCountBefore) }} words and n-grams were kept, a byte for every ${{ subspace }} numbers.`,
  );
  if (heldOut === undefined) return told;
  const measured = wording.text(
    sentence(
      'cli/quantized-accuracy',
    )`Accuracy on ${{ documents: count(heldOut.documents) }} documents that were held out of the training: ${{ before: digits(heldOut.accuracyBefore) }} before, ${{ after: digits(heldOut.accuracy) }} after.`,
  );
  return `${told}\n${measured}`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function digits(accuracy: number): string {
  return accuracy.toFixed(4);
}
