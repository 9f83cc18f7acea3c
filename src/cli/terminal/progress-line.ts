import type { Progress } from '../../base/progress.ts';
import type { Language } from '../../messages/language.ts';
import { translateTerm } from '../../messages/terms.ts';
import { translatePhase } from '../../messages/translate-phase.ts';
import { cutToWidth, displayWidth } from './display-width.ts';

/** What a line of progress shows. */
export interface ProgressState extends Progress {
  /** Units of work a second; absent until it is known. */
  readonly rate?: number;
  /** Seconds until the work is done; absent until it is known, and at the end. */
  readonly secondsLeft?: number;
  /** Seconds that the work took; there only at the end. */
  readonly secondsTaken?: number;
}

/** What stands around the numbers of a line. */
const WORDS: Readonly<
  Record<
    Language,
    {
      readonly seconds: string;
      readonly taken: (time: string) => string;
      readonly left: (time: string) => string;
      readonly amount: (count: string, unit: string) => string;
      readonly rate: (count: string, unit: string) => string;
    }
  >
> = {
  en: {
    seconds: ' s',
    taken: (time) => `in ${time}`,
    left: (time) => `${time} left`,
    amount: (count, unit) => `${count} ${unit}`,
    rate: (count, unit) => `${count} ${unit}/s`,
  },
  ko: {
    seconds: '초',
    taken: (time) => `${time} 걸림`,
    left: (time) => `${time} 남음`,
    amount: (count, unit) => `${unit} ${count}`,
    rate: (count, unit) => `${unit} ${count}/초`,
  },
};

const GAP = '  ';
/** Columns of the bar itself. */
const [SHORTEST_BAR, LONGEST_BAR] = [8, 30];
/** Columns that what is being done keeps, before other parts are shown beside it. */
const SHORTEST_PHASE = 12;

/**
 * Writes progress in a line of at most `columns` columns. The share that is done always shows, then, as far as there
 * is room: what is being done, the time left, the loss, the speed, and a bar in what remains.
 */
export function formatProgress(
  state: ProgressState,
  columns: number,
  language: Language = 'en',
): string {
  const { done, total, loss, secondsLeft, secondsTaken } = state;
  const phase = translatePhase(state.phase, language);
  const share = total === undefined || total <= 0 ? undefined : Math.min(1, done / total);
  const amount = share === undefined ? formatAmount(state, language) : formatShare(share);
  const time =
    secondsTaken !== undefined
      ? WORDS[language].taken(
          secondsTaken < 10
            ? `${secondsTaken.toFixed(1)}${WORDS[language].seconds}`
            : formatSeconds(secondsTaken, language),
        )
      : secondsLeft !== undefined
        ? WORDS[language].left(formatSeconds(secondsLeft, language))
        : '';
  let room = columns - displayWidth(amount);
  const take = (text: string, kept: number): string => {
    const width = displayWidth(text) + GAP.length;
    if (text === '' || room - width < kept) return '';
    room -= width;
    return GAP + text;
  };
  const phaseKept = Math.min(displayWidth(phase), SHORTEST_PHASE) + GAP.length;
  const left = take(time, phaseKept);
  const lossText = take(
    loss === undefined ? '' : `${translateTerm('loss', language)} ${loss.toFixed(3)}`,
    phaseKept,
  );
  const speed = take(formatRate(state, language), phaseKept);
  const name = cutToWidth(phase, room - GAP.length);
  room -= displayWidth(name) + GAP.length;
  const bar = share === undefined ? '' : drawBar(share, room - GAP.length);
  const shown = [name, bar, amount].filter((part) => part !== '').join(GAP);
  return cutToWidth(shown + speed + lossText + left, columns);
}

function drawBar(share: number, columns: number): string {
  if (columns < SHORTEST_BAR) return '';
  const width = Math.min(columns, LONGEST_BAR);
  const full = Math.round(share * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}

/** A share in four columns; 100 % only where all is done. */
function formatShare(share: number): string {
  return `${Math.floor(100 * share)
    .toString()
    .padStart(3)}%`;
}

function formatAmount({ done, unit }: ProgressState, language: Language): string {
  if (unit === 'bytes') return `${(done / 1e6).toFixed(1)} MB`;
  return WORDS[language].amount(format(done), translateTerm(unit, language));
}

function formatRate({ rate, unit }: ProgressState, language: Language): string {
  if (rate === undefined) return '';
  if (unit === 'bytes') return `${(rate / 1e6).toFixed(1)} MB/s`;
  return WORDS[language].rate(format(rate), translateTerm(unit, language));
}

function format(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** A time as `42 s`, `3:05` or `2:03:05`. */
function formatSeconds(seconds: number, language: Language): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole}${WORDS[language].seconds}`;
  const pad = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0
    ? `${hours}:${pad(minutes)}:${pad(whole % 60)}`
    : `${minutes}:${pad(whole % 60)}`;
}
