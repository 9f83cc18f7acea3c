import type { Progress } from '../../base/progress.ts';
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

const GAP = '  ';
/** Columns of the bar itself. */
const [SHORTEST_BAR, LONGEST_BAR] = [8, 30];
/** Columns that what is being done keeps, before other parts are shown beside it. */
const SHORTEST_PHASE = 12;

/**
 * Writes progress in a line of at most `columns` columns. The share that is done always shows, then, as far as there
 * is room: what is being done, the time left, the loss, the speed, and a bar in what remains.
 */
export function formatProgress(state: ProgressState, columns: number): string {
  const { phase, done, total, loss, secondsLeft, secondsTaken } = state;
  const share = total === undefined || total <= 0 ? undefined : Math.min(1, done / total);
  const amount = share === undefined ? formatAmount(state) : formatShare(share);
  const time =
    secondsTaken !== undefined
      ? `in ${secondsTaken < 10 ? `${secondsTaken.toFixed(1)} s` : formatSeconds(secondsTaken)}`
      : secondsLeft !== undefined
        ? `${formatSeconds(secondsLeft)} left`
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
  const lossText = take(loss === undefined ? '' : `loss ${loss.toFixed(3)}`, phaseKept);
  const speed = take(formatRate(state), phaseKept);
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

function formatAmount({ done, unit }: ProgressState): string {
  return unit === 'bytes' ? `${(done / 1e6).toFixed(1)} MB` : `${format(done)} ${unit}`;
}

function formatRate({ rate, unit }: ProgressState): string {
  if (rate === undefined) return '';
  return unit === 'bytes' ? `${(rate / 1e6).toFixed(1)} MB/s` : `${format(rate)} ${unit}/s`;
}

function format(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** A time as `42 s`, `3:05` or `2:03:05`. */
function formatSeconds(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const pad = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0
    ? `${hours}:${pad(minutes)}:${pad(whole % 60)}`
    : `${minutes}:${pad(whole % 60)}`;
}
