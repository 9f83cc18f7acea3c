import { growInt32, growUint32 } from '../../base/growing-arrays.ts';
import { placesOf } from '../../counts/feature-selection.ts';
import type { FeatureSource } from '../../counts/feature-source.ts';
import { NgramVocabulary } from '../../counts/ngram-vocabulary.ts';
import { createFeatureSource } from '../feature-source.ts';
import { type BinaryRows, countDocuments } from './binary-rows.ts';
import { type LinearClassifierSettings, leastDocuments } from './linear-options.ts';

/** The features of a training's documents, and what finds them in texts. */
export interface TrainingRows {
  readonly source: FeatureSource;
  readonly rows: BinaryRows;
}

/** Reads documents as sets of features, which it numbers as they come. */
export class RowBuilder {
  readonly #settings: LinearClassifierSettings;
  readonly #source: FeatureSource;
  #starts: Uint32Array = new Uint32Array(16);
  #features: Int32Array = new Int32Array(256);
  #labels: Int32Array = new Int32Array(16);
  /** The last document, counted from 1, that each feature was seen in. */
  #seenIn: Uint32Array = new Uint32Array(256);
  #documents = 0;
  #length = 0;

  constructor(settings: LinearClassifierSettings) {
    this.#settings = settings;
    this.#source = createFeatureSource(settings);
  }

  /** Documents so far. */
  get documents(): number {
    return this.#documents;
  }

  /** Adds a document of a class. */
  add(text: string, label: number): void {
    const source = this.#source;
    const found = source.learn(text);
    const document = ++this.#documents;
    this.#seenIn = growUint32(this.#seenIn, source.size);
    this.#features = growInt32(this.#features, this.#length + found);
    this.#starts = growUint32(this.#starts, document + 1);
    this.#labels = growInt32(this.#labels, document);
    for (let i = 0; i < found; i++) {
      const feature = source.found[i];
      if (this.#seenIn[feature] === document) continue;
      this.#seenIn[feature] = document;
      this.#features[this.#length++] = feature;
    }
    this.#starts[document] = this.#length;
    this.#labels[document - 1] = label;
  }

  /** Returns all rows, with the features of too few documents left out; nothing may be added afterwards. */
  finish(classes: number): TrainingRows {
    const source = this.#source;
    const documents = this.#documents;
    const all = {
      starts: this.#starts.subarray(0, documents + 1),
      features: this.#features.subarray(0, this.#length),
      columns: source.size,
      labels: this.#labels.subarray(0, documents),
      classes,
    };
    const least = leastDocuments(this.#settings, documents);
    if (least === 1 || !(source instanceof NgramVocabulary)) return { source, rows: all };
    const wanted = Uint8Array.from(countDocuments(all), (count) => (count >= least ? 1 : 0));
    const { vocabulary, kept } = source.only(wanted);
    return { source: vocabulary, rows: keepColumns(all, placesOf(kept, source.size), kept.length) };
  }
}

/** Leaves out features and renumbers the others, in place. */
function keepColumns(rows: BinaryRows, places: Int32Array, columns: number): BinaryRows {
  const { starts, features } = rows;
  let length = 0;
  let begin = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    const end = starts[row + 1];
    for (let i = begin; i < end; i++) {
      const place = places[features[i]];
      if (place >= 0) features[length++] = place;
    }
    begin = end;
    starts[row + 1] = length;
  }
  return { ...rows, features: features.subarray(0, length), columns };
}
