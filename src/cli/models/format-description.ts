import type { ClassTopFeatures, TopFeature } from '../../classifier/index.ts';
import type { ModelDescription } from '../../models/index.ts';
import { formatTable } from '../terminal/table.ts';
import { MOST_COLUMNS } from './many-classes.ts';

/** The most characters of a value that a table shows. */
const LONGEST_VALUE = 100;

/** How many features of each class are listed. */
const TOP = 10;

/** A model's description as tables. */
export function formatDescription(path: string, description: ModelDescription): string {
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
  const tables = `${formatTable(['option', 'value'], rows)}\n${formatTable(['tensor', 'type', 'shape', 'size'], arrays)}`;
  const top = topFeatures.map(({ label, features }) => ({
    label,
    features: features.slice(0, TOP),
  }));
  return `${path}: ${fileKind}\n\n${tables}${formatTop(top)}`;
}

/** How many are listed where a class has a line and not a column. */
const LINE_TOP = 3;

/** The features of each class in a column of its own; of very many classes in a line. */
function formatTop(top: readonly ClassTopFeatures[]): string {
  if (top.length === 0) return '';
  return `\n${top.length <= MOST_COLUMNS ? formatColumns(top) : formatLines(top)}\nnumbers: nats that one occurrence adds to the class above the mean of the others\n`;
}

function formatLines(top: readonly ClassTopFeatures[]): string {
  const rows = top.map(({ label, features }) => [
    label,
    features.slice(0, LINE_TOP).map(formatFeature).join(', '),
  ]);
  return formatTable(['class', 'speaks for it'], rows);
}

function formatFeature({ feature, pull }: TopFeature): string {
  return `${JSON.stringify(feature)} ${pull.toFixed(2)}`;
}

function formatColumns(top: readonly ClassTopFeatures[]): string {
  const longest = Math.max(...top.map(({ features }) => features.length));
  const rows = Array.from({ length: longest }, (_, i) =>
    top.map(({ features }) => {
      const one = features[i];
      return one === undefined ? '' : formatFeature(one);
    }),
  );
  const head = top.map(({ label }) => `speaks for ${label}`);
  return formatTable(head, rows);
}
