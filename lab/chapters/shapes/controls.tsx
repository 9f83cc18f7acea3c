import type { VNode } from 'preact';
import { Choice } from '../../parts/choice.tsx';
import { Presets } from '../../parts/presets.tsx';
import { Slider } from '../../parts/slider.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { SameAsGiven, TrainHere } from '../../parts/train-here.tsx';
import { writeTo } from '../../parts/write-to.ts';
import type { ShapeModel } from './model.ts';
import { COLORS, readDrawing, SHAPES, SIDES, SIZES } from './tasks.ts';
import type { ShapeWords } from './words.ts';

/** Longest texts, as their fields allow. */
const LONGEST = { review: 80, date: 12, spacing: 30 } as const;

/** Examples that each have a point. */
const PRESETS = {
  review: [
    '영화가 좋았다',
    '영화가 좋지 않았다',
    '이야기가 지루하지 않았다',
    '이야기가 지루하지 않은 것은 아니었다',
    '음악이 훌륭했지만 결말이 아쉬웠다',
    '배우가 나빴지만 영화가 정말 재미있었다',
  ],
  date: ['11월 27일', '3월 1일', '12월 25일', '2월 29일'],
  spacing: ['나는어제새책을읽었다', '아이는공원에서빨간사과를먹었다', '우리는내일영화를볼것이다'],
} as const;

/** The input of the chosen shape, and its training. */
export function Controls({ model, words }: { model: ShapeModel; words: ShapeWords }): VNode {
  return (
    <>
      <Inputs model={model} words={words} />
      <TrainHere training={model.training}>
        <SameAsGiven isSame={model.isGiven.value} />
      </TrainHere>
    </>
  );
}

/** The input of the chosen shape. */
function Inputs({ model, words }: { model: ShapeModel; words: ShapeWords }): VNode {
  const { task, height, weight, age, drawing, step } = model.state.signals;
  const name = task.value;
  if (name === 'pressure') {
    return (
      <>
        <Slider
          label={words.heightLabel}
          value={height.value}
          least={140}
          most={200}
          step={1}
          onInput={writeTo(height)}
        />
        <Slider
          label={words.weightLabel}
          value={weight.value}
          least={35}
          most={120}
          step={1}
          onInput={writeTo(weight)}
        />
        <Slider
          label={words.ageLabel}
          value={age.value}
          least={15}
          most={90}
          step={1}
          onInput={writeTo(age)}
        />
      </>
    );
  }
  if (name === 'caption') {
    const chosen = readDrawing(drawing.value);
    return (
      <>
        {[SIDES, SIZES, COLORS, SHAPES].map((part, i) => (
          <Choice
            key={part[0]}
            label={words.drawingLabels[i] ?? ''}
            showLabel
            choices={Object.fromEntries(
              part.map((word, k) => [String(k), words.gloss[word] ?? word]),
            )}
            value={String(chosen[i] ?? 0)}
            onChange={(value) => {
              drawing.value = chosen.map((one, k) => (k === i ? value : one)).join('');
            }}
          />
        ))}
      </>
    );
  }
  const text = model.state.signals[name];
  const write = (value: string): void => {
    model.player.pause();
    text.value = value;
    step.value = model.steps.value.length;
  };
  return (
    <>
      <TextArea
        label={words.textLabel[name]}
        hint={words.textHint[name]}
        value={text.value}
        longest={LONGEST[name]}
        rows={2}
        onInput={write}
      />
      <Presets
        label={words.presetsLabel}
        presets={PRESETS[name].map((one) => ({ name: one }))}
        onChoose={(preset) => write(preset.name)}
      />
    </>
  );
}
