import { formatSentence, type Sentence } from '../../base/sentence.ts';

/** A text of a chart: English sentences may be put into other words before it is drawn. */
export type ChartText = string | Sentence;

/** The text as it is drawn. */
export function chartText(text: ChartText): string {
  return typeof text === 'string' ? text : formatSentence(text);
}

/** One line of a chart. */
export interface ChartSeries {
  readonly name: string;
  /** One value for each x; a value that cannot be drawn (zero on a logarithmic axis, NaN) leaves a gap. */
  readonly y: readonly number[];
}

/** Lines over common places on the x axis: what a chart shows, however it is drawn. */
export interface LineChart {
  readonly title: ChartText;
  readonly xLabel: ChartText;
  readonly yLabel: ChartText;
  /** Where the values stand, in rising order. */
  readonly x: readonly number[];
  readonly series: readonly ChartSeries[];
  /** A place on the x axis where something happens, marked from top to bottom. */
  readonly mark?: { readonly x: number; readonly label: ChartText };
  /** Default linear. */
  readonly xScale?: ScaleKind;
  /** Default linear. */
  readonly yScale?: ScaleKind;
}

/** Equal steps, or equal ratios, take equal room. */
export type ScaleKind = 'linear' | 'logarithmic';

/** An axis: from values to places between 0 and 1. */
export interface Scale {
  /** NaN for a value that has no place. */
  readonly place: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** The chart's axes, around all of its values. */
export function chartScales(chart: LineChart): { x: Scale; y: Scale } {
  const values = chart.series.flatMap(({ y }) => y);
  const { xScale = 'linear', yScale = 'linear' } = chart;
  // A few places on the x axis are marked themselves.
  const few = chart.x.length <= 12 ? chart.x : undefined;
  return {
    x: createScale(chart.x, xScale, few ?? niceTicks(chart.x)),
    y:
      yScale === 'linear'
        ? createScale(values, yScale, niceTicks(values))
        : createScale(values, yScale, powersOfTen(values)),
  };
}

/** An axis over the values and the ticks. */
function createScale(values: readonly number[], kind: ScaleKind, ticks: readonly number[]): Scale {
  const along = kind === 'linear' ? (value: number): number => value : Math.log10;
  const places = [...values, ...ticks].map(along).filter(Number.isFinite);
  const low = places.reduce((least, place) => Math.min(least, place), Number.POSITIVE_INFINITY);
  const high = places.reduce((most, place) => Math.max(most, place), Number.NEGATIVE_INFINITY);
  const place = (value: number): number => {
    const at = along(value);
    if (!Number.isFinite(at)) return Number.NaN;
    return high > low ? (at - low) / (high - low) : 0.5;
  };
  return { place, ticks: ticks.map((value) => ({ value, label: formatTick(value) })) };
}

/** Round numbers, four to eight of them, from just below the values to just above. */
function niceTicks(values: readonly number[]): number[] {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return [];
  const low = known.reduce((least, value) => Math.min(least, value));
  const high = known.reduce((most, value) => Math.max(most, value));
  if (high === low) return [low];
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** Powers of ten from just below the positive values to just above, eight at the most. */
function powersOfTen(values: readonly number[]): number[] {
  const exponents = values
    .filter((value) => value > 0 && Number.isFinite(value))
    .map((value) => Math.log10(value));
  if (exponents.length === 0) return [];
  const first = Math.floor(exponents.reduce((least, value) => Math.min(least, value)));
  const last = Math.ceil(exponents.reduce((most, value) => Math.max(most, value)));
  const step = Math.max(1, Math.ceil((last - first) / 7));
  const count = Math.ceil((last - first) / step) + 1;
  return Array.from({ length: count }, (_, i) => 10 ** (first + i * step));
}

function formatTick(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return value.toExponential(0).replace('e+', 'e');
  return String(Number(value.toPrecision(6)));
}
