import { describe, expect, it } from 'vitest';
import { activationColor, activationScale } from '../../src/inspect/drawing/activation-scale.ts';
import { drawActivationSvg } from '../../src/inspect/drawing/activation-svg.ts';
import { drawActivationText } from '../../src/inspect/drawing/activation-text.ts';
import { drawHeatMapSvg } from '../../src/inspect/drawing/heat-map-svg.ts';
import { layOutText } from '../../src/inspect/drawing/text-layout.ts';
import { findMostVariedUnit } from '../../src/inspect/most-varied-unit.ts';
import { elementsOf, parseXml } from '../support/parse-xml.ts';

describe('a text with the activation of a unit', () => {
  it('has bars under its letters, two columns wide under Hangul', () => {
    const drawn = drawActivationText(['가', 'b', '\n', 'c'], [1, 0.1, -1, 0.5]);
    expect(drawn).toBe('가b↵\n██▅▁\nc\n▆\n');
  });

  it('breaks lines where they grow too wide', () => {
    const lines = layOutText(['ab', 'cd', 'e', '가'], 4);
    expect(lines.map((line) => line.map(({ text }) => text))).toEqual([
      ['ab', 'cd'],
      ['e', '가'],
    ]);
    expect(lines[1]![1]).toEqual({ index: 3, text: '가', column: 1, columns: 2 });
    // The jamo of a syllable each have a place, as a reader knows them.
    const jamo = layOutText([...'각'.normalize('NFD')], 80)[0]!;
    expect(jamo.map(({ text, columns }) => text + columns)).toEqual(['ㄱ2', 'ㅏ2', 'ㄱ2']);
    // Joined in one token they are as wide as the syllable.
    expect(layOutText(['각'.normalize('NFD')], 80)[0]![0]!.columns).toBe(2);
  });

  it('is colored where there are colors', () => {
    const paint = (text: string, level: number) => `[${text}${level}]`;
    expect(drawActivationText(['a', '\t'], [0.5, -1], { paint })).toBe('[a0.5][→-1]\n');
  });

  it('is a picture with every letter', () => {
    const svg = parseXml(drawActivationSvg('a < b', ['<', '&', '\u0000', ' '], [1, -1, 0, 0]));
    const [title, ...letters] = elementsOf(svg, 'text').map(({ children }) => children[0]);
    expect(title).toBe('a < b');
    expect(letters).toEqual(['<', '&', '·', '\u00a0']);
    const fills = elementsOf(svg, 'rect').map(({ attributes }) => attributes.fill);
    expect(fills).toEqual([
      'white',
      'rgb(203,24,29)',
      'rgb(33,102,172)',
      ...Array(2).fill('rgb(255,255,255)'),
    ]);
  });
});

describe('a heat map', () => {
  it('has a square for each unit and token that is not 0', () => {
    const levels = [
      [1, 0, -1],
      [1, 1, 0.5],
    ];
    const svg = parseXml(
      drawHeatMapSvg({
        ...{ title: 't', tokens: ['a', '"'], rows: ['0:0', '', ''] },
        level: (token, row) => levels[token]![row]!,
      }),
    );
    const paths = elementsOf(svg, 'path').map(({ attributes }) => [attributes.fill, attributes.d]);
    expect(Object.fromEntries(paths)).toEqual({
      'rgb(203,24,29)': 'M0 0h1v1h-1zM1 0h1v1h-1zM1 1h1v1h-1z',
      'rgb(33,102,172)': 'M0 2h1v1h-1z',
      'rgb(229,140,142)': 'M1 2h1v1h-1z',
    });
    expect(elementsOf(svg, 'text').map(({ children }) => children[0])).toEqual([
      't',
      'a',
      '"',
      '0:0',
    ]);
  });
});

it('levels and colors: gates from closed to open, cells as they are squashed', () => {
  expect(activationScale('gate')(0)).toBe(-1);
  expect(activationScale('gate')(1)).toBe(1);
  expect(activationScale('unbounded')(2)).toBe(Math.tanh(2));
  expect(activationScale('squashed')(0.3)).toBe(0.3);
  expect(activationColor(0)).toEqual([255, 255, 255]);
  expect(activationColor(5)).toEqual(activationColor(1));
});

it('the unit that varies most is found in any layer', () => {
  const layer = (layer: number, values: number[]) => ({
    ...{ layer, signal: 'h', units: 2 },
    values: Float32Array.from(values),
  });
  const layers = [layer(0, [0.5, 0, 0.5, 0.2]), layer(1, [0, -1, 0, 1])];
  expect(findMostVariedUnit(layers, (value) => value)).toEqual({ layer: 1, unit: 1 });
});
