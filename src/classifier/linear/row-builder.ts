import { growInt32, growUint32 } from '../../base/growing-arrays.ts';
import { placesOf } from '../../counts/feature-selection.ts';
import type { FeatureFinder, FeatureSource } from '../../counts/feature-source.ts';
import { type BinaryRows, countDocuments, type FeatureSets, joinColumns } from './binary-rows.ts';
import { createFeatureParts, joinFeatureParts, selectFeaturesOf } from './feature-parts.ts';
import { type LinearClassifierSettings, leastDocuments } from './linear-options.ts';

/** The features of a training's documents, and what finds them in texts. */
export interface TrainingRows {
  readonly source: FeatureFinder;
  readonly rows: BinaryRows;
}

/** Reads documents as sets of features, which it numbers as they come. */
export class RowBuilder {
  readonly #settings: LinearClassifierSettings;
  readonly #parts: readonly SetBuilder[];
  #labels: Int32Array = new Int32Array(16);
  #documents = 0;

  constructor(settings: LinearClassifierSettings) {
    this.#settings = settings;
    this.#parts = createFeatureParts(settings).map((source) => new SetBuilder(source));
  }

  /** Documents so far. */
  get documents(): number {
    return this.#documents;
  }

  /** Adds a document of a class. */
  add(text: string, label: number): void {
    for (const part of this.#parts) part.add(text);
    this.#labels = growInt32(this.#labels, this.#documents + 1);
    this.#labels[this.#documents++] = label;
  }

  /** Returns all rows, with the features of too few documents left out; nothing may be added afterwards. */
  finish(classes: number): TrainingRows {
    const least = leastDocuments(this.#settings, this.#documents);
    const parts = this.#parts.map((part) => part.finish(least, this.#settings));
    const labels = this.#labels.subarray(0, this.#documents);
    return {
      source: joinFeatureParts(parts.map(({ source }) => source)),
      rows: { ...joinColumns(parts.map(({ sets }) => sets)), labels, classes },
    };
  }
}

/** Reads documents as sets of one source's features. */
class SetBuilder {
  readonly #source: FeatureSource;
  #starts: Uint32Array = new Uint32Array(16);
  #features: Int32Array = new Int32Array(256);
  /** The last document, counted from 1, that each feature was seen in. */
  #seenIn: Uint32Array = new Uint32Array(256);
  #documents = 0;
  #length = 0;

  constructor(source: FeatureSource) {
    this.#source = source;
  }

  add(text: string): void {
    const source = this.#source;
    const found = source.learn(text);
    const document = ++this.#documents;
    this.#seenIn = growUint32(this.#seenIn, source.size);
    this.#features = growInt32(this.#features, this.#length + found);
    this.#starts = growUint32(this.#starts, document + 1);
    for (let i = 0; i < found; i++) {
      const feature = source.found[i];
      if (this.#seenIn[feature] === document) continue;
      this.#seenIn[feature] = document;
      this.#features[this.#length++] = feature;
    }
    this.#starts[document] = this.#length;
  }

  /** Returns the sets without the features of fewer than `least` documents, and a source that finds the others. */
  finish(
    least: number,
    settings: LinearClassifierSettings,
  ): { readonly source: FeatureSource; readonly sets: FeatureSets } {
    const source = this.#source;
    const sets = {
      starts: this.#starts.subarray(0, this.#documents + 1),
      features: this.#features.subarray(0, this.#length),
      columns: source.size,
    };
    if (least === 1) return { source, sets };
    const wanted = Uint8Array.from(countDocuments(sets), (count) => (count >= least ? 1 : 0));
    const subset = selectFeaturesOf(source, wanted, settings);
    if (subset === undefined) return { source, sets };
    const places = placesOf(subset.kept, source.size);
    return { source: subset.source, sets: keepColumns(sets, places, subset.kept.length) };
  }
}

/** Leaves out features and renumbers the others, in place. */
function keepColumns(sets: FeatureSets, places: Int32Array, columns: number): FeatureSets {
  const { starts, features } = sets;
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
  return { starts, features: features.subarray(0, length), columns };
}
