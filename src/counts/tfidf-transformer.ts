import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { sentence } from '../base/sentence.ts';
import { type CsrMatrix, checkFittedColumns } from './csr-matrix.ts';

/** Options of `TfidfTransformer`, with scikit-learn's names and defaults. */
export interface TfidfOptions {
  /** Whether counts are multiplied by the inverse document frequency; default true. */
  readonly useIdf?: boolean;
  /** Whether the idf is computed as if one more document had every feature; default true. */
  readonly smoothIdf?: boolean;
  /** Whether a count n is replaced by 1 + ln n; default false. */
  readonly sublinearTf?: boolean;
  /** The norm by which each row is scaled to length 1: Euclidean (`l2`, default), sum of absolute values (`l1`), or `none`. */
  readonly norm?: RowNorm;
}

/** The norm by which a row is scaled to length 1. */
export type RowNorm = 'l1' | 'l2' | 'none';

/** The norms' names. */
export const ROW_NORMS: readonly RowNorm[] = ['l1', 'l2', 'none'];

/** What each option takes. */
export const TFIDF_OPTIONS: OptionTable<TfidfOptions> = {
  useIdf: { kind: 'switch' },
  smoothIdf: { kind: 'switch' },
  sublinearTf: { kind: 'switch' },
  norm: { kind: 'choice', choices: ROW_NORMS },
};

/** The number of documents, and how many of them have each feature. */
export interface DocumentCounts {
  readonly documents: number;
  readonly documentFrequency: Float64Array;
}

function unfitted(): UsageError {
  return new UsageError(
    sentence(
      'counts/tfidf-unfitted',
    )`This TfidfTransformer has seen no documents yet; call fit first.`,
  );
}

/**
 * Weights counts by term frequency times inverse document frequency (Spärck Jones 1972), in scikit-learn's form:
 *
 *   idf(f) = ln((1 + n) / (1 + df(f))) + 1    smooth
 *   idf(f) = ln(n / df(f)) + 1                not smooth
 *
 * with n documents, df(f) of which have feature f; a cell is tf · idf, and rows are then normalized.
 */
export class TfidfTransformer {
  readonly settings: Required<TfidfOptions>;
  #documents = 0;
  #documentFrequency: Float64Array | undefined;
  #idf: Float64Array | undefined;

  /**
   * Creates an unfitted transformer, or one that continues from saved counts.
   * @throws UsageError when an option is unknown or of another kind
   */
  constructor(options: TfidfOptions = {}, saved?: DocumentCounts) {
    checkOptions('TfidfTransformer', TFIDF_OPTIONS, options);
    const { useIdf = true, smoothIdf = true, sublinearTf = false, norm = 'l2' } = options;
    this.settings = { useIdf, smoothIdf, sublinearTf, norm };
    this.#documents = saved?.documents ?? 0;
    this.#documentFrequency = saved?.documentFrequency;
  }

  /**
   * Returns the document counts, from which another transformer can continue.
   * @throws UsageError when it has seen no documents yet
   */
  counts(): DocumentCounts {
    if (this.#documentFrequency === undefined) throw unfitted();
    return { documents: this.#documents, documentFrequency: this.#documentFrequency };
  }

  /** Counts the documents that have each feature, forgetting earlier counts. */
  fit(rows: CsrMatrix): this {
    this.#documentFrequency = undefined;
    this.#documents = 0;
    return this.partialFit(rows);
  }

  /** Counts more documents. One batch or many give the same result. */
  partialFit(rows: CsrMatrix): this {
    this.#documentFrequency ??= new Float64Array(rows.columns);
    checkFittedColumns(rows, this.#documentFrequency.length);
    for (let cell = 0; cell < rows.values.length; cell++) {
      if (rows.values[cell] !== 0) this.#documentFrequency[rows.columnIndices[cell]]++;
    }
    this.#documents += rows.rows;
    this.#idf = undefined;
    return this;
  }

  /** The inverse document frequency of each feature; ones where `useIdf` is off. */
  get idf(): Float64Array {
    if (this.#documentFrequency === undefined) throw unfitted();
    const { useIdf, smoothIdf } = this.settings;
    const extra = smoothIdf ? 1 : 0;
    this.#idf ??= this.#documentFrequency.map((frequency) =>
      useIdf ? Math.log((this.#documents + extra) / (frequency + extra)) + 1 : 1,
    );
    return this.#idf;
  }

  /** Weights the rows by the idf and normalizes them. */
  transform(rows: CsrMatrix): CsrMatrix {
    const { idf } = this;
    checkFittedColumns(rows, idf.length);
    const values = rows.values.slice();
    for (let row = 0; row < rows.rows; row++) {
      const begin = rows.rowPointers[row];
      weighRow(rows.columnIndices, values, begin, rows.rowPointers[row + 1], idf, this.settings);
    }
    return { ...rows, values };
  }

  /** Fits these rows and transforms them. */
  fitTransform(rows: CsrMatrix): CsrMatrix {
    return this.fit(rows).transform(rows);
  }
}

/** Converts one row's counts, `values[begin … end)`, to tf-idf in place. */
export function weighRow(
  columns: ArrayLike<number>,
  values: Float64Array,
  begin: number,
  end: number,
  idf: Float64Array,
  settings: Required<TfidfOptions>,
): void {
  for (let cell = begin; cell < end; cell++) {
    const frequency = settings.sublinearTf ? Math.log(values[cell]) + 1 : values[cell];
    values[cell] = frequency * idf[columns[cell]];
  }
  normalizeRow(values, begin, end, settings.norm);
}

/** Scales `values[begin … end)` to length 1 in place; a row of zeros stays as it is. */
export function normalizeRow(
  values: Float64Array,
  begin: number,
  end: number,
  norm: RowNorm,
): void {
  if (norm === 'none') return;
  let sum = 0;
  for (let cell = begin; cell < end; cell++) {
    sum += norm === 'l2' ? values[cell] * values[cell] : Math.abs(values[cell]);
  }
  if (sum === 0) return;
  const length = norm === 'l2' ? Math.sqrt(sum) : sum;
  for (let cell = begin; cell < end; cell++) values[cell] /= length;
}
