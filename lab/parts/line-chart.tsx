import type { VNode } from 'preact';
import { shortNumber } from './arithmetic.ts';
import { niceTicks } from './nice-ticks.ts';
import { useWidth } from './use-width.ts';

/** A line of a chart. */
export interface ChartLine {
  readonly name: string;
  /** y by x: 0, 1, 2 … */
  readonly values: readonly number[];
  /** A class that colors it: `rnn`, `lstm`, `gru`; default the accent. */
  readonly class?: string;
}

/** What a chart shows. */
export interface LineChartProps {
  /** One sentence for readers who do not see it. */
  readonly label: string;
  readonly lines: readonly ChartLine[];
  /** The last x; the axis is as long from the start, so that a curve grows into it. */
  readonly last: number;
  readonly xName: string;
  readonly yName: string;
  /** Where the axis of y begins; default 0, which small changes of large values are lost on. */
  readonly least?: number;
  /** Draws the logarithm of y: for what shrinks by factors. */
  readonly logarithmic?: boolean;
  /** x values to mark, with what is said there. */
  readonly marks?: readonly { readonly x: number; readonly text: string }[];
  /** What stands under each x in place of its number: 0, 1, 2 … */
  readonly xNames?: readonly string[];
  /** In pixels, where it is drawn as wide as `width` or wider; a narrower one is lower. Default 170. */
  readonly height?: number;
  /** In pixels; default 640. */
  readonly width?: number;
}

const LEFT = 52;
const BOTTOM = 38;
const TOP = 14;
const RIGHT = 16;
/** Pixels below which no chart is lowered: three ticks stand above each other. */
const LOWEST = 96;
/** To the right of a mark, for its text; where there is less, it stands to the left. */
const LABEL_ROOM = 60;

/** Draws lines over steps, as wide as there is room: texts and lines keep their size on a phone. */
export function LineChart(props: LineChartProps): VNode {
  const {
    label,
    lines,
    last,
    xName,
    yName,
    logarithmic = false,
    least = 0,
    marks = [],
    xNames,
    height: fullHeight = 170,
    width: fullWidth = 640,
  } = props;
  const [box, width] = useWidth<SVGSVGElement>(fullWidth);
  const height = Math.round(
    Math.min(fullHeight, Math.max(LOWEST, (fullHeight * width) / fullWidth)),
  );
  const scaleOf = (value: number): number => (logarithmic ? Math.log10(value) : value);
  const all = lines.flatMap((line) => line.values.map(scaleOf)).filter(Number.isFinite);
  const ticks = niceTicks(
    Math.min(logarithmic ? Number.POSITIVE_INFINITY : least, ...all),
    Math.max(...all, logarithmic ? Number.NEGATIVE_INFINITY : 1e-9),
    4,
  );
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  /** All ticks are written alike: with as many decimals as their step has. */
  const decimals = Math.max(0, -Math.floor(Math.log10((ticks[1] ?? 1) - (ticks[0] ?? 0)) + 1e-9));
  const x = (step: number): number => LEFT + (step / Math.max(1, last)) * (width - LEFT - RIGHT);
  const y = (value: number): number =>
    height - BOTTOM - ((value - low) / (high - low || 1)) * (height - BOTTOM - TOP);
  const pathOf = (values: readonly number[]): string =>
    values
      .map((value, i) => ({ at: i, scaled: scaleOf(value) }))
      .filter(({ scaled }) => Number.isFinite(scaled))
      .map(
        ({ at, scaled }, i) => `${i === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(scaled).toFixed(1)}`,
      )
      .join('');
  return (
    <svg
      ref={box}
      class="line-chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text class="tick" x={LEFT - 8} y={y(tick) + 4} text-anchor="end">
            {logarithmic ? shortNumber(10 ** tick) : tick.toFixed(decimals).replace('-', '−')}
          </text>
        </g>
      ))}
      {niceTicks(0, last, 5)
        .filter((tick) => tick <= last && Number.isInteger(tick))
        .map((tick) => (
          <text key={tick} class="tick" x={x(tick)} y={height - BOTTOM + 16} text-anchor="middle">
            {xNames === undefined ? tick : xNames[tick]}
          </text>
        ))}
      <text class="axis" x={width - RIGHT} y={height - 4} text-anchor="end">
        {xName}
      </text>
      <text class="axis" x={LEFT} y={10}>
        {yName}
      </text>
      {marks.map(({ x: at, text }) => (
        <g key={text} class="mark">
          <line x1={x(at)} x2={x(at)} y1={TOP} y2={height - BOTTOM} />
          <text
            x={x(at) + (x(at) > width - LABEL_ROOM ? -6 : 6)}
            y={TOP + 12}
            text-anchor={x(at) > width - LABEL_ROOM ? 'end' : undefined}
          >
            {text}
          </text>
        </g>
      ))}
      {lines.map(({ name, values, class: kind }) => (
        <g key={name} class={`chart-line ${kind ?? ''}`}>
          <path d={pathOf(values)} />
          {values.length > 0 && (
            <circle cx={x(values.length - 1)} cy={y(scaleOf(values.at(-1) ?? 0))} r={4} />
          )}
        </g>
      ))}
    </svg>
  );
}
