import picocolors from 'picocolors';
import { UsageError } from '../../base/errors.ts';
import type { LongWork } from '../../base/progress.ts';
import { sentence } from '../../base/sentence.ts';
import {
  activationColor,
  activationScale,
  drawActivationSvg,
  drawActivationText,
  drawHeatMapSvg,
  findMostVariedUnit,
  isDark,
  type LanguageModelTrace,
  type LayerActivations,
  SIGNALS,
  traceLanguageModel,
} from '../../inspect/index.ts';
import type { LanguageModel } from '../../language-model/index.ts';
import { TRACE, type TraceResult } from '../../models/json/traces.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Signal } from '../../nn/index.ts';
import type { Output } from '../environment.ts';
import type { InspectOptions, InspectRequest } from '../models/requests.ts';
import { writePicture } from '../terminal/chart.ts';
import { type Wording, wordingOf } from '../terminal/wording.ts';
import { signalNamed } from './signal-named.ts';

/** Lets a model read a text, and shows one unit over it, all units as a map, or everything as JSON. */
export async function showTrace(
  model: LanguageModel,
  ids: Int32Array,
  { options, environment }: InspectRequest,
  work: LongWork,
): Promise<string> {
  const { cell, layers, hiddenSize } = model.options;
  const { unit, output, json } = options;
  if (unit !== undefined && !(unit.layer < layers && unit.unit < hiddenSize)) {
    throw new UsageError(
      sentence(
        'cli/no-unit',
      )`There is no unit ${{ layer: unit.layer }}:${{ unit: unit.unit }}; the model has layers 0 to ${{ lastLayer: layers - 1 }} of units 0 to ${{ lastUnit: hiddenSize - 1 }}.`,
    );
  }
  const named = options.signal === undefined ? undefined : signalNamed(cell, options.signal);
  const shown: Signal = named ?? SIGNALS[cell][0];
  const all = json === true && named === undefined;
  const signals = all ? SIGNALS[cell] : [shown];
  const trace = await traceLanguageModel(model, ids, { ...work, signals });
  const view = createView({ trace, signal: shown, chosen: unit }, wordingOf(environment));
  if (output !== undefined) {
    const svg = unit === undefined ? view.heatMap() : view.coloredText();
    await writePicture(output, svg, environment.signal);
  }
  if (json) return toJsonLine(TRACE, traceAsJson(trace, unit));
  return `${view.title}\n\n${view.text(painterOf(environment.stdout))}`;
}

/** The ways to show one signal of a trace. */
interface TraceView {
  readonly title: string;
  text(painter: Painter | undefined): string;
  coloredText(): string;
  heatMap(): string;
}

/** Which signal of a trace is shown, and of which unit. */
interface ViewRequest {
  readonly trace: LanguageModelTrace;
  readonly signal: Signal;
  readonly chosen: InspectOptions['unit'];
}

function createView({ trace, signal, chosen }: ViewRequest, { text: say }: Wording): TraceView {
  const { tokens } = trace;
  const layers = trace.activations.filter((one) => one.signal === signal);
  const scale = activationScale(layers[0].range);
  const { layer, unit } = chosen ?? findMostVariedUnit(layers, scale);
  const levelAt = (token: number, l: number, u: number): number => {
    const { values, units } = layers[l];
    return scale(values[token * units + u]);
  };
  const levels = tokens.map((_, token) => levelAt(token, layer, unit));
  const { cell } = trace;
  const title = say(
    chosen === undefined
      ? sentence(
          'cli/most-varied-unit',
        )`${{ cell }}, ${{ signal }} of unit ${{ layer }}:${{ unit }}, which varies most over this text`
      : sentence('cli/chosen-unit')`${{ cell }}, ${{ signal }} of unit ${{ layer }}:${{ unit }}`,
  );
  return {
    title,
    text: (painter) =>
      drawActivationText(tokens, levels, painter === undefined ? {} : { paint: painter }),
    coloredText: () => drawActivationSvg(title, tokens, levels),
    heatMap: () => {
      const rows = layers.flatMap((one) =>
        Array.from({ length: one.units }, (_, u) => ({ layer: one.layer, unit: u })),
      );
      return drawHeatMapSvg({
        title: say(sentence('cli/all-units')`${{ cell }}, ${{ signal }} of all units`),
        tokens,
        rows: rows.map((row) => (row.unit % 10 === 0 ? `${row.layer}:${row.unit}` : '')),
        level: (token, row) => levelAt(token, rows[row].layer, rows[row].unit),
      });
    },
  };
}

/** Colors a token by its level, −1 to 1. */
type Painter = (text: string, level: number) => string;

/** Gives what colors tokens, where the output shows colors. */
export function painterOf(output: Output): Painter | undefined {
  return picocolors.isColorSupported && output.isTerminal ? paint : undefined;
}

/** A token on the color of its level. */
function paint(text: string, level: number): string {
  const letters = isDark(level) ? '97' : '30';
  return `\u001b[${letters};48;2;${activationColor(level).join(';')}m${text}\u001b[0m`;
}

/** A trace as JSON: of all units, or of one. Six digits are what single precision has. */
function traceAsJson(
  { cell, tokens, surprise, activations }: LanguageModelTrace,
  chosen: InspectOptions['unit'],
): Omit<TraceResult, 'version'> {
  const round = (value: number): number => Number(value.toPrecision(6));
  const rowsOf = ({ units, values }: LayerActivations): number[][] =>
    tokens.map((_, t) => Array.from(values.subarray(t * units, (t + 1) * units), round));
  return {
    ...{
      cell,
      sequence: tokens,
      surprise: Array.from(surprise, (bits) => (Number.isNaN(bits) ? null : round(bits))),
    },
    activations:
      chosen === undefined
        ? activations.map((one) => ({
            ...{ layer: one.layer, signal: one.signal, values: rowsOf(one) },
          }))
        : activations
            .filter(({ layer }) => layer === chosen.layer)
            .map((one) => ({
              ...{ layer: one.layer, signal: one.signal, hiddenUnit: chosen.unit },
              values: rowsOf(one).map((row) => row[chosen.unit]),
            })),
  };
}
