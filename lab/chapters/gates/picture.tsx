import type { VNode } from 'preact';
import { Choice } from '../../parts/choice.tsx';
import { ReaderSays } from '../../parts/reader-says.tsx';
import { writeTo } from '../../parts/write-to.ts';
import { GruMachine } from './gru-machine.tsx';
import { HeatStrips } from './heat-strips.tsx';
import { LstmMachine } from './lstm-machine.tsx';
import type { GateModel } from './model.ts';
import { RacePicture } from './race-picture.tsx';
import type { ViewName } from './state.ts';
import type { GateWords } from './words.ts';
import './picture.css';

interface Props {
  readonly model: GateModel;
  readonly words: GateWords;
}

/** A cell as a machine at one character of the text, or three cells that race. */
export function Picture({ model, words }: Props): VNode {
  const { view, cell, unit } = model.state.signals;
  const choose = (next: ViewName): void => {
    model.player.pause();
    model.state.patch({
      view: next,
      step: next === 'race' ? 0 : [...model.state.read().text].length,
    });
  };
  const isCell = view.value === 'cell';
  return (
    <div class="gates">
      <div class="gate-choices">
        <Choice
          label={words.viewLabel}
          choices={words.views}
          value={view.value}
          onChange={choose}
        />
        {isCell && !model.isKept.value && (
          <>
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
          </>
        )}
      </div>
      {isCell ? <Cell model={model} words={words} /> : <RacePicture model={model} words={words} />}
    </div>
  );
}

/** The machine, and below it all gates at all characters. */
function Cell({ model, words }: Props): VNode {
  const { step } = model.state.signals;
  const { found, problem } = model.trace;
  const cell = model.cell.value;
  if (model.isKept.value && (found.value === undefined || problem.value !== undefined)) {
    return <ReaderSays problem={problem.value} waits={found.value === undefined} />;
  }
  if (cell === undefined) return <p class="reader-says">{words.noGates}</p>;
  const lstm = model.lstm.value[step.value - 1];
  const gru = model.gru.value[step.value - 1];
  return (
    <>
      {cell === 'lstm' && lstm !== undefined && (
        <LstmMachine model={model} words={words} moment={lstm} />
      )}
      {cell === 'gru' && gru !== undefined && (
        <GruMachine model={model} words={words} moment={gru} />
      )}
      {lstm === undefined && gru === undefined && (
        <div class="machine waiting">
          <p>{model.characters.value.length === 0 ? words.empty : words.start}</p>
        </div>
      )}
      <HeatStrips model={model} words={words} />
    </>
  );
}
