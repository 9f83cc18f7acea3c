import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import { layOutText } from './text-layout.ts';

/** How activations over a text are drawn with characters. */
export interface ActivationTextOptions {
  /** Columns of a line; default 80. */
  readonly width?: number;
  /** Colors a token by its level, −1 to 1; default: each line is followed by a line of bars. */
  readonly paint?: (text: string, level: number) => string;
}

/** What each option takes. */
const ACTIVATION_TEXT_OPTIONS: OptionTable<ActivationTextOptions> = {
  width: { kind: 'whole', least: 1, unit: 'columns' },
  paint: { kind: 'function' },
};

/** From −1 to 1. */
const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/**
 * Draws a text with the activation of one unit at each token (Karpathy, Johnson & Fei-Fei 2015): as
 * colors, or as bars under the tokens.
 * @param levels −1 to 1 for each token
 */
export function drawActivationText(
  tokens: readonly string[],
  levels: ArrayLike<number>,
  options: ActivationTextOptions = {},
): string {
  checkOptions('drawActivationText', ACTIVATION_TEXT_OPTIONS, options);
  const { width = 80, paint } = options;
  const lines = layOutText(tokens, width).flatMap((line) => {
    if (paint !== undefined) {
      return [line.map(({ text, index }) => paint(text, levels[index] as number)).join('')];
    }
    const bars = line.map(({ index, columns }) => bar(levels[index] as number).repeat(columns));
    return [line.map(({ text }) => text).join(''), bars.join('').trimEnd()];
  });
  return `${lines.join('\n')}\n`;
}

function bar(level: number): string {
  const step = Math.round(((level + 1) / 2) * (BARS.length - 1));
  return BARS[Math.max(0, Math.min(BARS.length - 1, step))] as string;
}
