/** What reads and writes files by their paths, in Node: the exports of `malmoi/node`. */
export { textFile } from './corpus/node-text-file.ts';
export { readText } from './io/lines.ts';
export {
  checkWritable,
  readFileBytes,
  readModelFile,
  writeFileAtomic,
  writeFilesAtomic,
  writeModelFile,
} from './io/node.ts';
export { koreanAnalyzerPath } from './io/node-package-file.ts';
export { openNodeScratch } from './io/node-scratch.ts';
export { fileSource, inputSource } from './io/node-source.ts';
export { type RgbPicture, readPng, writePng } from './io/png.ts';
