/**
 * What each job of the lab worker computes, and what one may look at while it does: the words of the protocol.
 */

/** A language model to train: everything that its weights depend on. */
export interface LanguageModelSpec {
  readonly text: string;
  readonly units: 'code-points' | 'graphemes' | 'jamo';
  readonly cell: 'rnn' | 'lstm' | 'gru';
  readonly hiddenSize: number;
  readonly steps: number;
  readonly seed: number;
}

/** A text to be drawn from a language model, unit by unit. */
export interface DrawLook {
  readonly what: 'draw';
  /** After this step of the training: the step that it holds at, or one that was drawn from before. */
  readonly step: number;
  readonly prompt: string;
  readonly length: number;
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly seed: number;
}

/** What was drawn, and what the model expected at each unit. */
export interface Drawn {
  readonly step: number;
  readonly ids: Int32Array;
  /** [length, units]: a logit for each unit that could have been drawn. */
  readonly logits: Float32Array;
}

/** The same text once more, by the library's own `generateText`, and what its model expects when it reads it again. */
export interface RereadLook extends Omit<DrawLook, 'what'> {
  readonly what: 'reread';
  /** The unit whose candidates are wanted, and how many of them. */
  readonly place: number;
  readonly bars: number;
}
export interface Reread {
  readonly ids: readonly number[];
  /** Of each unit, in bits. */
  readonly surprise: readonly number[];
  /** Of the likeliest units at the place: logit, probability, and what it is drawn by. */
  readonly next: readonly (readonly [number, number, number])[];
}

/** The losses of all steps that are done. */
export interface LossesLook {
  readonly what: 'losses';
}

/** The text of each unit, by its number. */
export interface UnitsLook {
  readonly what: 'units';
}

/** The model as it is now, as the bytes of its file, and their SHA-256. */
export interface ModelLook {
  readonly what: 'model';
}
export interface ModelFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly hash: string;
}

/** Reads a text with a trained model, and keeps what its units did. */
export interface TraceLook {
  readonly what: 'trace';
  readonly text: string;
  /** Signals that are kept; default all of the cell's. */
  readonly signals?: readonly ('h' | 'c')[];
  /** Places from, and to but not with, that the reader selected. */
  readonly span?: readonly [number, number];
}
export interface ModelTrace {
  readonly cell: string;
  /** Of the GRU: the course's `reset-before`, or PyTorch's `reset-after`, whose z is the share of the old. */
  readonly form: string;
  readonly tokens: readonly string[];
  /** Of each token, in bits; NaN for the first. */
  readonly surprise: Float32Array;
  readonly activations: readonly {
    readonly layer: number;
    readonly signal: string;
    /** What values it takes: −1 to 1, 0 to 1, or any. */
    readonly range: string;
    readonly units: number;
    /** [tokens, units] */
    readonly values: Float32Array;
  }[];
  /** What the text does at each token, as whole numbers; the selected span is the last. */
  readonly features: readonly { readonly name: string; readonly values: Uint8Array }[];
  /** For each of them, the units that follow it most closely. */
  readonly ranked: readonly {
    readonly feature: string;
    readonly entropyBits: number;
    readonly units: readonly {
      readonly layer: number;
      readonly signal: string;
      readonly unit: number;
      readonly bits: number;
    }[];
  }[];
}

/** What a model is, in short. */
export interface CardLook {
  readonly what: 'card';
}
export interface ModelCard {
  readonly cell: string;
  readonly hiddenSize: number;
  readonly units: string;
  readonly parameters: number;
}

/** One of chapter 9's networks to train. */
export interface ShapeSpec {
  readonly task: 'pressure' | 'caption' | 'review' | 'date' | 'spacing';
}
/** The weights, in the library's order, as they are kept. */
export interface WeightsLook {
  readonly what: 'weights';
}
export type ShapeWeights = readonly Int16Array<ArrayBuffer>[];

/** A translator of our small language to train: everything that its weights depend on. */
export interface TranslatorSpec {
  readonly attention: 'on' | 'off';
  /** Sentences that are drawn to learn from. */
  readonly pairs: number;
  readonly epochs: number;
  readonly seed: number;
}

/** Three language models on one text, alike but for their cells. */
export interface RaceSpec {
  readonly text: string;
  /** All have the same hidden size, or about as many weights as the LSTM of this size. */
  readonly budget: 'units' | 'weights';
  readonly hiddenSize: number;
  readonly steps: number;
  readonly seed: number;
}

/** How far each has come, and at what cost. */
export interface RaceLook {
  readonly what: 'race';
  /** The losses from this step on, counted from 0. */
  readonly from: number;
}
export interface Racer {
  readonly cell: 'rnn' | 'lstm' | 'gru';
  readonly hiddenSize: number;
  /** Characters that it tells apart. */
  readonly units: number;
  readonly parameters: number;
  readonly losses: readonly number[];
  /** That its own steps took. */
  readonly milliseconds: number;
}

/** One of the models as it is now. */
export interface RacerLook {
  readonly what: 'racer';
  readonly cell: Racer['cell'];
}

/** How far back the gradient of the last step's loss comes in an RNN, an LSTM and a GRU with random weights. */
export interface FlowLook {
  readonly what: 'flow';
  readonly steps: number;
  /** What the recurrent weights are multiplied by. */
  readonly gain: number;
  /** The largest norm of the weights' gradient; 0: not clipped. */
  readonly clip: number;
  readonly seed: number;
  /** By the plain equations in double precision, in place of the tape. */
  readonly plain: boolean;
}
export interface CellFlow {
  readonly cell: string;
  /** ‖∂L/∂state‖ for t = 0 to T. */
  readonly norms: readonly number[];
  /** Of the weights' gradient, before clipping and after it. The plain equations leave them out. */
  readonly weights: readonly [number, number] | undefined;
}

/** How far back the gradient of the last letter's loss comes in each model, whole and cut. */
export interface TextFlowLook {
  readonly what: 'text-flow';
  readonly text: string;
  /** Steps that the cut one goes back. */
  readonly chunk: number;
  readonly plain: boolean;
}
export interface TextFlow {
  readonly cell: string;
  readonly hiddenSize: number;
  readonly tokens: readonly string[];
  /** ‖∂L/∂state‖ for t = 0 to T, the number of letters before the last. */
  readonly whole: readonly number[];
  readonly cut: readonly number[];
  /** Norms of the weights' gradient: whole, and cut. The plain equations leave them out. */
  readonly weights: readonly [number, number] | undefined;
}

/** What one prediction of each model depends on. */
export interface HeardLook {
  readonly what: 'heard';
  readonly text: string;
  /** Which unit of the text is predicted, from 0; one that the text does not have becomes the nearest. */
  readonly position: number;
  readonly plain: boolean;
}
export interface Heard {
  readonly cell: string;
  readonly hiddenSize: number;
  /** The whole text; as many as there are norms were read. */
  readonly tokens: readonly string[];
  /** What is predicted, and how probable the model finds it. */
  readonly target: string;
  readonly probability: number;
  /** ‖∂ ln P / ∂x‖ of each token. */
  readonly norms: readonly number[];
}

/** Word vectors to train: everything that they depend on. */
export interface Word2VecSpec {
  readonly text: string;
  /** Words as they stand, or Korean words without their endings. */
  readonly units: 'words' | 'stems';
  readonly window: number;
  readonly dimensions: number;
  readonly negatives: number;
  /** Vectors for n-grams of jamo, too: then words that the text does not have get one. */
  readonly subwords: boolean;
  readonly seed: number;
}

/** The words on the map. */
export interface WordsLook {
  readonly what: 'words';
}
export interface WordsFound {
  readonly words: readonly string[];
  /** How often the text has each. */
  readonly counts: readonly number[];
}

/** The map after each step from one on, as far as the training has come. */
export interface MapsLook {
  readonly what: 'maps';
  readonly from: number;
}
export interface WordMap {
  readonly step: number;
  /** Words read so far. */
  readonly read: number;
  /** x and y of each word: its direction along the two main axes, turned to the map before. */
  readonly points: Float64Array;
  /** FNV-1a of the bytes of the vectors on the map. */
  readonly hash: number;
  /** The loss of held-out words after each whole pass. */
  readonly losses: readonly number[];
}

/** The nearest words on the map after a step. */
export interface NeighborsLook {
  readonly what: 'neighbors';
  readonly step: number;
  readonly probes: readonly string[];
  readonly count: number;
}
export interface Neighbors {
  readonly probe: string;
  /** None for a word that has none at this step. */
  readonly vector: Float32Array | undefined;
  readonly near: readonly Neighbor[];
}
export interface Neighbor {
  /** Number on the map. */
  readonly id: number;
  readonly cosine: number;
  readonly vector: Float32Array;
}

/** What a job needs, and what one may look at while it trains: a look changes nothing of what is trained. */
export interface Jobs {
  readonly 'language-model': {
    readonly spec: LanguageModelSpec;
    readonly looks: readonly [
      { readonly at: DrawLook; readonly found: Drawn },
      { readonly at: RereadLook; readonly found: Reread },
      { readonly at: LossesLook; readonly found: readonly number[] },
      { readonly at: UnitsLook; readonly found: readonly string[] },
      { readonly at: ModelLook; readonly found: ModelFile },
    ];
  };
  /** A model whose training is over. */
  readonly 'trained-model': {
    readonly spec: { readonly bytes: Uint8Array<ArrayBuffer> };
    readonly looks: readonly [
      { readonly at: TraceLook; readonly found: ModelTrace },
      { readonly at: CardLook; readonly found: ModelCard },
    ];
  };
  readonly shapes: {
    readonly spec: ShapeSpec;
    readonly looks: readonly [{ readonly at: WeightsLook; readonly found: ShapeWeights }];
  };
  readonly translator: {
    readonly spec: TranslatorSpec;
    readonly looks: readonly [{ readonly at: ModelLook; readonly found: ModelFile }];
  };
  readonly race: {
    readonly spec: RaceSpec;
    readonly looks: readonly [
      { readonly at: RaceLook; readonly found: readonly Racer[] },
      { readonly at: RacerLook; readonly found: ModelFile },
    ];
  };
  /** Gradients: through cells with random weights, and through models whose files these are. */
  readonly gradients: {
    readonly spec: { readonly files: readonly Uint8Array<ArrayBuffer>[] };
    readonly looks: readonly [
      { readonly at: FlowLook; readonly found: readonly CellFlow[] },
      { readonly at: HeardLook; readonly found: readonly Heard[] },
      { readonly at: TextFlowLook; readonly found: readonly TextFlow[] },
    ];
  };
  readonly word2vec: {
    readonly spec: Word2VecSpec;
    readonly looks: readonly [
      { readonly at: WordsLook; readonly found: WordsFound },
      { readonly at: MapsLook; readonly found: readonly WordMap[] },
      { readonly at: NeighborsLook; readonly found: readonly Neighbors[] },
    ];
  };
}
export type JobName = keyof Jobs;
export type Look<J extends JobName = JobName> = Jobs[J]['looks'][number]['at'];
/** What comes of a look of the type `L`. */
export type Found<J extends JobName, L extends Look<J>> = Extract<
  Jobs[J]['looks'][number],
  { readonly at: L }
>['found'];
