import { handleOf, InterruptedError, MalmoiError } from 'malmoi';
import type { Engine } from 'malmoi/engine';
import { encodeModel } from 'malmoi/io';
import { formatError, translatePhase } from 'malmoi/messages';
import { type AnyModelHandle, openModel } from 'malmoi/models';
import {
  type WordVectors,
  writeFastTextVec,
  writeProjectorVectors,
  writeWord2vecBinary,
} from 'malmoi/vectors';
import { joinPieces } from '../join-pieces.ts';
import { ask } from './ask.ts';
import { bytesOf, describeModel, vectorsOf } from './model-card.ts';
import { openData, sniff, withFormatName } from './open-file.ts';
import type {
  Answers,
  Call,
  FromWorkbench,
  OpenedModel,
  SaveAs,
  ToWorkbench,
  Trained,
  TrainingOrder,
  TrainingProgress,
} from './protocol.ts';
import { TRAININGS } from './trainings/index.ts';

/** Milliseconds between two reports of progress. */
const REPORT_EVERY = 100;

/** How word vectors are written in the formats of other tools. */
const VECTOR_WRITERS: Readonly<
  Record<Exclude<SaveAs, 'malmoi'>, (vectors: WordVectors) => AsyncIterable<Uint8Array>>
> = { vec: writeFastTextVec, bin: writeWord2vecBinary, tsv: writeProjectorVectors };

/** What the worker lends to the workbench: its engine, and the way to the page. */
export interface Surroundings {
  openEngine(): Promise<Engine>;
  send(message: FromWorkbench, transfer?: Transferable[]): void;
}

/** The workbench in the worker: one file of data, one open model, one training at a time. */
export class WorkbenchSession {
  readonly #surroundings: Surroundings;
  /** The file of data that was opened last. */
  #file: File | undefined;
  #model: AnyModelHandle | undefined;
  #training: AbortController | undefined;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Answers a call of the page, an error by one sentence in the reader's language. */
  async answer(message: ToWorkbench): Promise<void> {
    if (message.call === 'stop') return this.#training?.abort();
    const { send } = this.#surroundings;
    const { id, language } = message;
    const report = ({ phase, ...rest }: TrainingProgress): void => {
      const progress = { ...rest, phase: translatePhase(phase, language) };
      send({ kind: 'progress', id, progress });
    };
    try {
      const result = await this.#resultOf(message, report);
      send({ kind: 'result', id, result }, result instanceof Uint8Array ? [result.buffer] : []);
    } catch (error) {
      const sentence = error instanceof MalmoiError ? formatError(error, language) : String(error);
      send({ kind: 'failure', id, sentence });
    }
  }

  #resultOf(
    call: Call,
    report: (progress: TrainingProgress) => void,
  ): Promise<Answers[keyof Answers]> {
    switch (call.call) {
      case 'open':
        return this.#open(call.file);
      case 'train':
        return this.#train(call.order, report);
      case 'ask':
        return ask(this.#expectModel(), call.question);
      case 'save':
        return this.#save(call.as);
    }
  }

  async #open(given: File): Promise<Answers['open']> {
    const nature = await sniff(given);
    if (nature === 'model') {
      return this.#place(await openModel(given, { engine: await this.#surroundings.openEngine() }));
    }
    const file = withFormatName(given, nature);
    const found = await openData(file, nature);
    this.#file = file;
    return found;
  }

  async #train(
    order: TrainingOrder,
    report: (progress: TrainingProgress) => void,
  ): Promise<Trained> {
    const file = this.#file;
    if (file === undefined) throw new TypeError('There is no data to train on.');
    const started = performance.now();
    const training = new AbortController();
    // A stop may come while the engine is still being opened.
    this.#training = training;
    const engine = await this.#surroundings.openEngine();
    let left: Parameters<typeof encodeModel>[0] | undefined;
    let last = 0;
    let phase = '';
    const ears = {
      signal: training.signal,
      onProgress: (progress: { phase: string; done: number; total?: number }) => {
        phase = progress.phase;
        if (performance.now() - last < REPORT_EVERY) return;
        last = performance.now();
        const { done, total = 0 } = progress;
        report({ phase, ...(total > 0 && { share: done / total }) });
      },
      onPoint: (point: NonNullable<TrainingProgress['point']>) => report({ phase, point }),
      onCheckpoint: async (state: Parameters<typeof encodeModel>[0]) => {
        left = state;
      },
    };
    const trained = async (handle: AnyModelHandle, stopped: boolean): Promise<Trained> => ({
      ...{ what: 'trained', stopped, seconds: (performance.now() - started) / 1000 },
      model: await this.#place(handle),
    });
    try {
      const { model, heldOut } = await TRAININGS[order.recipe](engine, { ...order, file }, ears);
      return { ...(await trained(handleOf(model), false)), ...(heldOut && { heldOut }) };
    } catch (error) {
      if (!(error instanceof InterruptedError) || left === undefined) throw error;
      // What a stopped training leaves opens with its best weights.
      return trained(await openModel(joinPieces(encodeModel(left)), { engine }), true);
    } finally {
      this.#training = undefined;
    }
  }

  /** Puts a model on the bench in place of the one before. */
  #place(handle: AnyModelHandle): Promise<OpenedModel> {
    this.#model?.dispose();
    this.#model = handle;
    return describeModel(handle);
  }

  async #save(as: SaveAs): Promise<Uint8Array<ArrayBuffer>> {
    const handle = this.#expectModel();
    if (as === 'malmoi') return bytesOf(handle);
    const vectors = vectorsOf(handle);
    if (vectors === undefined) throw new TypeError('The model has no word vectors.');
    const pieces: Uint8Array[] = [];
    // A writer may use the same memory again.
    for await (const piece of VECTOR_WRITERS[as](vectors)) pieces.push(piece.slice());
    return joinPieces(pieces);
  }

  #expectModel(): AnyModelHandle {
    if (this.#model === undefined) throw new TypeError('No model is open.');
    return this.#model;
  }
}
