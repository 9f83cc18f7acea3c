import { createRandom } from 'malmoi';
import { drawSentence } from '../../texts/korean-english.ts';

/** Draws a Korean sentence of our small language: another one each time. */
export function drawSource(): string {
  return drawSentence(createRandom(Math.floor(Math.random() * 2 ** 31), 'sentence')).source;
}
