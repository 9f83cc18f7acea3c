import type { VNode } from 'preact';
import { Choice } from '../../parts/choice.tsx';
import { KeptModelChoice } from '../../parts/kept-model-choice.tsx';
import { later } from '../../parts/later.tsx';
import { Slider } from '../../parts/slider.tsx';
import { TextAndPresets } from '../../parts/text-and-presets.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { GateModel } from './model.ts';
import { HELD_GATES, LONGEST_IN_ADDRESS, LONGEST_TEXT, MOST_STEPS } from './state.ts';
import type { GateWords } from './words.ts';

const OwnText = later(async () => (await import('../../parts/own-text.tsx')).OwnText);

interface Props {
  readonly model: GateModel;
  readonly words: GateWords;
}

/** What can be changed of the picture that is shown. */
export function Controls({ model, words }: Props): VNode {
  return model.state.signals.view.value === 'race' ? (
    <RaceControls model={model} words={words} />
  ) : (
    <CellControls model={model} words={words} />
  );
}

/** The text that is learned, what is the same for all three, how large they are, and how long they learn. */
function RaceControls({ model, words }: Props): VNode {
  const { race, own, budget, hidden, steps, seed, step } = model.state.signals;
  const begin = <T,>(signal: { value: T }) => {
    return (value: T): void => {
      model.player.reset();
      signal.value = value;
    };
  };
  return (
    <>
      <Choice
        label={words.raceTextLabel}
        showLabel
        choices={words.raceTexts}
        value={race.value}
        onChange={begin(race)}
      />
      {race.value === 'own' && (
        <OwnText
          label={words.ownLabel}
          hint={words.ownHint}
          value={own.value}
          longest={LONGEST_IN_ADDRESS}
          onInput={begin(own)}
        />
      )}
      <Choice
        label={words.budgetLabel}
        showLabel
        choices={words.budgets}
        value={budget.value}
        onChange={begin(budget)}
      />
      <Slider
        label={words.hiddenUnits}
        {...{ value: hidden.value, least: 8, most: 96, step: 8 }}
        onInput={begin(hidden)}
      />
      <Slider
        label={words.updates}
        {...{ value: steps.value, least: 20, most: MOST_STEPS, step: 20 }}
        onInput={(value) => model.state.patch({ steps: value, step: Math.min(step.value, value) })}
      />
      <Slider
        label={words.seedLabel}
        {...{ value: seed.value, least: 1, most: 99, step: 1 }}
        onInput={begin(seed)}
      />
    </>
  );
}

/** The model, the text, gates to be held open or closed, and the forget gate's bias. */
function CellControls({ model, words }: Props): VNode {
  const { cell, bias, text, model: hash, at, step } = model.state.signals;
  const write = (value: string): void => {
    model.player.pause();
    text.value = value;
    step.value = [...value].length;
  };
  return (
    <>
      <KeptModelChoice
        standard={words.byHand}
        value={hash.value}
        onChange={(value) =>
          model.state.patch({ model: value, at: 0, step: [...text.value].length })
        }
      />
      {model.isKept.value && (
        <Slider
          label={words.unitLabel}
          {...{ value: model.unit.value, least: 0, most: Math.max(1, model.units.value - 1) }}
          step={1}
          onInput={writeTo(at)}
        />
      )}
      {!model.isKept.value &&
        HELD_GATES[cell.value].map((gate) => {
          const held = model.state.signals[gate];
          return (
            <Choice
              key={gate}
              label={words.holdLabels[gate]}
              showLabel
              choices={words.holds}
              value={held.value}
              onChange={writeTo(held)}
            />
          );
        })}
      {!model.isKept.value && cell.value === 'lstm' && (
        <Slider
          label={words.biasLabel}
          value={bias.value}
          least={-9}
          most={9}
          step={0.5}
          onInput={writeTo(bias)}
        />
      )}
      <TextAndPresets {...{ words, value: text.value, longest: LONGEST_TEXT }} onInput={write} />
    </>
  );
}
