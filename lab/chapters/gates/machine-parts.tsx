import type { ComponentChildren, VNode } from 'preact';
import { type Arithmetic, shortNumber } from '../../parts/arithmetic.ts';
import { Num } from '../../parts/number.tsx';
import type { GateWords } from './words.ts';

/** A gate or a state of a cell. */
type CellSignal = Exclude<keyof GateWords['captions'], 'before' | 'x' | 'scale'>;

/** Half of a door's height, and half of its depth. */
const HALF = 32;
const DEPTH = 7;

/** How thick a line of a value is drawn. */
function thickness(value: number): number {
  return 1.5 + 9 * Math.min(1, Math.abs(value));
}

/** A line whose thickness is what flows through it; its color is the sign's, which the numbers say, too. */
export function Flow({
  from: [x1, y1],
  to: [x2, y2],
  value,
}: {
  from: readonly [number, number];
  to: readonly [number, number];
  value: number;
}): VNode {
  const sign = Math.abs(value) < 0.005 ? 'none' : value > 0 ? 'plus' : 'minus';
  return <line class={`flow ${sign}`} {...{ x1, y1, x2, y2 }} stroke-width={thickness(value)} />;
}

/** A door across a line: two leaves that leave an opening as wide as the gate's value. */
export function Door({
  at: [x, y],
  across,
  open,
  held,
}: {
  at: readonly [number, number];
  /** Which way the line runs through it. */
  across: 'horizontal' | 'vertical';
  open: number;
  held: boolean;
}): VNode {
  const leaf = HALF * (1 - open);
  const turn = across === 'horizontal' ? '' : ' rotate(90)';
  return (
    <g class={held ? 'door held' : 'door'} transform={`translate(${x}, ${y})${turn}`}>
      <rect class="frame" x={-DEPTH} y={-HALF} width={2 * DEPTH} height={2 * HALF} rx={2} />
      <rect class="leaf" x={-DEPTH} y={-HALF} width={2 * DEPTH} height={leaf} />
      <rect class="leaf" x={-DEPTH} y={HALF - leaf} width={2 * DEPTH} height={leaf} />
    </g>
  );
}

/** Where a value comes from a function of the input and the state. */
export function Source({ at: [x, y] }: { at: readonly [number, number] }): VNode {
  return <circle class="source-node" cx={x} cy={y} r={9} />;
}

/** A place where two flows are added. */
export function Plus({ at: [x, y] }: { at: readonly [number, number] }): VNode {
  return (
    <g class="plus-node" transform={`translate(${x}, ${y})`}>
      <circle r={12} />
      <path d="M-6,0H6M0,-6V6" />
    </g>
  );
}

/** A number at its place on the machine: the place's class says where. */
export function Reading({
  place,
  symbol,
  symbolClass,
  value,
  arithmetic,
  caption,
}: {
  place: string;
  symbol: ComponentChildren;
  symbolClass: string;
  value: number;
  arithmetic: () => Arithmetic;
  caption?: string;
}): VNode {
  return (
    <span class={`gauge at-${place}`}>
      <span class="gauge-line">
        <b class={symbolClass}>{symbol}</b>{' '}
        <Num value={value} text={roundedText(value)} arithmetic={arithmetic} />
      </span>
      {caption !== undefined && <small>{caption}</small>}
    </span>
  );
}

/** A gate's or a state's number at its place, under its own name. */
export function SignalReading({
  signal,
  name,
  captions,
  ...reading
}: {
  signal: CellSignal;
  /** What its unit's is called. */
  name: (signal: string) => string;
  captions: GateWords['captions'];
  place: string;
  value: number;
  arithmetic: () => Arithmetic;
}): VNode {
  return (
    <Reading
      {...reading}
      symbol={name(signal)}
      symbolClass={`sym-${signal}`}
      caption={captions[signal]}
    />
  );
}

/** The character that a cell reads. */
export function InputCharacter({ text, caption }: { text: string; caption: string }): VNode {
  return (
    <span class="gauge at-input">
      <b class="sym-x input-character">{text === ' ' ? '␣' : text}</b>
      <small>{caption}</small>
    </span>
  );
}

/** Three digits, and never 1.00 for what is not 1 nor a long power for what is nearly 0. */
function roundedText(value: number): string {
  if (Math.abs(value) < 0.0005 && value !== 0) return value > 0 ? '≈0' : '≈−0';
  if (value !== 1 && Math.abs(value - 1) < 0.0005) return '≈1';
  return shortNumber(value);
}
