// A linear classifier: is this mail spam? Learned from 609 real mails of 2002 in samples/, measured on 153 others, and
// asked why: a class's score is the exact sum of what each word adds.
// 선형 분류기: 이 메일은 스팸일까요? samples/에 있는 2002년 메일 609통으로 학습하고, 다른 153통으로 평가합니다. 클래스의 점수는
// 단어마다 더해지는 값의 합이므로 이유도 정확히 알 수 있습니다.
//
// Run: npm run build, then node dist/examples/linear-classifier.js
import { pathToFileURL } from 'node:url';
import { createTextPipeline, handleOf, testDataFromText, trainLinearClassifier } from 'malmoi';
import { textFile } from 'malmoi/node';

const COLUMNS = { text: 'text', label: 'label' };

/** What the classifier is asked. */
const MAIL = 'You have been selected for a free offer, click here';

/** Trains, measures and asks; the samples are in a folder. */
export async function classifyMails(samples = 'samples'): Promise<{
  readonly accuracy: number;
  readonly predicted: string;
  /** The words that do most for that class, each with what it adds to its lead. */
  readonly words: readonly (readonly [word: string, lead: number])[];
}> {
  const mails = textFile(`${samples}/english-mails-train.tsv`, COLUMNS);
  const analyzer = createTextPipeline({ normalize: { letterCase: 'lower' } });
  const model = handleOf(await trainLinearClassifier(mails, { analyzer, ngramRange: [1, 2] }));
  const others = testDataFromText(textFile(`${samples}/english-mails-test.tsv`, COLUMNS));
  const evaluation = await model.evaluate(others);
  const why = model.explain(MAIL);
  if (evaluation.kind !== 'linear-classifier' || why.method !== 'linear') {
    throw new TypeError('The model is no linear classifier.');
  }
  const words = why.features.map(({ feature, contributions }) => {
    const lead = (contributions[why.predicted] ?? 0) - (contributions[why.runnerUp] ?? 0);
    return [feature, lead] as const;
  });
  return {
    ...{ accuracy: evaluation.accuracy, predicted: why.predicted },
    words: words.sort(([, a], [, b]) => b - a).slice(0, 5),
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { accuracy, predicted, words } = await classifyMails();
  console.log(`${(100 * accuracy).toFixed(1)} % of 153 mails classified rightly`);
  console.log(`"${MAIL}" is ${predicted}:`);
  for (const [word, lead] of words) console.log(`${lead.toFixed(2).padStart(6)}  ${word}`);
}
