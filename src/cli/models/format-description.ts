import { sentence } from '../../base/sentence.ts';
import type { ClassTopFeatures, TopFeature } from '../../classifier/index.ts';
import type { ModelDescription } from '../../models/index.ts';
import { formatTable } from '../terminal/table.ts';
import type { Wording } from '../terminal/wording.ts';
import { MOST_COLUMNS } from './many-classes.ts';

/** The most characters of a value that a table shows. */
const LONGEST_VALUE = 100;

/** How many features of each class are listed. */
const TOP = 10;

/** A model's description as tables. */
export function formatDescription(
  path: string,
  description: ModelDescription,
  wording: Wording,
): string {
  const { term } = wording;
  const { fileKind, details, metadata, tensors } = description;
  const { topFeatures = [], labels: _, ...facts } = details;
  const rows = Object.entries({ ...facts, ...metadata }).map(([name, value]) => {
    const text = JSON.stringify(value);
    const shown = text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
    return [name, shown];
  });
  const arrays = tensors.map(({ name, type, shape, bytes }) => [
    name,
    type,
    shape.join(' × '),
    `${(bytes / 1e6).toFixed(1)} MB`,
  ]);
  const tables = `${formatTable([term('option'), term('value')], rows)}\n${formatTable([term('tensor'), term('type'), term('shape'), term('size')], arrays)}`;
  const top = topFeatures.map(({ label, features }) => ({
    label,
    features: features.slice(0, TOP),
  }));
  return `${path}: ${fileKind}\n\n${tables}${formatTop(top, wording)}`;
}

/** How many are listed where a class has a line and not a column. */
const LINE_TOP = 3;

/** The features of each class in a column of its own; of very many classes in a line. */
function formatTop(top: readonly ClassTopFeatures[], wording: Wording): string {
  if (top.length === 0) return '';
  const table =
    top.length <= MOST_COLUMNS ? formatColumns(top, wording) : formatLines(top, wording);
  const note = sentence(
    'cli/nats-of-features',
  )`numbers: nats that one occurrence adds to the class above the mean of the others`;
  return `\n${table}\n${wording.text(note)}\n`;
}

function formatLines(top: readonly ClassTopFeatures[], { term }: Wording): string {
  const rows = top.map(({ label, features }) => [
    label,
    features.slice(0, LINE_TOP).map(formatFeature).join(', '),
  ]);
  return formatTable([term('class'), term('speaks for it')], rows);
}

function formatFeature({ feature, pull }: TopFeature): string {
  return `${JSON.stringify(feature)} ${pull.toFixed(2)}`;
}

function formatColumns(top: readonly ClassTopFeatures[], { text }: Wording): string {
  const longest = Math.max(...top.map(({ features }) => features.length));
  const rows = Array.from({ length: longest }, (_, i) =>
    top.map(({ features }) => {
      const one = features[i];
      return one === undefined ? '' : formatFeature(one);
    }),
  );
  const head = top.map(({ label }) => text(sentence('cli/speaks-for')`speaks for ${{ label }}`));
  return formatTable(head, rows);
}
