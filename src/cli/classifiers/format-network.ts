import { sentence } from '../../base/sentence.ts';
import type { ReportedNetwork } from '../../models/json/classifier-training.ts';
import { formatTable } from '../terminal/table.ts';
import type { Wording } from '../terminal/wording.ts';

/** Formats how the training of a network went: a line for each validation, and what it came to. */
export function formatNetwork(network: ReportedNetwork, { term, text }: Wording): string {
  const { cell, parameters, steps, bestStep, accuracy } = network;
  const table = formatTable(
    [term('step'), term('epoch'), term('loss'), term('accuracy')],
    network.reports.map((report) => [
      ...[String(report.step), report.epoch.toFixed(0), report.loss.toFixed(4)],
      report.accuracy === undefined ? '' : (100 * report.accuracy).toFixed(2),
    ]),
  );
  const shape = { encoder: cell, parameters: parameters.toLocaleString('en') };
  const line =
    accuracy === undefined
      ? sentence(
          'cli/network-trained',
        )`${{ encoder: shape.encoder }} of ${{ parameters: shape.parameters }} parameters: step ${{ bestStep }} of ${{ steps }}`
      : sentence(
          'cli/network-validated',
        )`${{ encoder: shape.encoder }} of ${{ parameters: shape.parameters }} parameters: validation accuracy ${{ accuracy: (100 * accuracy).toFixed(2) }} % at step ${{ bestStep }} of ${{ steps }}`;
  return `${table}\n${text(line)}\n`;
}
