import type { VNode } from 'preact';
import { explainLstm, isHeld } from './arithmetic.ts';
import type { LstmMoment } from './cells.ts';
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

/** The LSTM as a machine: the cell state runs through from left to right, and three doors open and close. */
export function LstmMachine({
  model,
  words,
  moment,
}: {
  model: GateModel;
  words: GateWords;
  moment: LstmMoment;
}): VNode {
  const unit = model.unit.value;
  const at = model.state.signals.step.value - 1;
  const of = (values: readonly number[]): number => values[unit] ?? 0;
  const [f, i, g, o, c, h] = [moment.f, moment.i, moment.g, moment.o, moment.c, moment.h].map(
    of,
  ) as [...[number, number, number, number, number, number]];
  const before = of(moment.before.c);
  const explain = (signal: 'f' | 'i' | 'g' | 'o' | 'c' | 'h') => () =>
    explainLstm(model, at, signal, unit);
  const named = {
    name: (signal: string) => model.nameOf(signal, unit),
    captions: words.captions,
  };
  return (
    <div class="machine">
      <svg viewBox="0 0 440 300" role="img" aria-label={words.machine.lstm}>
        <path class="bus" d="M52,288H262M120,288V164M225,288V272M180,288V200H191M262,288V84H267" />
        <Flow from={[16, 130]} to={[120, 130]} value={before} />
        <Flow from={[120, 130]} to={[214, 130]} value={f * before} />
        <Flow from={[225, 254]} to={[225, 200]} value={g} />
        <Flow from={[225, 200]} to={[225, 141]} value={i * g} />
        <Flow from={[236, 130]} to={[424, 130]} value={c} />
        <Flow from={[300, 130]} to={[300, 84]} value={Math.tanh(c)} />
        <Flow from={[300, 84]} to={[300, 34]} value={h} />
        <path class="arrow" d="M424,122l12,8l-12,8z M292,36l8,-12l8,12z" />
        <text class="function" x={336} y={118}>
          tanh
        </text>
        <Door at={[120, 130]} across="horizontal" open={f} held={isHeld(model, 'f')} />
        <Door at={[225, 200]} across="vertical" open={i} held={isHeld(model, 'i')} />
        <Door at={[300, 84]} across="vertical" open={o} held={isHeld(model, 'o')} />
        <Plus at={[225, 130]} />
        <Source at={[225, 262]} />
      </svg>
      <Reading
        {...{ place: 'before', symbol: 'c′', symbolClass: 'sym-c', value: before }}
        arithmetic={() => explainLstm(model, at - 1, 'c', unit)}
        caption={words.captions.before}
      />
      <SignalReading
        {...{ place: 'keep', signal: 'f', value: f, ...named }}
        arithmetic={explain('f')}
      />
      <SignalReading
        {...{ place: 'write', signal: 'i', value: i, ...named }}
        arithmetic={explain('i')}
      />
      <SignalReading
        {...{ place: 'new', signal: 'g', value: g, ...named }}
        arithmetic={explain('g')}
      />
      <SignalReading
        {...{ place: 'reveal', signal: 'o', value: o, ...named }}
        arithmetic={explain('o')}
      />
      <SignalReading
        {...{ place: 'after', signal: 'c', value: c, ...named }}
        arithmetic={explain('c')}
      />
      <SignalReading
        {...{ place: 'out', signal: 'h', value: h, ...named }}
        arithmetic={explain('h')}
      />
      <InputCharacter text={model.characters.value[at] ?? ''} caption={words.captions.x} />
    </div>
  );
}
