import { describe, expect, it } from 'vitest';
import { escapeXml } from '../../src/base/svg.ts';
import type { LineChart } from '../../src/inspect/drawing/line-chart.ts';
import { drawChartSvg } from '../../src/inspect/drawing/line-chart-svg.ts';
import { drawTextChart } from '../../src/inspect/drawing/line-chart-text.ts';
import { elementsOf, parseXml } from '../support/parse-xml.ts';

const chart: LineChart = {
  title: 'a < b & "c"',
  xLabel: 'x',
  yLabel: 'y',
  x: [0, 1, 2],
  series: [
    { name: 'up', y: [0, 5, 10] },
    { name: '내림', y: [10, 5, 0] },
  ],
};

describe('a chart of characters', () => {
  it('puts every value at its place', () => {
    const text = drawTextChart(chart, { width: 3, height: 3 });
    expect(text.split('\n')).toEqual([
      'a < b & "c"',
      'y',
      '10 ┤x o',
      ' 4 ┤ x',
      ' 0 ┤o x',
      '   └┬┬┬',
      '    0 2',
      '    x    o up   x 내림',
      '',
    ]);
  });

  it('leaves a gap at what a logarithm does not have', () => {
    const gap = {
      ...chart,
      yScale: 'logarithmic',
      series: [{ name: 'g', y: [1, 0, 100] }],
    } as const;
    const text = drawTextChart(gap, { width: 5, height: 3 });
    expect(text.split('\n').slice(2, 5)).toEqual(['100 ┤    o', ' 10 ┤', '  1 ┤o']);
  });

  it('draws nothing, one value, and equal values', () => {
    const of = (x: number[], y: number[]) =>
      drawTextChart({ ...chart, x, series: [{ name: 's', y }] }, { width: 5, height: 3 });
    expect(of([], [])).toContain('│');
    expect(of([3], [7])).toContain('7 ┤');
    expect(of([1, 2], [7, 7])).toContain('ooooo');
    expect(of([1, 2], [Number.NaN, Number.POSITIVE_INFINITY])).toContain('└');
  });

  it('marks a place, behind the lines', () => {
    const marked = { ...chart, mark: { x: 1, label: 'here' } };
    const text = drawTextChart(marked, { width: 3, height: 5 });
    expect(
      text
        .split('\n')
        .slice(2, 7)
        .map((line) => line.slice(4)),
    ).toEqual(['x┊o', ' ┊', ' x', ' ┊', 'o┊x']);
    expect(text).toContain('┊ here');
    const svg = parseXml(drawChartSvg(marked));
    const lines = elementsOf(svg, 'line').filter(
      ({ attributes }) => 'stroke-dasharray' in attributes,
    );
    expect(lines).toHaveLength(1);
  });

  it('paints marks by series', () => {
    const text = drawTextChart(chart, { paint: (mark, series) => `[${mark}${series}]` });
    expect(text).toContain('[o0]');
    expect(text).toContain('[x1]');
  });
});

describe('a chart as a picture', () => {
  it('is well-formed XML with every series, tick and dot', () => {
    const svg = parseXml(drawChartSvg(chart));
    expect(svg.attributes.xmlns).toBe('http://www.w3.org/2000/svg');
    const texts = elementsOf(svg, 'text').map(({ children }) => children[0]);
    expect(texts).toEqual(expect.arrayContaining(['a < b & "c"', 'up', '내림', '0', '10', '2']));
    expect(elementsOf(svg, 'path')).toHaveLength(2);
    // Three values and a mark in the legend for each series.
    expect(elementsOf(svg, 'circle')).toHaveLength(8);
    const [up] = elementsOf(svg, 'path');
    const heights = up!.attributes.d!.match(/[\d.]+ [\d.]+/g)!.map((pair) => +pair.split(' ')[1]!);
    expect(heights[0]).toBeGreaterThan(heights[1]!);
    expect(heights[1]).toBeGreaterThan(heights[2]!);
  });

  it('breaks a line at a gap', () => {
    const broken = { ...chart, series: [{ name: 'g', y: [1, Number.NaN, 3] }] };
    const path = elementsOf(parseXml(drawChartSvg(broken)), 'path')[0]!.attributes.d!;
    expect(path.match(/[ML]/g)).toEqual(['M', 'M']);
    expect(path).not.toContain('NaN');
  });
});

it('escapes what XML does not allow', () => {
  expect(escapeXml('<&>"\u0000\u{1F600}\uD800가')).toBe(
    '&lt;&amp;&gt;&quot;\uFFFD\u{1F600}\uFFFD가',
  );
});
