import type { VNode } from 'preact';
import { shortNumber } from '../../parts/arithmetic.ts';
import { Matrix } from '../../parts/matrix.tsx';
import { Num } from '../../parts/number.tsx';
import { explainLikelihood, explainPrior, explainProduct, fractionOf } from './arithmetic.ts';
import { Ladder } from './ladder.tsx';
import type { BayesModel } from './model.ts';
import type { BayesWords } from './words.ts';
import './picture.css';

interface Props {
  readonly model: BayesModel;
  readonly words: BayesWords;
}

/** Documents, the table of P(w|c), and the products as ladders. */
export function Picture({ model, words }: Props): VNode {
  if (model.classes.value.length < 2 || model.words.value.length === 0) {
    return <p class="empty">{words.empty}</p>;
  }
  return (
    <div class="bayes">
      <Documents model={model} words={words} />
      <Factors model={model} words={words} />
      <p class="ladder-title">{words.ladderTitle}</p>
      <Ladder model={model} words={words} />
      <Verdict model={model} words={words} />
    </div>
  );
}

/** The documents by class; the word whose factor is multiplied now is marked wherever it stands. */
function Documents({ model, words }: Props): VNode {
  const step = model.state.signals.step.value;
  const now = model.words.value[step - 1];
  return (
    <div class="documents" role="group" aria-label={words.documentsTitle}>
      {model.documents.value.map(({ label, words: own }, i) => (
        <p key={i}>
          <b class="label">{label}</b>
          {own.map((word, j) => (
            <span key={j} class={word === now ? 'token now' : 'token'}>
              {word}
            </span>
          ))}
        </p>
      ))}
      <p class="new-document">
        <b class="label">?</b>
        {model.words.value.map((word, i) => (
          <span key={i} class={i + 1 === step ? 'token now' : i < step ? 'token' : 'token ahead'}>
            {word}
          </span>
        ))}
      </p>
    </div>
  );
}

/** P(c) and P(w|c): a row a factor. */
function Factors({ model, words }: Props): VNode {
  const step = model.state.signals.step.value;
  const names = model.classes.value.map(({ name }) => name);
  return (
    <Matrix
      caption={words.tableTitle}
      class="factors"
      rows={['', ...model.words.value].map((word, i) => ({
        head: i === 0 ? words.prior : word,
        class: i === step ? 'now' : i > step ? 'ahead' : '',
      }))}
      columns={names.map((name) => ({ head: name }))}
      cell={(row, c) => {
        if (row === 0) {
          const one = model.classes.value[c];
          return {
            value: model.priors.value[c] ?? 0,
            text: `${one?.documents}/${model.documents.value.length}`,
            arithmetic: () => explainPrior(model, c),
            label: `P(${names[c]})`,
          };
        }
        const value = model.likelihoods.value[row - 1]?.[c] ?? 0;
        return {
          ...{ value, text: fractionOf(model, row - 1, c) },
          class: value === 0 ? 'is-zero' : '',
          arithmetic: () => explainLikelihood(model, row - 1, c),
          label: `P(${model.words.value[row - 1]}|${names[c]})`,
        };
      }}
    />
  );
}

function Verdict({ model, words }: Props): VNode {
  const step = model.state.signals.step.value;
  const winner = model.winner.value;
  const products = model.products.value.map((so) => so[step] ?? 0);
  return (
    <p class="verdict">
      {products.map((product, c) => (
        <span key={model.classes.value[c]?.name} class={winner === c ? 'wins' : ''}>
          {model.classes.value[c]?.name}{' '}
          <Num
            value={product}
            text={plain(product)}
            arithmetic={() => explainProduct(model, c, step)}
            label={model.classes.value[c]?.name}
          />
        </span>
      ))}
      <b>
        {winner !== undefined
          ? words.verdict(model.classes.value[winner]?.name ?? '')
          : products.every((product) => product === 0)
            ? words.allZero
            : words.noVerdict}
      </b>
    </p>
  );
}

/** Small probabilities as the course writes them: 0.000013. */
function plain(value: number): string {
  if (value < 1e-7) return shortNumber(value);
  const digits = Math.max(2, 2 - Math.floor(Math.log10(value)));
  return String(value.toFixed(digits)).replace(/0+$/, '');
}
