import type { VNode } from 'preact';
import type { Arithmetic } from '../../parts/arithmetic.ts';
import { explainGru, isHeld } from './arithmetic.ts';
import type { GruMoment } from './cells.ts';
import {
  Door,
  Flow,
  InputCharacter,
  Plus,
  Reading,
  SignalReading,
  Source,
} from './machine-parts.tsx';
import type { GateModel } from './model.ts';
import type { GateWords } from './words.ts';

/** The scale's ends, in the drawing. */
const SCALE = { left: 70, width: 250, top: 24, height: 16 };

/** The GRU as a machine: one state, and one scale that says how much of the old is kept and how much is new. */
export function GruMachine({
  model,
  words,
  moment,
}: {
  model: GateModel;
  words: GateWords;
  moment: GruMoment;
}): VNode {
  const unit = model.unit.value;
  const at = model.state.signals.step.value - 1;
  const [r, z, n, h] = [moment.r, moment.z, moment.n, moment.h].map((all) => all[unit] ?? 0) as [
    ...[number, number, number, number],
  ];
  const before = moment.before.h[unit] ?? 0;
  const explain = (signal: 'r' | 'z' | 'n' | 'h') => () => explainGru(model, at, signal, unit);
  const kept = SCALE.width * (1 - z);
  const explainKept = (): Arithmetic => ({
    ...{ symbol: `1 − ${model.nameOf('z', unit)}`, value: 1 - z, numbers: `1 − ${z}` },
    parts: () => [explainGru(model, at, 'z', unit)],
  });
  const named = {
    name: (signal: string) => model.nameOf(signal, unit),
    captions: words.captions,
  };
  return (
    <div class="machine gru-machine">
      <svg viewBox="0 0 440 300" role="img" aria-label={words.machine.gru}>
        <path class="bus" d="M384,288H225V272M270,288V200H258" />
        <path class="tie" d="M120,40V98 M225,40 M258,40V168" />
        <Flow from={[16, 130]} to={[120, 130]} value={before} />
        <Flow from={[120, 130]} to={[214, 130]} value={(1 - z) * before} />
        <Flow from={[48, 130]} to={[48, 212]} value={before} />
        <Flow from={[48, 212]} to={[48, 262]} value={r * before} />
        <Flow from={[48, 262]} to={[214, 262]} value={r * before} />
        <Flow from={[225, 254]} to={[225, 200]} value={n} />
        <Flow from={[225, 200]} to={[225, 141]} value={z * n} />
        <Flow from={[236, 130]} to={[424, 130]} value={h} />
        <path class="arrow" d="M424,122l12,8l-12,8z" />
        <Door at={[120, 130]} across="horizontal" open={1 - z} held={isHeld(model, 'z')} />
        <Door at={[225, 200]} across="vertical" open={z} held={isHeld(model, 'z')} />
        <Door at={[48, 212]} across="vertical" open={r} held={isHeld(model, 'r')} />
        <Plus at={[225, 130]} />
        <Source at={[225, 262]} />
        <g class="scale">
          <rect class="kept" x={SCALE.left} y={SCALE.top} width={kept} height={SCALE.height} />
          <rect
            class="fresh"
            x={SCALE.left + kept}
            y={SCALE.top}
            width={SCALE.width - kept}
            height={SCALE.height}
          />
          <rect
            class="frame"
            x={SCALE.left}
            y={SCALE.top}
            width={SCALE.width}
            height={SCALE.height}
          />
          <path class="knob" d={`M${SCALE.left + kept},${SCALE.top - 6}v${SCALE.height + 12}`} />
        </g>
      </svg>
      <span class="gauge at-scale">
        <small>{words.captions.scale}</small>
      </span>
      <Reading
        {...{ place: 'before', symbol: 'h′', symbolClass: 'sym-h', value: before }}
        arithmetic={() => explainGru(model, at - 1, 'h', unit)}
      />
      <Reading
        {...{ place: 'keep', symbol: `1 − ${model.nameOf('z', unit)}`, symbolClass: 'sym-z' }}
        value={1 - z}
        arithmetic={explainKept}
      />
      <SignalReading
        {...{ place: 'write', signal: 'z', value: z, ...named }}
        arithmetic={explain('z')}
      />
      <SignalReading
        {...{ place: 'new', signal: 'n', value: n, ...named }}
        arithmetic={explain('n')}
      />
      <SignalReading
        {...{ place: 'reset', signal: 'r', value: r, ...named }}
        arithmetic={explain('r')}
      />
      <SignalReading
        {...{ place: 'after', signal: 'h', value: h, ...named }}
        arithmetic={explain('h')}
      />
      <InputCharacter text={model.characters.value[at] ?? ''} caption={words.captions.x} />
    </div>
  );
}
