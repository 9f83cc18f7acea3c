// What the map worker says of the state, as signals.
import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type MapClient, startMapWorker } from '../../worker/map/map-client.ts';
import type { Answer, LineUp, OpenedTable, Plane } from '../../worker/map/protocol.ts';
import { tableAddress } from './table-address.ts';

/** Answers that are listed. */
export const NEAR = 8;

/** What is asked of the worker. */
export interface Question {
  readonly plane: Plane;
  readonly formula: string;
  readonly keepInputs: boolean;
  readonly row: readonly string[];
}

/** What came of it. */
export interface Findings {
  readonly question: Question;
  readonly points: Float32Array;
  readonly answer: Answer | undefined;
  readonly lineUp: LineUp | undefined;
}

/** A table of words as the picture sees it. */
export interface Session {
  readonly table: ReadonlySignal<OpenedTable | undefined>;
  /** The name of the reader's own file. */
  readonly ownName: ReadonlySignal<string | undefined>;
  /** What was found last. */
  readonly findings: ReadonlySignal<Findings | undefined>;
  readonly waits: ReadonlySignal<boolean>;
  /** Why the question has no answer: an error as data. */
  readonly problem: ReadonlySignal<unknown>;
  readonly openFiles: (files: readonly File[]) => void;
}

/** How long what is typed must rest before it is asked. */
const REST_MS = 200;

/** Follows the state with the map worker; where there is no page, nothing is asked. */
export function createSession(question: ReadonlySignal<Question>): Session {
  const table = signal<OpenedTable | undefined>(undefined);
  const ownName = signal<string | undefined>(undefined);
  const findings = signal<Findings | undefined>(undefined);
  const problem = signal<unknown>(undefined);
  /** The question whose answer, or error, is there. */
  const answered = signal('');
  const key = computed(() => JSON.stringify([question.value, ownName.value]));
  const waits = computed(() => answered.value !== key.value);

  if (typeof document !== 'undefined') {
    let client: MapClient | undefined;
    let opening: Promise<void> | undefined;
    let last: { plane: string; points: Float32Array } | undefined;
    const worker = (): MapClient => {
      client ??= startMapWorker();
      return client;
    };
    const open = async (source: Parameters<MapClient['call']>[1]): Promise<void> => {
      table.value = await worker().call('open', source as { address: string });
      last = undefined;
    };
    const project = async (plane: Plane): Promise<Float32Array> => {
      const name = JSON.stringify(plane);
      if (last?.plane !== name) {
        last = { plane: name, points: await worker().call('project', plane) };
      }
      return last.points;
    };
    const ask = async (wanted: Question, name: string): Promise<void> => {
      try {
        opening ??= open({ address: tableAddress() });
        await opening;
        const { plane, formula, keepInputs, row } = wanted;
        const points = await project(plane);
        const answer =
          formula.trim() === ''
            ? undefined
            : await worker().call('ask', { formula, keepInputs, plane, count: NEAR });
        const lineUp = row.length < 2 ? undefined : await worker().call('lineUp', row);
        if (key.peek() !== name) return;
        batch(() => {
          findings.value = { question: wanted, points, answer, lineUp };
          problem.value = undefined;
          answered.value = name;
        });
      } catch (error) {
        if (key.peek() !== name) return;
        batch(() => {
          problem.value = error;
          answered.value = name;
        });
      }
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    let first = true;
    effect(() => {
      const [name, wanted] = [key.value, question.peek()];
      clearTimeout(timer);
      // The address is read in this turn; what is typed is asked when it rests.
      timer = setTimeout(() => ask(wanted, name), first ? 0 : REST_MS);
      first = false;
    });
    return {
      ...{ table, ownName, findings, waits, problem },
      openFiles: (files) => {
        opening = open({ files } as never);
        opening.catch(() => {});
        ownName.value = files.map(({ name }) => name).join(', ');
      },
    };
  }
  return { table, ownName, findings, waits, problem, openFiles: () => {} };
}
