import { extname } from 'node:path';
import picocolors from 'picocolors';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { drawChartSvg, drawTextChart, type LineChart } from '../../inspect/index.ts';
import { checkWritable, writeFileAtomic } from '../../io/node.ts';
import type { Environment, Output } from '../environment.ts';
import type { Wording } from './wording.ts';

const { createColors, isColorSupported } = picocolors;

/** The same chart with its texts in the user's language. */
export function chartInWords(chart: LineChart, { text }: Wording): LineChart {
  const { title, xLabel, yLabel, mark } = chart;
  return {
    ...chart,
    ...{ title: text(title), xLabel: text(xLabel), yLabel: text(yLabel) },
    ...(mark !== undefined && { mark: { ...mark, label: text(mark.label) } }),
  };
}

/** A chart for standard output, in color when a person is looking. */
export function formatChart(chart: LineChart, output: Output): string {
  const { red, blue, green, magenta, yellow, cyan, white } = createColors(
    isColorSupported && output.isTerminal,
  );
  const colors = [red, blue, green, magenta, yellow, cyan, white];
  return drawTextChart(chart, {
    paint: (mark, series) => colors[series % colors.length]?.(mark) ?? mark,
  });
}

/**
 * Finds out before long work whether a picture could be written.
 * @param inputs files that are read, and not to be replaced
 * @throws UsageError when its file does not end in .svg, InputError when it could not be written
 */
export async function checkPicture(
  path: string | undefined,
  inputs: readonly string[] = [],
): Promise<void> {
  if (path === undefined) return;
  if (extname(path) !== '.svg') {
    throw new UsageError(
      sentence(
        'cli/no-picture',
      )`A picture is a .svg; "${{ path }}" is not. Browsers show it, and rsvg-convert or Inkscape makes a .png of it.`,
    );
  }
  await checkWritable(path, inputs);
}

/** Writes a picture whole or not at all. */
export async function writePicture(
  path: string,
  svg: string,
  signal?: Environment['signal'],
): Promise<void> {
  await writeFileAtomic(path, [new TextEncoder().encode(svg)], signal);
}

/** Writes a chart as a picture. */
export function writeChart(path: string, chart: LineChart): Promise<void> {
  return writePicture(path, drawChartSvg(chart));
}
