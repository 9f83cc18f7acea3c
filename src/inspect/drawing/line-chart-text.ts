import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import { chartScales, chartText, type LineChart, type Scale } from './line-chart.ts';

/** How a chart is drawn with characters. */
export interface TextChartOptions {
  /** Columns of the drawing itself, without the axis; default 60. */
  readonly width?: number;
  /** Lines of the drawing itself; default 14. */
  readonly height?: number;
  /** Colors a mark of a series, by the series' index; default plain. */
  readonly paint?: (mark: string, series: number) => string;
}

/** What each option takes. */
const TEXT_CHART_OPTIONS: OptionTable<TextChartOptions> = {
  width: { kind: 'whole', least: 2, unit: 'columns' },
  height: { kind: 'whole', least: 2, unit: 'lines' },
  paint: { kind: 'function' },
};

/** Where something happens. */
const MARK = '┊';

/** The marks of the series, told apart without color. */
const MARKS = ['o', 'x', '+', '*', '#', '@', '%'];

/**
 * A chart for a terminal. Where lines run over each other their marks take turns. (Own code: the
 * library asciichart has no x axis, no logarithmic axis, and needs color to tell lines apart.)
 */
export function drawTextChart(chart: LineChart, options: TextChartOptions = {}): string {
  checkOptions('drawTextChart', TEXT_CHART_OPTIONS, options);
  const { width = 60, height = 14, paint = (mark: string): string => mark } = options;
  const scales = chartScales(chart);
  const cells = plot(chart, scales, width, height);
  const column = (value: number): number => Math.round(scales.x.place(value) * (width - 1));
  const mark = (series: number): string => paint(MARKS[series % MARKS.length] ?? '', series);

  const labels = Array.from({ length: height }, (_, y) => nearestLabel(scales.y, y, height));
  const margin = labels.reduce((widest, label) => Math.max(widest, label.length), 0);
  const marked = chart.mark === undefined ? -1 : column(chart.mark.x);
  const body = cells.map((line, y) => {
    const drawn = line.map((here, x) => {
      if (here.length === 0) return x === marked ? MARK : ' ';
      return mark(here[x % here.length] as number);
    });
    const label = labels[y] as string;
    return `${label.padStart(margin)} ${label === '' ? '│' : '┤'}${drawn.join('').trimEnd()}`;
  });
  const legend = chart.series.map(({ name }, i) => `${mark(i)} ${name}`);
  if (chart.mark !== undefined) legend.push(`${MARK} ${chartText(chart.mark.label)}`);
  return [
    chartText(chart.title),
    chartText(chart.yLabel),
    ...body,
    `${' '.repeat(margin)} └${axisLine(scales.x, column, width)}`,
    `${' '.repeat(margin + 2)}${axisLabels(scales.x, column, width)}`,
    `${' '.repeat(margin + 2)}${chartText(chart.xLabel)}    ${legend.join('   ')}`,
    '',
  ].join('\n');
}

/** Which series pass through each cell, by lines from the top. */
function plot(
  chart: LineChart,
  scales: { readonly x: Scale; readonly y: Scale },
  width: number,
  height: number,
): number[][][] {
  const cells = Array.from({ length: height }, () =>
    Array.from({ length: width }, (): number[] => []),
  );
  chart.series.forEach(({ y }, series) => {
    const draw = (x: number, place: number): void => {
      const cell = cells[Math.round((1 - place) * (height - 1))]?.[x];
      if (cell !== undefined && !cell.includes(series)) cell.push(series);
    };
    const at = chart.x.map((value) => scales.x.place(value) * (width - 1));
    const places = y.map(scales.y.place);
    places.forEach((place, i) => {
      const left = at[i] as number;
      if (Number.isNaN(place)) return;
      draw(Math.round(left), place);
      const next = places[i + 1] ?? Number.NaN;
      const right = at[i + 1] ?? left;
      if (Number.isNaN(next)) return;
      for (let x = Math.ceil(left); x < right; x++) {
        draw(x, place + ((next - place) * (x - left)) / (right - left));
      }
    });
  });
  return cells;
}

/** The label of the tick that belongs to a line of the drawing; empty when none does. */
function nearestLabel(scale: Scale, line: number, height: number): string {
  let nearest = { label: '', distance: 0.5 };
  for (const { value, label } of scale.ticks) {
    const distance = Math.abs((1 - scale.place(value)) * (height - 1) - line);
    if (distance < nearest.distance) nearest = { label, distance };
  }
  return nearest.label;
}

function axisLine(scale: Scale, column: (value: number) => number, width: number): string {
  const line = new Array<string>(width).fill('─');
  for (const { value } of scale.ticks) line[column(value)] = '┬';
  return line.join('');
}

/** The ticks' labels, those left out that would touch the one before. */
function axisLabels(scale: Scale, column: (value: number) => number, width: number): string {
  let text = '';
  for (const { value, label } of scale.ticks) {
    const begin = Math.min(column(value), width - 1);
    if (text !== '' && begin < text.length + 1) continue;
    text = text.padEnd(begin) + label;
  }
  return text;
}
