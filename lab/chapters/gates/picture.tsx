import type { VNode } from 'preact';
import { Choice } from '../../parts/choice.tsx';
import { writeTo } from '../../parts/write-to.ts';
import { GruMachine } from './gru-machine.tsx';
import { HeatStrips } from './heat-strips.tsx';
import { LstmMachine } from './lstm-machine.tsx';
import type { GateModel } from './model.ts';
import type { GateWords } from './words.ts';
import './picture.css';

/** A cell as a machine at one character of the text, and its gates at all of them. */
export function Picture({ model, words }: { model: GateModel; words: GateWords }): VNode {
  const { cell, unit, step } = model.state.signals;
  const lstm = model.lstm.value[step.value - 1];
  const gru = model.gru.value[step.value - 1];
  return (
    <div class="gates">
      <div class="gate-choices">
        <Choice
          label={words.cellLabel}
          choices={words.cells}
          value={cell.value}
          onChange={writeTo(cell)}
        />
        <Choice
          label={words.unitLabel}
          choices={words.units}
          value={unit.value}
          onChange={writeTo(unit)}
        />
      </div>
      {lstm === undefined || gru === undefined ? (
        <div class="machine waiting">
          <p>{model.characters.value.length === 0 ? words.empty : words.start}</p>
        </div>
      ) : cell.value === 'lstm' ? (
        <LstmMachine model={model} words={words} moment={lstm} />
      ) : (
        <GruMachine model={model} words={words} moment={gru} />
      )}
      <HeatStrips model={model} words={words} />
    </div>
  );
}
