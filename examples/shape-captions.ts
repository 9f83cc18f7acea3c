// The course's shape "one to many": a picture in, a sentence out. The pictures are small shapes that are drawn here; a
// network reads one as a single input and then writes its caption word by word, with zeros as the inputs after the first,
// and looks at the places of the picture before each word.
// 수업의 일대다 구조: 그림 하나를 받아 문장을 씁니다. 그림은 여기서 그린 작은 도형입니다. 신경망은 그림을 입력 하나로 읽고 캡션을 한
// 단어씩 씁니다. 첫 입력 다음의 입력은 0이고, 단어마다 그림의 위치를 봅니다.
//
// Run: npm run build, then node dist/examples/shape-captions.js
import { pathToFileURL } from 'node:url';
import {
  createCaptioner,
  createEngine,
  createShapePictures,
  describePictures,
  trainCaptioner,
} from 'malmoi';

/** A caption as it was written, and the right one. */
interface Captioned {
  readonly found: string;
  readonly right: string;
}

/** Learns to say what is in pictures of one shape; returns the share of words that are right in other pictures. */
export async function captionShapes(): Promise<{ words: number; shown: Captioned[] }> {
  const engine = await createEngine({ workers: 1 });
  try {
    const pictures = Array.from(createShapePictures({ count: 2200 }));
    const [train, others] = [pictures.slice(0, 2000), pictures.slice(2000)];
    const model = await createCaptioner(engine, train, {
      ...{ side: 32, attention: true, hiddenSize: 64, embeddingSize: 64 },
    });
    await trainCaptioner(model, train, { epochs: 14, batch: 16, learningRate: 3e-3 });
    const captions = describePictures(
      model,
      others.map(({ picture }) => picture),
    );
    const found = captions.map(({ caption }, i) => ({ found: caption, right: others[i].caption }));
    return { words: shareOfWords(found), shown: found.slice(0, 5) };
  } finally {
    engine.dispose();
  }
}

/** Returns the share of the right captions' words that stand where they should. */
function shareOfWords(captions: readonly Captioned[]): number {
  let [same, all] = [0, 0];
  for (const { found, right } of captions) {
    const words = found.split(' ');
    for (const [i, word] of right.split(' ').entries()) {
      all += 1;
      if (words[i] === word) same += 1;
    }
  }
  return same / all;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { words, shown } = await captionShapes();
  for (const { found, right } of shown) console.log(`${right} → ${found}`);
  console.log(`${(100 * words).toFixed(1)} % of the words of 200 other pictures are right`);
}
