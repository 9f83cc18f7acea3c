import type { VNode } from 'preact';
import { powerOfTen, shortNumber } from '../../parts/arithmetic.ts';
import { fractionOf } from './arithmetic.ts';
import type { BayesModel } from './model.ts';
import type { BayesWords } from './words.ts';

const WIDTH = 680;
const LEFT = 86;
const RIGHT = 24;
const ROW = 62;

/** The products as dots on a logarithmic axis: every factor is a jump to the left. A zero falls off the axis. */
export function Ladder({ model, words }: { model: BayesModel; words: BayesWords }): VNode {
  const step = model.state.signals.step.value;
  const products = model.products.value;
  const positive = products.flat().filter((product) => product > 0);
  const lowest = Math.floor(Math.log10(Math.min(1e-4, ...positive)));
  const height = products.length * ROW + 34;
  const x = (product: number): number =>
    product === 0
      ? LEFT - 20
      : WIDTH - RIGHT - (Math.log10(product) / lowest) * (WIDTH - LEFT - RIGHT);
  const summary = model.classes.value
    .map(({ name }, c) => `${name} ${shortNumber(products[c]?.[step] ?? 0)}`)
    .join(', ');
  return (
    <svg
      class="ladder"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={words.ladderLabel(summary)}
    >
      {Array.from({ length: -lowest + 1 }, (_, power) => {
        const at = x(10 ** -power);
        return (
          <g key={power}>
            <line class="grid" x1={at} x2={at} y1={6} y2={height - 26} />
            <text class="tick" x={at} y={height - 8} text-anchor="middle">
              {power < 4 ? String(Number((10 ** -power).toPrecision(1))) : powerOfTen(-power)}
            </text>
          </g>
        );
      })}
      {products.map((so, c) => {
        const y = c * ROW + 38;
        const shown = so.slice(0, step + 1);
        const name = model.classes.value[c]?.name ?? '';
        const dead = shown.includes(0);
        return (
          <g key={name} class={model.winner.value === c ? 'ladder-row wins' : 'ladder-row'}>
            <text class="ladder-name" x={4} y={y + 5}>
              {name}
            </text>
            {shown.map((product, i) => {
              const before = shown[i - 1];
              if (before === undefined) return null;
              const [from, to] = [x(before), x(product)];
              return (
                <g key={i} class={i === step ? 'jump fresh' : 'jump'}>
                  {before > 0 && (
                    <path d={`M${from} ${y}Q${(from + to) / 2} ${y - 26} ${to} ${y}`} />
                  )}
                  {before > 0 && Math.abs(from - to) > 34 && (
                    <text x={(from + to) / 2} y={y - 17} text-anchor="middle">
                      ×{fractionOf(model, i - 1, c)}
                    </text>
                  )}
                </g>
              );
            })}
            {shown.map((product, i) => (
              <circle key={i} cx={x(product)} cy={y} r={i === step ? 6 : 3.5} />
            ))}
            {dead && (
              <text class="zero" x={LEFT - 20} y={y + 24} text-anchor="middle">
                {words.zero}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
