import { checkOption } from '../../base/options.ts';
import { type Sentence, sentence } from '../../base/sentence.ts';
import {
  type AttentionHead,
  type CrossAttentionHead,
  drawAttentionSvg,
  drawHeadsSvg,
} from '../../inspect/index.ts';
import { ATTENTION_HEADS, type AttentionPartName } from '../../models/json/traces.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { writePicture } from '../terminal/chart.ts';
import { formatMatrix, nameLargest } from '../terminal/matrix.ts';
import { formatTable } from '../terminal/table.ts';
import { type Wording, wordingOf } from '../terminal/wording.ts';
import type { InspectOptions } from './requests.ts';

/** The heads of one part of a Transformer, over a text. */
export interface ShownPart {
  readonly part: AttentionPartName;
  /** The units that look. */
  readonly rows: readonly { readonly text: string }[];
  /** The units that are looked at. */
  readonly columns: readonly { readonly text: string }[];
  readonly heads: readonly (CrossAttentionHead & Partial<AttentionHead>)[];
}

/** What is shown above the heads, and the parts that there are, the one to be drawn first. */
export interface ShownHeads {
  readonly texts: { readonly text?: string; readonly translation?: string };
  readonly parts: readonly ShownPart[];
}

/**
 * Shows where the heads of a Transformer look: a table of all, or one head's matrix where a layer and a head are chosen.
 * @throws UsageError when there is no such layer or head
 */
export async function showHeads(
  { texts, parts }: ShownHeads,
  options: InspectOptions,
  environment: Environment,
): Promise<string> {
  const { layer, head, part, output, json } = options;
  const { heads: all } = parts[0];
  const { layer: layers, head: across } = all[all.length - 1];
  if (layer !== undefined) checkOption('layer', { kind: 'whole', least: 1, most: layers }, layer);
  if (head !== undefined) checkOption('head', { kind: 'whole', least: 1, most: across }, head);
  const chosen = parts
    .filter((one) => part === undefined || one.part === part)
    .map((one) => ({
      ...one,
      heads: one.heads.filter(
        (own) => (layer ?? own.layer) === own.layer && (head ?? own.head) === own.head,
      ),
    }));
  const [first] = chosen;
  const wording = wordingOf(environment);
  const title = wording.text(titleOf(first));
  const one = layer !== undefined && head !== undefined;
  if (output !== undefined) {
    const { rows: target, columns: source, heads } = first;
    const svg = one
      ? drawAttentionSvg({ source, target, attention: heads[0].shares })
      : drawHeadsSvg({ title, heads });
    await writePicture(output, svg, environment.signal);
  }
  if (json) return toJsonLine(ATTENTION_HEADS, { ...texts, parts: chosen.map(partAsJson) });
  const above = Object.values(texts).map((text, i) => (i === 0 ? text : `→ ${text}`));
  const shown = one ? `${title}\n\n${formatHead(first)}` : formatHeads(chosen, wording);
  return above.length === 0 ? shown : `${above.join('\n')}\n\n${shown}`;
}

function titleOf({ part, heads }: ShownPart): Sentence {
  const whole = {
    encoder: sentence('cli/encoder-heads')`Where the encoder's heads look in the source`,
    decoder: sentence('cli/decoder-heads')`Where the decoder's heads look in what is before`,
    cross: sentence('cli/cross-heads')`Where the decoder's heads look in the source`,
  }[part];
  if (heads.length > 1) return whole;
  const [{ layer, head }] = heads;
  return sentence('cli/head-of-layer')`${{ whole }}: layer ${{ layer }}, head ${{ head }}`;
}

function partAsJson({ part, rows, columns, heads }: ShownPart) {
  return {
    part,
    rows: rows.map(({ text }) => text),
    columns: columns.map(({ text }) => text),
    // Six digits are what single precision has.
    heads: heads.map((head) => ({
      ...head,
      shares: head.shares.map((row) => row.map((share) => Number(share.toPrecision(6)))),
    })),
  };
}

/** One head: a row for each unit that looks, and where it looks most. */
function formatHead({ rows, columns, heads: [{ shares }] }: ShownPart): string {
  return formatMatrix(
    rows.map(({ text: name }, t) => ({
      ...{ name, levels: shares[t] },
      remark: nameLargest(shares[t], columns, (share) => share.toFixed(2)),
    })),
  );
}

/** All heads, a row each: how far and how widely they look, and how much at which units. */
function formatHeads(parts: readonly ShownPart[], { term, text }: Wording): string {
  const write = (share: number | undefined): string => share?.toFixed(2) ?? '';
  const rows = parts.flatMap(({ part, heads }) =>
    heads.map(({ layer, head, entropyBits, distance, itself, previous, next, first }, i) => [
      i === 0 ? term(part) : '',
      `${layer}:${head}`,
      distance?.toFixed(1) ?? '',
      entropyBits.toFixed(2),
      ...[itself, previous, next, first].map(write),
    ]),
  );
  const head = [
    ...[term('part'), term('head'), term('units away'), term('entropy in bits')],
    ...[term('itself'), term('previous'), term('next'), term('first')],
  ];
  const note = sentence(
    'cli/heads-listed',
  )`means over the units; --layer and --head show where one head looks`;
  return `${formatTable(head, rows)}${text(note)}\n`;
}
