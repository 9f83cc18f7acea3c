import { sentence } from '../../base/sentence.ts';
import type { TableFormat } from '../../io/rows.ts';
import type { TableBatch, TableRow, TableValue } from '../../io/tables.ts';
import type { ModelHandle } from '../../models/index.ts';
import { ROW_PREDICTION_LINE } from '../../models/json/predictions.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { RowPrediction } from '../../table/index.ts';
import { keepSequencesWhole } from '../../table/sequences.ts';
import type { Environment } from '../environment.ts';
import type { DocumentOptions } from '../options/document-options.ts';
import { tell } from '../terminal/tell.ts';
import type { RowsToAsk } from './read-rows.ts';

/** How the predictions of rows are written. */
export interface RowOutput extends Pick<DocumentOptions, 'header' | 'delimiter'> {
  readonly json?: true;
}

/** Prints rows with two more columns, what is predicted and how probable it is, in the format that they came in. */
export async function predictRowsOf(
  handle: ModelHandle<'table-model'>,
  { batches, format, isFile }: RowsToAsk,
  { json, header = true, delimiter = format === 'tsv' ? '\t' : ',' }: RowOutput,
  environment: Environment,
): Promise<void> {
  const { signal, stdout } = environment;
  const remarks = new Remarks();
  let isFirst = true;
  for await (const batch of keepSequencesWhole(batches, handle.model.sequence)) {
    const { input, lines, rows, columns } = batch;
    const placeOf = (i: number) => ({ input, line: lines[i] });
    const predictions = handle.predictRows(rows, { signal, placeOf });
    for (const prediction of predictions) remarks.add(prediction);
    if (json) {
      const place = (i: number) => (isFile ? { file: input, line: lines[i] } : {});
      const printed = predictions.map((one, i) =>
        toJsonLine(ROW_PREDICTION_LINE, { ...place(i), ...one }),
      );
      await stdout.write(printed.join(''));
      continue;
    }
    const layout = { format, delimiter };
    const added = nameAdded(columns);
    const head = isFirst && header && format !== 'jsonl' ? headOf(batch, handle, added) : [];
    isFirst = false;
    const printed = predictions.map((one, i) => addTo(rows[i], one, added));
    const table = [
      ...(head.length > 0 ? [writeCells(head, layout)] : []),
      ...printed.map((row) =>
        format === 'jsonl' ? `${JSON.stringify(row)}\n` : writeCells(Object.values(row), layout),
      ),
    ];
    await stdout.write(table.join(''));
  }
  remarks.tell(environment);
}

/** The names of the columns that are added: such as are not there yet. */
interface AddedColumns {
  readonly predicted: string;
  readonly probability: string;
}

function nameAdded(columns: readonly string[]): AddedColumns {
  const free = (name: string): string => (columns.includes(name) ? free(`${name}_`) : name);
  return { predicted: free('predicted'), probability: free('probability') };
}

function headOf(
  { columns }: TableBatch,
  { model }: ModelHandle<'table-model'>,
  { predicted, probability }: AddedColumns,
): string[] {
  return [...columns, predicted, ...(model.target.task === 'classify' ? [probability] : [])];
}

function addTo(
  row: TableRow,
  { predicted, probabilities }: RowPrediction,
  names: AddedColumns,
): TableRow {
  const probability = probabilities?.[String(predicted)];
  const rounded = typeof predicted === 'number' ? Number(predicted.toPrecision(6)) : predicted;
  return {
    ...row,
    [names.predicted]: rounded,
    ...(probability !== undefined && { [names.probability]: Number(probability.toFixed(4)) }),
  };
}

/** Writes a row, in CSV with quotes where a cell needs them. */
function writeCells(
  cells: readonly TableValue[],
  { format, delimiter }: { readonly format: TableFormat; readonly delimiter: string },
): string {
  const texts = cells.map((cell) => {
    const text = String(cell ?? '');
    const isPlain = format === 'tsv' || !(/["\r\n]/.test(text) || text.includes(delimiter));
    return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
  });
  return `${texts.join(delimiter)}\n`;
}

/** Counts what of the rows the model did not know. */
class Remarks {
  readonly #unseen = new Map<string, number>();
  readonly #missing = new Map<string, number>();

  add({ unseen = [], missing = [] }: RowPrediction): void {
    for (const column of unseen) this.#unseen.set(column, (this.#unseen.get(column) ?? 0) + 1);
    for (const column of missing) this.#missing.set(column, (this.#missing.get(column) ?? 0) + 1);
  }

  tell(environment: Environment): void {
    for (const [column, rows] of this.#unseen) {
      tell(
        sentence(
          'cli/unseen-categories',
        )`In ${{ rows }} rows "${{ column }}" is a text that training did not see.`,
        environment,
      );
    }
    for (const [column, rows] of this.#missing) {
      tell(
        sentence(
          'cli/missing-cells',
        )`In ${{ rows }} rows "${{ column }}" is empty, which it never was in training; a number is taken as the mean.`,
        environment,
      );
    }
  }
}
