import type { VNode } from 'preact';
import { Num } from '../../parts/number.tsx';
import { explainKinds, explainLength, explainMerge, showSpace } from './arithmetic.ts';
import { type Box, measure, placeKinds, placeUnits, type Ruler, sharedCuts } from './layout.ts';
import type { UnitModel } from './model.ts';
import { countKinds, STRIPS, type Unit } from './units.ts';
import type { UnitWords } from './words.ts';
import './picture.css';

interface Props {
  readonly model: UnitModel;
  readonly words: UnitWords;
}

/** Heights in pixels; the style sheet gives the labels the same. */
const ROW = 54;
const BOX = 32;
const EDGE = 8;

/** A sentence, and under it the same sentence cut in five ways, on one ruler. */
export function Picture({ model, words }: Props): VNode {
  const { text } = model.state.signals;
  if (text.value.trim() === '') return <p class="empty">{words.empty}</p>;
  return (
    <div class="units-picture">
      <LastMerge model={model} words={words} />
      <div class="unit-board">
        <Labels model={model} words={words} />
        <div class="unit-scroll" tabIndex={0} role="group" aria-label={words.picture}>
          <Strips model={model} words={words} />
        </div>
      </div>
    </div>
  );
}

/** The merge of this step, and how often its pair occurred. */
function LastMerge({ model, words }: Props): VNode {
  const merge = model.learned.value.at(-1);
  if (merge === undefined) return <p class="last-merge sym-bpe">{words.noMerge}</p>;
  return (
    <p class="last-merge sym-bpe">
      <span>{words.merge(model.learned.value.length)}</span> <b>{showSpace(merge.left)}</b>
      <span aria-hidden="true"> + </span>
      <b>{showSpace(merge.right)}</b>
      <span aria-hidden="true"> → </span>
      <b class="merged">{showSpace(merge.left + merge.right)}</b>{' '}
      <span class="pair-count">
        <Num value={merge.count} arithmetic={() => explainMerge(merge)} label={words.times} />
        {words.times}
      </span>
    </p>
  );
}

/** Each strip's name, with its length and the number of its different units. */
function Labels({ model, words }: Props): VNode {
  return (
    <ul class="unit-labels">
      <li>
        <b>{words.source}</b>
        <small>
          {words.length} · {words.kindCount}
        </small>
      </li>
      {STRIPS.map((strip) => {
        const units = model.strips.value[strip];
        const name = words.strips[strip];
        return (
          <li key={strip} class={`sym-${strip}`}>
            <b>{name}</b>
            <small>
              <Num
                value={units.length}
                arithmetic={() => explainLength(units)}
                label={words.units(name)}
              />
              {' · '}
              <Num
                value={countKinds(units).size}
                arithmetic={() => explainKinds(units)}
                label={words.kinds(name)}
              />
            </small>
          </li>
        );
      })}
      <li>
        <b>{words.kindsRow}</b>
      </li>
    </ul>
  );
}

function Strips({ model, words }: Props): VNode {
  const { text, at } = model.state.signals;
  const ruler = measure(text.value);
  const picked = at.value;
  const isPicked = ({ start, end }: Unit): boolean => start <= picked && picked < end;
  const source = Array.from(text.value.matchAll(/./gsu), ({ 0: one, index }) => ({
    ...{ text: one, start: index, end: index + one.length },
  }));
  const rows = STRIPS.map((strip) => placeUnits(model.strips.value[strip], ruler));
  const stems = rows.at(-1) ?? [];
  const kinds = placeKinds(stems);
  const width = Math.max(ruler.width, ...kinds.map((kind) => kind.x + kind.width));
  const pick = (box: Unit): void => {
    at.value = at.value === box.start ? -1 : box.start;
  };
  return (
    <svg
      class="strips-drawing"
      width={width + 2 * EDGE}
      height={ROW * (rows.length + 2) - (ROW - BOX) + EDGE}
      role="img"
      aria-label={words.picture}
    >
      <g transform={`translate(${EDGE}, 0)`}>
        <Row
          boxes={placeUnits(source, ruler)}
          top={0}
          kind="source"
          isPicked={isPicked}
          pick={pick}
        />
        {rows.map((boxes, i) => {
          const upper = i === 0 ? source : (rows[i - 1] ?? []);
          const top = ROW * (i + 1);
          return (
            <g key={STRIPS[i]} class={`sym-${STRIPS[i]}`}>
              <Cuts cuts={sharedCuts(upper, boxes)} ruler={ruler} top={top} />
              <Row boxes={boxes} top={top} kind={STRIPS[i] ?? ''} isPicked={isPicked} pick={pick} />
            </g>
          );
        })}
        {kinds.map((kind) => (
          <g key={kind.text} class={kind.boxes.some(isPicked) ? 'kind picked' : 'kind'}>
            {kind.boxes.map((box) => (
              <path
                key={box.start}
                d={curve(box.x + box.width / 2, ROW * rows.length + BOX, kind.x + kind.width / 2)}
              />
            ))}
            <rect x={kind.x} y={ROW * (rows.length + 1)} width={kind.width} height={BOX} rx={16} />
            <text x={kind.x + kind.width / 2} y={ROW * (rows.length + 1) + 21}>
              {showSpace(kind.text)} ×{kind.boxes.length}
            </text>
          </g>
        ))}
      </g>
    </svg>
  );
}

/** From the foot of a box to the head of its kind. */
function curve(from: number, top: number, to: number): string {
  const bottom = top + ROW - BOX;
  const middle = (top + bottom) / 2;
  return `M${from},${top}C${from},${middle} ${to},${middle} ${to},${bottom}`;
}

/** Lines where this strip and the one above are both cut. */
function Cuts({ cuts, ruler, top }: { cuts: readonly number[]; ruler: Ruler; top: number }): VNode {
  return (
    <g class="cuts">
      {cuts.map((cut) => (
        <line
          key={cut}
          x1={ruler.edges[cut] ?? 0}
          x2={ruler.edges[cut] ?? 0}
          y1={top - (ROW - BOX)}
          y2={top}
        />
      ))}
    </g>
  );
}

function Row({
  boxes,
  top,
  kind,
  isPicked,
  pick,
}: {
  boxes: readonly Box[];
  top: number;
  kind: string;
  isPicked: (unit: Unit) => boolean;
  pick: (unit: Unit) => void;
}): VNode {
  return (
    <g class={`row ${kind}`}>
      {boxes.map((box, i) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the slider of places does the same by keyboard
        <g key={i} class={isPicked(box) ? 'unit picked' : 'unit'} onClick={() => pick(box)}>
          <rect x={box.x + 1} y={top} width={Math.max(1, box.width - 2)} height={BOX} rx={4} />
          <text class={box.width < 17 ? 'small' : undefined} x={box.x + box.width / 2} y={top + 21}>
            {nameIn(box)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** What is written in a box: a byte without its brackets, and nothing where there is no room. */
function nameIn({ text, width }: Box): string {
  const byte = /^<0x(..)>$/.exec(text)?.[1];
  if (byte !== undefined) return width < 15 ? '' : byte;
  return showSpace(text);
}
