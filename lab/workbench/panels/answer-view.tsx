import type { VNode } from 'preact';
import { shortNumber } from '../../parts/arithmetic.ts';
import { Bar } from '../../parts/bar.tsx';
import type { Answer, Shares } from '../../worker/workbench/protocol.ts';
import type { WorkbenchWords } from '../words.ts';
import { Scrolled } from './scrolled.tsx';

/** Shows what the model answered. */
export function AnswerView({
  answer,
  words: { use: words },
  prompt,
}: {
  answer: Answer;
  words: WorkbenchWords;
  prompt: string;
}): VNode {
  const nameOf = (unit: string): string => (unit === '\n' ? words.end : unit === ' ' ? '␣' : unit);
  switch (answer.what) {
    case 'classes': {
      const { shares, reasons, runnerUp } = answer;
      return (
        <div class="answer" data-answer={shares[0]?.[0]}>
          <Bars title={words.probability} shares={shares} nameOf={nameOf} />
          {reasons.length > 0 && runnerUp !== undefined && (
            <Reasons title={words.reasons(shares[0]?.[0] ?? '', runnerUp)} reasons={reasons} />
          )}
        </div>
      );
    }
    case 'next':
      return (
        <div class="answer" data-answer={answer.shares[0]?.[0]}>
          <Bars title={words.probability} shares={answer.shares} nameOf={nameOf} />
        </div>
      );
    case 'words':
      return (
        <div class="answer" data-answer={answer.similar[0]?.[0]}>
          <Bars title={words.similarity} shares={answer.similar} nameOf={nameOf} />
        </div>
      );
    case 'written':
      return (
        <p class="answer written" data-answer={answer.text}>
          <b>{prompt}</b>
          {answer.text}
        </p>
      );
    case 'value':
      return (
        <div class="answer" data-answer={answer.predicted}>
          <p class="predicted">{answer.predicted}</p>
          <Bars title={words.probability} shares={answer.shares} nameOf={nameOf} />
          <Reasons title={words.reasonsOfValue} reasons={answer.reasons} />
        </div>
      );
    case 'caption': {
      const { caption, probability, looks } = answer;
      return (
        <div class="answer" data-answer={caption}>
          <p class="predicted">{caption}</p>
          <p class="hint">
            {words.probability}: {shortNumber(probability)}
          </p>
          {looks.length > 0 && (
            <Looks words={caption.split(' ')} looks={looks} title={words.looks} />
          )}
        </div>
      );
    }
    case 'translations':
      return (
        <ol class="answer" data-answer={answer.texts[0]?.[0]}>
          {answer.texts.map(([text, probability]) => (
            <li key={text}>
              {text} <span class="hint">{shortNumber(probability)}</span>
            </li>
          ))}
        </ol>
      );
    case 'morphemes':
      return (
        <div class="answer" data-answer={answer.spaced}>
          <div class="morphemes">
            {answer.eojeols.map(({ form, morphemes }, i) => (
              <ruby key={i}>
                {form}
                <rt>{morphemes.map(([part, tag]) => `${part}/${tag}`).join(' ')}</rt>
              </ruby>
            ))}
          </div>
          <p>
            <span class="hint">{words.spaced}:</span> {answer.spaced}
          </p>
        </div>
      );
    case 'tags':
      return (
        <div class="answer" data-answer={answer.columns[0]?.labels.join(' ')}>
          <Scrolled label={words.input.tag}>
            <table class="preview">
              <tbody>
                <tr>
                  {answer.tokens.map((token, i) => (
                    <th key={i} scope="col">
                      {token}
                    </th>
                  ))}
                </tr>
                {answer.columns.map(({ name, labels }) => (
                  <tr key={name}>
                    {labels.map((label, i) => (
                      <td key={i}>{label}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolled>
        </div>
      );
  }
}

/** Shares as lengths. */
function Bars({
  title,
  shares,
  nameOf,
}: {
  title: string;
  shares: Shares;
  nameOf: (name: string) => string;
}): VNode {
  return (
    <table class="bars">
      <caption>{title}</caption>
      <tbody>
        {shares.slice(0, 12).map(([name, share]) => (
          <tr key={name}>
            <th scope="row">{nameOf(name)}</th>
            <td class="bar-cell">
              <Bar value={share} />
            </td>
            <td data-value={share}>{shortNumber(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What speaks for the first and what against it: to the right and to the left of a line. */
function Reasons({ title, reasons }: { title: string; reasons: Shares }): VNode {
  const most = Math.max(...reasons.map(([, value]) => Math.abs(value)), 1e-9);
  return (
    <table class="bars">
      <caption>{title}</caption>
      <tbody>
        {reasons.map(([name, value], i) => (
          <tr key={i}>
            <th scope="row">{name}</th>
            <td class="bar-cell">
              <svg
                class="lean"
                viewBox="-100 0 200 8"
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <rect
                  class={value < 0 ? 'against' : 'for'}
                  x={Math.min(0, (100 * value) / most)}
                  width={Math.abs((100 * value) / most)}
                  height="8"
                />
                <line y2="8" />
              </svg>
            </td>
            <td data-value={value}>
              {value < 0 ? '−' : '+'}
              {shortNumber(Math.abs(value))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where in the picture each word looked: the darker, the more. */
function Looks({
  words,
  looks,
  title,
}: {
  words: readonly string[];
  looks: readonly Float32Array[];
  title: string;
}): VNode {
  const side = Math.round(Math.sqrt(looks[0]?.length ?? 1));
  return (
    <figure class="looks">
      <figcaption>{title}</figcaption>
      {looks.map((shares, i) => (
        <div key={i}>
          <svg viewBox={`0 0 ${side} ${side}`} aria-hidden="true">
            <rect class="ground" width={side} height={side} />
            {Array.from(shares, (share, place) => (
              <rect
                key={place}
                class="look"
                opacity={(share / Math.max(...shares)).toFixed(2)}
                x={place % side}
                y={Math.floor(place / side)}
                width={1}
                height={1}
              />
            ))}
          </svg>
          {words[i]}
        </div>
      ))}
    </figure>
  );
}
