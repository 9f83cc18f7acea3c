import type { VNode } from 'preact';
import { powerOfTen, shortNumber, subscript } from '../../parts/arithmetic.ts';
import { Matrix } from '../../parts/matrix.tsx';
import { Num } from '../../parts/number.tsx';
import { useWidth } from '../../parts/use-width.ts';
import { explainFactor, explainProduct, explainState, explainSum } from './arithmetic.ts';
import type { VanishingModel } from './model.ts';
import type { VanishingWords } from './words.ts';

interface Props {
  readonly model: VanishingModel;
  readonly words: VanishingWords;
}

/** The states forward, the factors in their own lane backward, and what their product is on a logarithmic axis. */
export function NestPicture({ model, words }: Props): VNode {
  const step = model.state.signals.step.value;
  const last = model.layers.value.length;
  return (
    <>
      <Layers model={model} words={words} />
      <p class="product-now">
        ∂h{subscript(last)}/∂h{subscript(last - step)} ={' '}
        <Num
          value={model.products.value[step] ?? 1}
          arithmetic={() => explainProduct(model, step)}
        />
      </p>
      <Fall model={model} words={words} />
    </>
  );
}

/** A column a step: input, sum, state, and below in the gradient's lane its factor. */
function Layers({ model, words }: Props): VNode {
  const layers = model.layers.value;
  const { start } = model.state.read();
  const step = model.state.signals.step.value;
  const rows = [words.h, words.sum, words.x, words.factor];
  return (
    <Matrix
      caption={words.layersCaption}
      class="nest"
      rows={rows.map((head, i) => ({ head, class: i === 3 ? 'gradient-lane' : '' }))}
      columns={[-1, ...layers.keys()].map((t) => ({
        head: `h${subscript(t + 1)}`,
        class: t >= 0 && layers.length - t <= step ? 'multiplied' : '',
      }))}
      cell={(row, column) => {
        const layer = layers[column - 1];
        if (row === 0) {
          const value = layer?.h ?? start;
          return {
            ...{ value, shade: value, text: brief(value) },
            arithmetic: () => explainState(model, column),
          };
        }
        if (layer === undefined) return undefined;
        if (row === 1) {
          const arithmetic = () => explainSum(model, column);
          return { value: layer.sum, text: brief(layer.sum), arithmetic };
        }
        if (row === 2) {
          const symbol = `x${subscript(column)}`;
          const arithmetic = () => ({ symbol, value: layer.x, leaf: 'input' as const });
          return { value: layer.x, text: brief(layer.x), arithmetic };
        }
        return {
          ...{ value: layer.factor, text: `×${brief(layer.factor)}` },
          class: layers.length - column < step ? 'used' : '',
          arithmetic: () => explainFactor(model, column),
          label: words.factor,
        };
      }}
    />
  );
}

/** Three digits, without zeros at the end. */
function brief(value: number): string {
  const text = shortNumber(value);
  return /^−?\d+\.\d*0$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

/** In pixels; on a narrower page the chart is lower, down to the least height. */
const FULL_WIDTH = 680;
const FULL_HEIGHT = 230;
const LEAST_HEIGHT = 150;
const LEFT = 60;
const RIGHT = 20;
const TOP = 16;
const BOTTOM = 54;
/** Room for half a bar and its amount at both ends. */
const EDGE = 34;
/** A state's name and a gap beside it. */
const NAME_ROOM = 24;
/** With more bars than this, only some amounts find room. */
const ROOMY = 7;

/** |∂h_T/∂h_{T−k}| by steps back: the last step stands at the right, and going back goes left. */
function Fall({ model, words }: Props): VNode {
  const [box, width] = useWidth<SVGSVGElement>(FULL_WIDTH);
  const height = Math.min(FULL_HEIGHT, Math.max(LEAST_HEIGHT, (FULL_HEIGHT * width) / FULL_WIDTH));
  const step = model.state.signals.step.value;
  const products = model.products.value.map(Math.abs);
  const powers = products.filter((product) => product > 0).map(Math.log10);
  const high = Math.max(2, Math.ceil(Math.max(...powers)));
  const low = Math.min(-2, Math.floor(Math.min(...powers)));
  const last = Math.max(1, products.length - 1);
  const x = (back: number): number =>
    width - RIGHT - EDGE - (back / last) * (width - LEFT - RIGHT - 2 * EDGE);
  const y = (power: number): number =>
    TOP + ((high - power) / (high - low)) * (height - TOP - BOTTOM);
  const every = Math.max(1, Math.ceil((high - low) / 5));
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => low + i).filter(
    (power) => power % every === 0,
  );
  const nameEvery = Math.ceil((NAME_ROOM * last) / (width - LEFT - RIGHT - 2 * EDGE));
  const bar = Math.min(34, (width - LEFT - RIGHT) / (last + 1) / 2);
  return (
    <svg
      ref={box}
      class="fall"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words.chartLabel(products.map((product) => shortNumber(product)).join(', '))}
    >
      {ticks.map((power) => (
        <g key={power}>
          <line
            class={power === 0 ? 'one' : 'grid'}
            x1={LEFT}
            x2={width - RIGHT}
            y1={y(power)}
            y2={y(power)}
          />
          <text x={LEFT - 10} y={y(power) + 4} text-anchor="end">
            {power === 0 ? '1' : power === 1 ? '10' : powerOfTen(power)}
          </text>
        </g>
      ))}
      {products.slice(0, step + 1).map((product, back) => {
        const power = product === 0 ? low : Math.max(low, Math.log10(product));
        const kind = power >= 0 ? 'grows' : 'shrinks';
        return (
          <g key={back} class={back === step ? `${kind} now` : kind}>
            <rect
              x={x(back) - bar / 2}
              y={Math.min(y(power), y(0))}
              width={bar}
              height={Math.max(1.5, Math.abs(y(power) - y(0)))}
            />
            <text
              class={last > ROOMY && back !== step && back % 4 !== 0 ? 'amount crowded' : 'amount'}
              x={x(back)}
              y={power >= 0 ? y(power) - 5 : y(power) + 15}
              text-anchor="middle"
            >
              {shortNumber(model.products.value[back] ?? 0)}
            </text>
          </g>
        );
      })}
      {products.map(
        (_, back) =>
          back % nameEvery === 0 && (
            <text key={back} x={x(back)} y={height - 24} text-anchor="middle">
              h{subscript(last - back)}
            </text>
          ),
      )}
      <text x={LEFT} y={height - 6}>
        ← {words.stepsBack}
      </text>
    </svg>
  );
}
