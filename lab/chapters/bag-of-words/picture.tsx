import type { VNode } from 'preact';
import { shortNumber } from '../../parts/arithmetic.ts';
import { Choice } from '../../parts/choice.tsx';
import { Matrix } from '../../parts/matrix.tsx';
import { Num } from '../../parts/number.tsx';
import { Turned } from '../../parts/turned.tsx';
import { writeTo } from '../../parts/write-to.ts';
import { explainEntry, explainPair } from './arithmetic.ts';
import { oneHotVector } from './count.ts';
import { type BagModel, sentenceName } from './model.ts';
import type { BagWords } from './words.ts';
import './picture.css';

interface Props {
  readonly model: BagModel;
  readonly words: BagWords;
}

/** Sentences falling word by word into a matrix, or the board of all pairs. */
export function Picture({ model, words }: Props): VNode {
  const { view } = model.state.signals;
  const { vocabulary } = model.bag.value;
  if (vocabulary.length === 0) return <p class="empty">{words.empty}</p>;
  return (
    <div class="bag">
      <Choice
        label={words.viewLabel}
        choices={words.views}
        value={view.value}
        onChange={writeTo(view)}
      />
      {view.value === 'sum' ? (
        <>
          <Strips model={model} />
          <SumMatrix model={model} words={words} />
          <SentencePairs model={model} words={words} />
        </>
      ) : (
        <Board model={model} words={words} />
      )}
    </div>
  );
}

/** The sentences as they are read: the word that falls now is marked. */
function Strips({ model }: { model: BagModel }): VNode {
  const { sentences, vocabulary } = model.bag.value;
  const step = model.state.signals.step.value;
  let place = 0;
  return (
    <div class="strips">
      {sentences.map((words, sentence) => (
        <p key={sentence} class="strip">
          <b class={`sentence-name sentence-${sentence}`}>{sentenceName(sentence)}</b>
          {words.map((word) => {
            place += 1;
            const state = place < step ? 'read' : place === step ? 'now' : 'ahead';
            return (
              <span key={place} class={`token ${state}`}>
                {vocabulary[word]}
              </span>
            );
          })}
        </p>
      ))}
    </div>
  );
}

/** A column for each word that has fallen, and after each sentence its sum. */
function SumMatrix({ model, words }: Props): VNode {
  const { sentences, vocabulary } = model.bag.value;
  const step = model.state.signals.step.value;
  const columns: { sentence: number; word: number | undefined; place: number }[] = [];
  let place = 0;
  for (const [sentence, all] of sentences.entries()) {
    for (const word of all) {
      place += 1;
      columns.push({ sentence, word, place });
    }
    columns.push({ sentence, word: undefined, place });
  }
  const now = columns.find((column) => column.word !== undefined && column.place === step);
  return (
    <Matrix
      caption={words.sumCaption}
      class="sum-matrix"
      rows={vocabulary.map((word, i) => ({ head: word, class: now?.word === i ? 'row-now' : '' }))}
      columns={columns.map(({ sentence, word, place: at }) => ({
        head:
          word === undefined ? (
            <b class={`sentence-${sentence}`}>{sentenceName(sentence)}</b>
          ) : (
            <Turned name={vocabulary[word] ?? ''} />
          ),
        class: word === undefined ? 'sum' : at > step ? 'ahead' : at === step ? 'fresh' : 'fallen',
      }))}
      cell={(row, column) => {
        const {
          sentence,
          word,
          place: at,
        } = columns[column] ?? columns[0] ?? now ?? { ...NOWHERE };
        if (word === undefined) {
          const value = model.vectors.value[sentence]?.[row] ?? 0;
          return {
            value,
            shade: Math.min(1, value / 2),
            class: now?.sentence === sentence && now.word === row ? 'changed' : '',
            arithmetic: () => explainEntry(model, sentence, row),
            label: `${sentenceName(sentence)} ${vocabulary[row]}`,
          };
        }
        if (at > step) return undefined;
        const value = row === word ? 1 : 0;
        return {
          ...{ value, shade: value * 0.7, class: 'one-hot' },
          label: `${vocabulary[word]} ${vocabulary[row]}`,
          arithmetic: () => ({ symbol: `x(${vocabulary[word]})`, value, leaf: 'input' }),
        };
      }}
    />
  );
}

const NOWHERE = { sentence: 0, word: undefined, place: 0 };

/** Distance and cosine of the sentences, two by two. */
function SentencePairs({ model, words }: Props): VNode | null {
  const vectors = model.vectors.value;
  const measure = model.state.signals.measure.value;
  const pairs = vectors.flatMap((_, a) =>
    vectors.slice(a + 1).map((__, i) => [a, a + 1 + i] as const),
  );
  if (pairs.length === 0) return null;
  return (
    <p class="sentence-pairs">
      {pairs.map(([a, b]) => (
        <span key={`${a} ${b}`} class="pair">
          {words.measures[measure]} {words.between(sentenceName(a), sentenceName(b))}{' '}
          <Num
            value={model.sentenceBoard.value[a]?.[b] ?? 0}
            arithmetic={() =>
              explainPair(
                [sentenceName(a), vectors[a] ?? []],
                [sentenceName(b), vectors[b] ?? []],
                measure,
              )
            }
            label={words.between(sentenceName(a), sentenceName(b))}
          />
        </span>
      ))}
    </p>
  );
}

/** Every word against every other: one-hot vectors are all equally far apart. */
function Board({ model, words }: Props): VNode {
  const { vocabulary } = model.bag.value;
  const { measure } = model.state.signals;
  const vectorOf = (word: number): number[] => oneHotVector(word, vocabulary.length);
  const heads = vocabulary.map((word) => ({ head: <Turned name={word} /> }));
  return (
    <>
      <Choice
        label={words.measureLabel}
        choices={words.measures}
        value={measure.value}
        onChange={writeTo(measure)}
      />
      <Matrix
        caption={words.pairsCaption}
        class="board"
        showCaption
        rows={vocabulary.map((word) => ({ head: word }))}
        columns={heads}
        cell={(row, column) => {
          const value = model.board.value[row]?.[column] ?? 0;
          return {
            ...{ value, shade: value / 2 },
            text: value === Math.SQRT2 ? '√2' : shortNumber(value),
            arithmetic: () =>
              explainPair(
                [vocabulary[row] ?? '', vectorOf(row)],
                [vocabulary[column] ?? '', vectorOf(column)],
                measure.value,
              ),
            label: words.between(vocabulary[row] ?? '', vocabulary[column] ?? ''),
          };
        }}
      />
    </>
  );
}
