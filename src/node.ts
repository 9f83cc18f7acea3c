/** What reads and writes files by their paths, in Node: the exports of `malmoi/node`. */
export {
  checkWritable,
  type InputSource,
  openInput,
  readFileBytes,
  readModelFile,
  readText,
  writeFileAtomic,
  writeModelFile,
} from './io/node.ts';
export { readCsvRows } from './io/node-csv.ts';
export { openNodeScratch } from './io/node-scratch.ts';
