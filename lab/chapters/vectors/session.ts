// What the map worker says of the state, as signals.
import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type MapClient, startMapWorker } from '../../worker/map/map-client.ts';
import type { Answer, LineUp, OpenedTable, Plane } from '../../worker/map/protocol.ts';
import type { TableName } from './state.ts';
import { tableAddress } from './table-address.ts';

/** Answers that are listed. */
export const NEAR = 8;

/** What is asked of the worker. */
export interface Question {
  /** The table that ships; the reader's own file stands in its place. */
  readonly table: TableName;
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
  /** Takes a table that ships again. */
  readonly closeFiles: () => void;
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
  /** How often files were opened: others may have the same names. */
  const filesOpened = signal(0);
  const key = computed(() => JSON.stringify([question.value, ownName.value && filesOpened.value]));
  const waits = computed(() => answered.value !== key.value);

  if (typeof document !== 'undefined') {
    let client: MapClient | undefined;
    /** The table that is open or being opened, by its name. */
    let opened: { readonly name: string; readonly table: Promise<OpenedTable> } | undefined;
    let own: readonly File[] | undefined;
    let last: { readonly name: string; readonly points: Float32Array } | undefined;
    const worker = (): MapClient => {
      client ??= startMapWorker();
      return client;
    };
    const openFor = ({ table: shipped }: Question): Promise<OpenedTable> => {
      const name = own === undefined ? shipped : `files ${filesOpened.peek()}`;
      if (opened?.name !== name) {
        const source = own === undefined ? { address: tableAddress(shipped) } : { files: own };
        opened = { name, table: worker().call('open', source) };
        last = undefined;
      }
      return opened.table;
    };
    const project = async (plane: Plane): Promise<Float32Array> => {
      const name = JSON.stringify([opened?.name, plane]);
      if (last?.name !== name) {
        last = { name, points: await worker().call('project', plane) };
      }
      return last.points;
    };
    const find = async (wanted: Question): Promise<Findings> => {
      const { plane, formula, keepInputs, row } = wanted;
      const points = await project(plane);
      const answer =
        formula.trim() === ''
          ? undefined
          : await worker().call('ask', { formula, keepInputs, plane, count: NEAR });
      const lineUp = row.length < 2 ? undefined : await worker().call('lineUp', row);
      return { question: wanted, points, answer, lineUp };
    };
    /** What is seen of a table that lacks a word of the question: all words. */
    const overlook = async (wanted: Question): Promise<Findings> => {
      const question: Question = { ...wanted, plane: { by: 'pca' }, formula: '', row: [] };
      const points = await project(question.plane);
      return { question, points, answer: undefined, lineUp: undefined };
    };
    const ask = async (wanted: Question, name: string): Promise<void> => {
      const show = (found: readonly [OpenedTable, Findings] | undefined, error?: unknown): void => {
        if (key.peek() !== name) return;
        batch(() => {
          if (found !== undefined) [table.value, findings.value] = found;
          problem.value = error;
          answered.value = name;
        });
      };
      try {
        const now = await openFor(wanted);
        try {
          show([now, await find(wanted)]);
        } catch (error) {
          show([now, await overlook(wanted)], error);
        }
      } catch (error) {
        show(undefined, error);
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
        own = files;
        filesOpened.value += 1;
        ownName.value = files.map(({ name }) => name).join(', ');
      },
      closeFiles: () => {
        own = undefined;
        ownName.value = undefined;
      },
    };
  }
  const nothing = (): void => {};
  return {
    ...{ table, ownName, findings, waits, problem },
    ...{ openFiles: nothing, closeFiles: nothing },
  };
}
