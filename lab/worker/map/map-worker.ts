/// <reference lib="webworker" />
import { errorToData } from 'malmoi/messages';
import { readVectors, type WordVectors } from 'malmoi/vectors';
import { answerFormula, lineUpWords } from './answer-words.ts';
import type { MapCalls, MapReply, MapRequest, OpenedTable, TableSource } from './protocol.ts';
import { placeSum, placeWords } from './words-on-plane.ts';

declare const self: DedicatedWorkerGlobalScope;

/** The most words of a table: as many as the map draws. */
const MOST_WORDS = 100_000;

let table: WordVectors | undefined;

function opened(): WordVectors {
  if (table === undefined) throw new Error('No table is open.');
  return table;
}

async function readTable(source: TableSource): Promise<WordVectors> {
  const limit = MOST_WORDS + 1;
  if ('address' in source) {
    const answer = await fetch(source.address);
    return (await readVectors(new Uint8Array(await answer.arrayBuffer()), { limit })).vectors;
  }
  const words = source.files.find(({ name }) => /metadata/i.test(name));
  const numbers = source.files.find((file) => file !== words) ?? source.files[0];
  if (numbers === undefined) throw new Error('No file was given.');
  const options = {
    limit,
    ...(words !== undefined && { openMetadata: async () => ({ name: words.name, bytes: words }) }),
  };
  return (await readVectors(numbers, options)).vectors;
}

async function open(source: TableSource): Promise<OpenedTable> {
  const read = await readTable(source);
  const isCut = read.size > MOST_WORDS;
  table = read.first(MOST_WORDS);
  const words = Array.from({ length: table.size }, (_, id) => read.words.word(id));
  return { words, dimensions: table.dimensions, isCut };
}

async function answer(request: MapRequest): Promise<MapCalls[keyof MapCalls]['output']> {
  const { call } = request;
  switch (call) {
    case 'open':
      return open(request.input as TableSource);
    case 'project':
      return placeWords(opened(), request.input as MapCalls['project']['input']);
    case 'ask': {
      const { plane, ...query } = request.input as MapCalls['ask']['input'];
      const { sum, ...found } = answerFormula(opened(), query);
      return { ...found, place: placeSum(opened(), plane, sum) };
    }
    case 'lineUp':
      return lineUpWords(opened(), request.input as MapCalls['lineUp']['input']);
  }
}

/** One call after the other: each sees the table that the one before left. */
let last: Promise<unknown> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<MapRequest>) => {
  const { id } = data;
  last = last.then(async () => {
    let reply: MapReply;
    try {
      reply = { id, output: await answer(data) };
    } catch (error) {
      reply = { id, error: errorToData(error as Parameters<typeof errorToData>[0]) };
    }
    self.postMessage(reply);
  });
};
