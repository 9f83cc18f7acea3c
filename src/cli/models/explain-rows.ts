import { sentence } from '../../base/sentence.ts';
import type { ModelHandle } from '../../models/index.ts';
import { ROW_EXPLANATION_LINE } from '../../models/json/predictions.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { RowExplanation } from '../../table/index.ts';
import { keepSequencesWhole } from '../../table/sequences.ts';
import type { Environment } from '../environment.ts';
import { formatTable } from '../terminal/table.ts';
import { type Wording, wordingOf } from '../terminal/wording.ts';
import type { RowsToAsk } from './read-rows.ts';

/** How explanations of rows are written. */
export interface RowExplanationOutput {
  /** Columns that are listed; the others are summed up. */
  readonly top: number;
  readonly json?: true;
}

/** Prints of each row why the model predicts what it does. */
export async function explainRowsOf(
  handle: ModelHandle<'table-model'>,
  { batches, isFile }: RowsToAsk,
  { top, json }: RowExplanationOutput,
  environment: Environment,
): Promise<void> {
  const { signal, stdout } = environment;
  for await (const batch of keepSequencesWhole(batches, handle.model.sequence)) {
    const { input, lines, rows } = batch;
    const placeOf = (i: number) => ({ input, line: lines[i] });
    for (const [i, found] of handle.explainRows(rows, { signal, placeOf }).entries()) {
      const place = isFile ? { file: input, line: lines[i] } : {};
      await stdout.write(
        json
          ? toJsonLine(ROW_EXPLANATION_LINE, { method: 'table', ...place, ...found })
          : formatRow(handle.model.target.name, found, top, wordingOf(environment)),
      );
    }
  }
}

/** A table whose numbers add up to the score. */
function formatRow(
  target: string,
  explanation: RowExplanation,
  top: number,
  { term, text }: Wording,
): string {
  const { predicted, probabilities, runnerUp, score, baseline, columns, otherRows, error } =
    explanation;
  const digits = (value: number): string =>
    runnerUp === undefined ? value.toPrecision(5) : value.toFixed(3);
  const verdict =
    runnerUp === undefined
      ? sentence('cli/row-explained')`${{ target }} → ${{ predicted: digits(Number(predicted)) }}`
      : sentence(
          'cli/row-of-class-explained',
        )`${{ target }} → ${{ predicted }}, probability ${{ probability: (probabilities?.[predicted] ?? 0).toFixed(4) }}; its lead over ${{ runnerUp }} is ${{ lead: digits(score) }} nats`;
  const strongest = [...columns].sort(
    (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution),
  );
  const rest = strongest.slice(top);
  const rows = [
    [text(sentence('cli/average-row')`average row`), '', digits(baseline)],
    ...strongest
      .slice(0, top)
      .map(({ column, value, contribution }) => [column, value, digits(contribution)]),
  ];
  if (rest.length > 0) {
    const name = text(sentence('cli/other-columns')`${{ count: rest.length }} other columns`);
    rows.push([name, '', digits(rest.reduce((sum, { contribution }) => sum + contribution, 0))]);
  }
  if (otherRows !== undefined) {
    rows.push([
      text(sentence('cli/other-rows')`other rows of the sequence`),
      '',
      digits(otherRows),
    ]);
  }
  rows.push([text(sentence('cli/rounding')`error of the sum`), '', digits(error)]);
  rows.push([term('sum'), '', digits(score)]);
  const added = text(sentence('cli/adds')`adds`);
  return `${text(verdict)}\n\n${formatTable([term('column'), term('value'), added], rows)}\n`;
}
