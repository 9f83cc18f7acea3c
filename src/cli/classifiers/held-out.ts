import type { Classifier, LabeledTexts } from '../../classifier/index.ts';

/** One of so many documents is held out. */
const EVERY = 20;
/** The most documents that are held out: they tell an accuracy to about a hundredth. */
const MOST = 2000;

/** Documents that are held out of a training: every twentieth, up to 2,000. */
export class HeldOutDocuments {
  readonly #texts: string[] = [];
  readonly #labels: (readonly string[])[] = [];
  #read = 0;

  /** Passes documents on, but for those that are held out. */
  async *holdOut(
    documents: AsyncIterable<LabeledTexts> | Iterable<LabeledTexts>,
  ): AsyncGenerator<LabeledTexts> {
    for await (const batch of documents) {
      const kept = [...batch.texts.keys()].filter((i) => !this.#takes(batch, i));
      if (kept.length > 0) yield pick(batch, kept);
    }
  }

  /** Computes the share of the held-out documents whose most probable class is a label of theirs. */
  measure(classifier: Classifier): { readonly documents: number; readonly accuracy: number } {
    const documents = this.#texts.length;
    const predicted = classifier.predictProba(this.#texts);
    const right = predicted.filter(({ label }, i) => this.#labels[i].includes(label));
    return { documents, accuracy: right.length / documents };
  }

  #takes({ texts, labels, labelSets }: LabeledTexts, i: number): boolean {
    this.#read++;
    if (this.#read % EVERY !== 0 || this.#texts.length === MOST) return false;
    this.#texts.push(texts[i]);
    this.#labels.push(labelSets?.[i] ?? [labels[i]]);
    return true;
  }
}

/** Returns some of the documents of a batch. */
function pick(
  { texts, labels, labelSets, weights }: LabeledTexts,
  kept: readonly number[],
): LabeledTexts {
  return {
    texts: kept.map((i) => texts[i]),
    labels: kept.map((i) => labels[i]),
    ...(labelSets && { labelSets: kept.map((i) => labelSets[i]) }),
    ...(weights && { weights: kept.map((i) => weights[i]) }),
  };
}
