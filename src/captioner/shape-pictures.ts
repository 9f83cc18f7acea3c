import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { createRandom, type Random } from '../base/random.ts';
import { type DrawnShape, drawShapes, SHAPE_KINDS, type ShapeKind } from './draw-shapes.ts';
import type { Picture } from './picture.ts';

/** A picture, and what is to be said of it. */
export interface CaptionedPicture {
  readonly picture: Picture;
  readonly caption: string;
}

/** The languages that captions are made in. */
export const CAPTION_LANGUAGES = ['en', 'ko'] as const;

/**
 * Which pairs of kind and color occur: a tenth of them never is among the `seen` ones, and is in each of the `unseen`
 * pictures (ShapeWorld's test of whether a model puts together what it knows; Kuhnle & Copestake 2017).
 */
export const SHAPE_COMBINATIONS = ['seen', 'unseen', 'all'] as const;

/** Options of `createShapePictures`. */
export interface ShapePictureOptions {
  /** How many pictures. */
  readonly count: number;
  /** Shapes in a picture, 1 to 3. */
  readonly shapes: number;
  readonly combinations: (typeof SHAPE_COMBINATIONS)[number];
  readonly language: (typeof CAPTION_LANGUAGES)[number];
  readonly seed: number;
}

/** The range and the default of each option. */
export const SHAPE_PICTURE_OPTIONS: OptionTable<
  Partial<ShapePictureOptions>,
  keyof ShapePictureOptions
> = {
  count: { kind: 'whole', least: 1, default: 1000, unit: 'count' },
  shapes: { kind: 'whole', least: 1, most: 3, default: 1, unit: 'count' },
  combinations: { kind: 'choice', choices: SHAPE_COMBINATIONS, default: 'seen' },
  language: { kind: 'choice', choices: CAPTION_LANGUAGES, default: 'en' },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/** Width and height of the pictures, in pixels. */
export const SHAPE_PICTURE_SIDE = 64;

const COLORS = ['red', 'green', 'blue', 'yellow', 'purple', 'black'] as const;
const SIZES = ['small', 'medium', 'big'] as const;
const PLACES = 9;

/** What a shape is. */
interface ShapeWords {
  readonly kind: ShapeKind;
  readonly color: (typeof COLORS)[number];
  readonly size: (typeof SIZES)[number];
  /** From 0, from left to right and from top to bottom in a grid of three by three. */
  readonly place: number;
}

/** Pairs that are never `seen`: each kind and each color occurs in others. */
const UNSEEN: readonly (readonly [ShapeKind, ShapeWords['color']])[] = [
  ['circle', 'red'],
  ['square', 'green'],
  ['triangle', 'blue'],
];

const RGB: Record<ShapeWords['color'], readonly [number, number, number]> = {
  red: [214, 40, 40],
  green: [40, 160, 70],
  blue: [45, 90, 210],
  yellow: [240, 200, 40],
  purple: [140, 60, 170],
  black: [35, 35, 35],
};

/** Half of each size, in pixels. */
const RADII: Record<ShapeWords['size'], number> = { small: 4, medium: 6.75, big: 9.5 };

/**
 * Makes pictures of one to three shapes on a light ground, with captions: kind, color and size of each, and its place or
 * how it lies to the other. Same options, same pictures.
 * @throws UsageError when an option is unknown or out of range
 */
export function* createShapePictures(
  given: Partial<ShapePictureOptions> = {},
): Generator<CaptionedPicture, void, undefined> {
  checkOptions('createShapePictures', SHAPE_PICTURE_OPTIONS, given);
  const options = withDefaults(SHAPE_PICTURE_OPTIONS, given);
  const { count, language, seed } = options;
  for (let i = 0; i < count; i++) {
    const random = createRandom(seed, 'pictures', i);
    const shapes = chooseShapes(options, random);
    const picture = drawShapes(
      shapes.map((shape) => jitter(shape, random)),
      { side: SHAPE_PICTURE_SIDE, ground: 225 + random.integer(31) },
    );
    yield { picture, caption: CAPTIONS[language](shapes) };
  }
}

function chooseShapes({ shapes, combinations }: ShapePictureOptions, random: Random): ShapeWords[] {
  const places = Array.from({ length: PLACES }, (_, place) => place);
  random.shuffle(places);
  const chosen = places.slice(0, shapes).sort((a, b) => a - b);
  const special = combinations === 'unseen' ? random.integer(shapes) : -1;
  return chosen.map((place, i) => {
    const size = pick(SIZES, random);
    if (i === special) {
      const [kind, color] = pick(UNSEEN, random);
      return { kind, color, size, place };
    }
    for (;;) {
      const [kind, color] = [pick(SHAPE_KINDS, random), pick(COLORS, random)];
      const isUnseen = UNSEEN.some((one) => one[0] === kind && one[1] === color);
      if (combinations === 'all' || !isUnseen) return { kind, color, size, place };
    }
  });
}

function pick<T>(choices: readonly T[], random: Random): T {
  return choices[random.integer(choices.length)];
}

/** Places a shape near the middle of its cell, in nearly its color and size. */
function jitter({ kind, color, size, place }: ShapeWords, random: Random): DrawnShape {
  const near = (value: number, by: number): number => value + by * (2 * random.float() - 1);
  const cell = SHAPE_PICTURE_SIDE / 3;
  const [r, g, b] = RGB[color];
  return {
    kind,
    color: [near(r, 15), near(g, 15), near(b, 15)],
    radius: near(RADII[size], 0.5),
    x: near(((place % 3) + 0.5) * cell, 1),
    y: near((Math.floor(place / 3) + 0.5) * cell, 1),
  };
}

const ENGLISH_PLACES = [
  ...['at the top left', 'at the top', 'at the top right'],
  ...['on the left', 'in the middle', 'on the right'],
  ...['at the bottom left', 'at the bottom', 'at the bottom right'],
];

const KOREAN_PLACES = [
  ...['왼쪽 위에', '위에', '오른쪽 위에'],
  ...['왼쪽에', '가운데에', '오른쪽에'],
  ...['왼쪽 아래에', '아래에', '오른쪽 아래에'],
];

const KOREAN_WORDS: Readonly<Record<string, string>> = {
  ...{ circle: '원', square: '정사각형', triangle: '삼각형', cross: '십자', ring: '고리' },
  ...{
    red: '빨간',
    green: '초록색',
    blue: '파란',
    yellow: '노란',
    purple: '보라색',
    black: '검은',
  },
  ...{ small: '작은', medium: '중간 크기', big: '큰' },
};

/** Says what is in a picture, in each language. */
const CAPTIONS: Record<ShapePictureOptions['language'], (shapes: readonly ShapeWords[]) => string> =
  {
    en: (shapes) => {
      const named = shapes.map(({ size, color, kind }) => `a ${size} ${color} ${kind}`);
      if (shapes.length === 2) return named.join(isAbove(shapes) ? ' above ' : ' left of ');
      return named.map((name, i) => `${name} ${ENGLISH_PLACES[shapes[i].place]}`).join(' and ');
    },
    ko: (shapes) => {
      const named = shapes.map(({ size, color, kind }) =>
        [size, color, kind].map((word) => KOREAN_WORDS[word]).join(' '),
      );
      if (shapes.length === 2) {
        return `${named[1]} ${isAbove(shapes) ? '위에' : '왼쪽에'} ${named[0]}`;
      }
      return named.map((name, i) => `${KOREAN_PLACES[shapes[i].place]} ${name}`).join(' 그리고 ');
    },
  };

/** Whether the first of two shapes, which is never below the second, lies above it; else it lies beside it. */
function isAbove([first, second]: readonly ShapeWords[]): boolean {
  return Math.floor(first.place / 3) < Math.floor(second.place / 3);
}
