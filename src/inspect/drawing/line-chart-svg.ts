import { escapeXml, svgDocument, svgElement } from '../../base/svg.ts';
import { chartScales, chartText, type LineChart } from './line-chart.ts';

/** Size of a chart and the room around the drawing, in pixels. */
const WIDTH = 760;
const HEIGHT = 460;
const LEFT = 80;
const RIGHT = 130;
const TOP = 50;
const BOTTOM = 60;

/** Colors that color-blind people tell apart (Okabe & Ito 2008). */
const COLORS = ['#d55e00', '#0072b2', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'];

/** A chart as a picture. */
export function drawChartSvg(chart: LineChart): string {
  const scales = chartScales(chart);
  const x = (value: number): number => LEFT + scales.x.place(value) * (WIDTH - LEFT - RIGHT);
  const y = (value: number): number =>
    HEIGHT - BOTTOM - scales.y.place(value) * (HEIGHT - TOP - BOTTOM);
  const text = (content: string, attributes: Record<string, string | number>): string =>
    svgElement('text', attributes, escapeXml(content));
  const grid = { stroke: '#dddddd' };
  const bottom = HEIGHT - BOTTOM;
  const middle = (TOP + bottom) / 2;
  return svgDocument(
    WIDTH,
    HEIGHT,
    [
      text(chartText(chart.title), { x: LEFT, y: TOP - 22, 'font-size': 16 }),
      ...scales.x.ticks.flatMap(({ value, label }) => [
        svgElement('line', { x1: x(value), y1: TOP, x2: x(value), y2: bottom, ...grid }),
        text(label, { x: x(value), y: bottom + 18, 'text-anchor': 'middle' }),
      ]),
      ...scales.y.ticks.flatMap(({ value, label }) => [
        svgElement('line', { x1: LEFT, y1: y(value), x2: WIDTH - RIGHT, y2: y(value), ...grid }),
        text(label, { x: LEFT - 8, y: y(value) + 4, 'text-anchor': 'end' }),
      ]),
      text(chartText(chart.xLabel), {
        x: (LEFT + WIDTH - RIGHT) / 2,
        y: HEIGHT - 18,
        'text-anchor': 'middle',
      }),
      text(chartText(chart.yLabel), {
        transform: `translate(20 ${middle}) rotate(-90)`,
        'text-anchor': 'middle',
      }),
      ...(chart.mark === undefined ? [] : drawMark(x(chart.mark.x), chartText(chart.mark.label))),
      ...chart.series.flatMap(({ name, y: values }, i) => {
        const color = COLORS[i % COLORS.length] as string;
        const legend = TOP + 20 + 22 * i;
        return [
          ...drawSeries(chart.x, values, { x, y }, color),
          svgElement('circle', { cx: WIDTH - RIGHT + 20, cy: legend - 4, r: 5, fill: color }),
          text(name, { x: WIDTH - RIGHT + 32, y: legend }),
        ];
      }),
    ],
    13,
  );
}

/** A dashed line from top to bottom, with its label beside it. */
function drawMark(x: number, label: string): string[] {
  const line = { x1: x, y1: TOP, x2: x, y2: HEIGHT - BOTTOM };
  return [
    svgElement('line', { ...line, stroke: '#555555', 'stroke-dasharray': '5 4' }),
    svgElement('text', { x: x + 6, y: HEIGHT - BOTTOM - 8 }, escapeXml(label)),
  ];
}

/** A line with a gap wherever a value has no place, and a dot for every value when they are few. */
function drawSeries(
  xs: readonly number[],
  ys: readonly number[],
  scale: { readonly x: (value: number) => number; readonly y: (value: number) => number },
  color: string,
): string[] {
  let pen = 'M';
  let path = '';
  const dots: string[] = [];
  ys.forEach((value, i) => {
    const left = scale.x(xs[i] as number);
    const top = scale.y(value);
    if (Number.isNaN(left) || Number.isNaN(top)) {
      pen = 'M';
      return;
    }
    path += `${pen}${left.toFixed(1)} ${top.toFixed(1)}`;
    pen = 'L';
    if (ys.length <= 40) dots.push(svgElement('circle', { cx: left, cy: top, r: 3, fill: color }));
  });
  if (path === '') return [];
  return [svgElement('path', { d: path, fill: 'none', stroke: color, 'stroke-width': 2 }), ...dots];
}
