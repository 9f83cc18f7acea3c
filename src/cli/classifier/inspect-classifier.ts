import type { ClassTopFeatures, TopFeature } from '../../classifier/index.ts';
import { describeState, formatDescription } from '../models/describe-state.ts';
import { refuseTexts } from '../models/refuse-texts.ts';
import type { InspectOptions, ModelRequest } from '../models/requests.ts';
import { formatTable } from '../terminal/table.ts';
import { loadClassifier } from './load-classifier.ts';
import { MOST_COLUMNS } from './many-classes.ts';

/** Shows a classifier, and the features that did most for each class in its training documents. */
export async function inspectClassifier(request: ModelRequest<InspectOptions>): Promise<string> {
  refuseTexts(request);
  const { path, state, options } = request;
  const top = loadClassifier(state, path).topFeatures(options.json ? JSON_TOP : TABLE_TOP);
  return options.json
    ? `${JSON.stringify({ ...describeState(state), ...(top && { topFeatures: top }) })}\n`
    : formatDescription(path, state) + formatTop(top ?? []);
}

/** How many features of each class are listed, for people and for machines. */
const TABLE_TOP = 10;
const JSON_TOP = 100;

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
