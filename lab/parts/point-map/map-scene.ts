import { drawOverlay, type Overlay } from './draw-overlay.ts';
import { createCanvasDrawing, createWebGlDrawing, type PointDrawing } from './draw-points.ts';
import { readPalette } from './palette.ts';
import { PointGrid, placeOf } from './point-grid.ts';
import {
  fitView,
  type Place,
  panBy,
  type Size,
  toPlane,
  toScreen,
  type View,
  zoomAt,
} from './view.ts';

/** What a map shows. */
export interface MapContent extends Overlay {
  /** The points' names, the most frequent first. */
  readonly names: readonly string[];
  /** x and y of each point; a new array is a new picture, an array with as many points moves there. */
  readonly points: Float32Array;
}

/** How long points take to where they go. */
const MOVING_MS = 220;

/** Pixels from a point within which a press means it. */
const REACH = 22;

/** A map on the screen: points, lines, marks and names, which it draws when something has changed. */
export class MapScene {
  readonly #box: HTMLElement;
  readonly #overlay: HTMLCanvasElement;
  readonly #watcher: ResizeObserver;
  readonly #theme: MutationObserver;
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #onView: () => void;
  #drawing: PointDrawing;
  #content: MapContent;
  #before: Float32Array;
  #grid: PointGrid | undefined;
  #view: View = { x: 0, y: 0, scale: 1 };
  #viewBefore: View | undefined;
  /** The reader has moved the map: it does not move by itself any more. */
  #held = false;
  #size: Size = { width: 1, height: 1 };
  #density = 1;
  #began = 0;
  #frame = 0;
  #hovered: number | undefined;

  /**
   * @param box an element with two canvases: points, and what is drawn over them
   * @param onView called after each frame: what stands over the map moves along
   */
  constructor(box: HTMLElement, content: MapContent, onView: () => void) {
    const [points, overlay] = box.querySelectorAll('canvas');
    if (points === undefined || overlay === undefined) throw new Error('A map has two canvases.');
    this.#box = box;
    this.#overlay = overlay;
    this.#onView = onView;
    this.#drawing = createWebGlDrawing(points) ?? createCanvasDrawing(points);
    points.addEventListener('webglcontextlost', this.#fallBack);
    box.dataset.renderer = this.#drawing.kind;
    this.#content = content;
    this.#before = content.points;
    this.#drawing.setPoints(content.points, content.points);
    this.#watcher = new ResizeObserver(() => this.#resize());
    this.#watcher.observe(box);
    this.#theme = new MutationObserver(this.draw);
    this.#theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.#dark.addEventListener('change', this.draw);
    document.fonts.ready.then(this.draw);
    this.#resize();
  }

  /** Shows something else; points of the same number move there. */
  show(content: MapContent): void {
    const { points } = content;
    const moved = points !== this.#content.points;
    if (moved) {
      const goesOn = points.length === this.#content.points.length && !this.#still.matches;
      this.#before = goesOn ? this.#now() : points;
      this.#began = goesOn ? performance.now() : 0;
      this.#drawing.setPoints(this.#before, points);
      this.#grid = undefined;
      if (points.length !== this.#content.points.length) this.#held = false;
      if (!this.#held) {
        this.#viewBefore = goesOn ? this.#viewNow() : undefined;
        this.#view = fitView(points, this.#size);
      }
    }
    this.#content = content;
    this.draw();
  }

  /** Draws at the next frame. */
  readonly draw = (): void => {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#render);
  };

  /** The point at a place of the screen. */
  pick(place: Place): number | undefined {
    this.#grid ??= new PointGrid(this.#content.points);
    return this.#grid.nearest(toPlane(this.#view, this.#size, place), REACH / this.#view.scale);
  }

  /** Names the point under the pointer. */
  hover(place: Place | undefined): void {
    const found = place && this.pick(place);
    if (found === this.#hovered) return;
    this.#hovered = found;
    this.#box.classList.toggle('over-point', found !== undefined);
    this.draw();
  }

  /** Where a point stands on the screen. */
  placeOf(id: number): Place {
    return toScreen(this.#viewNow(), this.#size, placeOf(this.#content.points, id));
  }

  pan(right: number, down: number): void {
    this.#hold(panBy(this.#view, right, down));
  }

  /** @param place what stands there stays; default the middle */
  zoom(factor: number, place: Place = [this.#size.width / 2, this.#size.height / 2]): void {
    this.#hold(zoomAt(this.#view, this.#size, place, factor));
  }

  /** Shows all points, and follows them again. */
  fit(): void {
    this.#held = false;
    this.#viewBefore = undefined;
    this.#view = fitView(this.#content.points, this.#size);
    this.draw();
  }

  /** Brings a point into sight; where it is not, into the middle. */
  reveal(id: number): void {
    const [x, y] = placeOf(this.#content.points, id);
    const [left, top] = toScreen(this.#view, this.#size, [x, y]);
    const { width, height } = this.#size;
    if (left > 30 && top > 20 && left < width - 30 && top < height - 20) return;
    this.#hold({ ...this.#view, x, y });
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#watcher.disconnect();
    this.#theme.disconnect();
    this.#dark.removeEventListener('change', this.draw);
    this.#drawing.dispose();
  }

  #hold(view: View): void {
    this.#held = true;
    this.#viewBefore = undefined;
    this.#view = view;
    this.draw();
  }

  /** A lost context is not waited for: a new canvas takes its place. */
  readonly #fallBack = (event: Event): void => {
    const lost = event.currentTarget;
    if (!(lost instanceof HTMLCanvasElement)) return;
    const canvas = document.createElement('canvas');
    canvas.className = lost.className;
    lost.replaceWith(canvas);
    this.#drawing = createCanvasDrawing(canvas);
    this.#drawing.setPoints(this.#before, this.#content.points);
    this.#box.dataset.renderer = this.#drawing.kind;
    this.#resize();
  };

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#box;
    if (width === 0 || height === 0) return;
    this.#size = { width, height };
    this.#density = Math.min(devicePixelRatio, 2);
    for (const canvas of this.#box.querySelectorAll('canvas')) {
      canvas.width = Math.round(width * this.#density);
      canvas.height = Math.round(height * this.#density);
    }
    if (!this.#held) this.#view = fitView(this.#content.points, this.#size);
    this.draw();
  }

  /** How far the points have gone, 0 to 1: fast at first. */
  #way(): number {
    const t = Math.min(1, (performance.now() - this.#began) / MOVING_MS);
    return 1 - (1 - t) ** 3;
  }

  /** Where the points stand now, on their way. */
  #now(): Float32Array {
    const way = this.#way();
    const { points } = this.#content;
    if (way === 1) return points;
    return points.map((to, i) => {
      const from = this.#before[i] ?? to;
      return from + (to - from) * way;
    });
  }

  #viewNow(): View {
    const way = this.#way();
    const from = this.#viewBefore;
    if (way === 1 || from === undefined) return this.#view;
    const between = (a: number, b: number): number => a + (b - a) * way;
    return {
      x: between(from.x, this.#view.x),
      y: between(from.y, this.#view.y),
      scale: between(from.scale, this.#view.scale),
    };
  }

  readonly #render = (): void => {
    this.#frame = 0;
    const way = this.#way();
    const view = this.#viewNow();
    const palette = readPalette(this.#box);
    const common = { view, size: this.#size, density: this.#density };
    const count = this.#content.names.length;
    const [red, green, blue] = palette.muted;
    this.#drawing.draw({
      ...common,
      way,
      diameter: count > 20_000 ? 2.5 : count > 3_000 ? 3.5 : 4.5,
      color: [red, green, blue, count > 20_000 ? 0.35 : 0.6],
    });
    drawOverlay(this.#overlay, {
      ...common,
      palette,
      content: { ...this.#content, points: this.#now() },
      hovered: this.#hovered,
    });
    this.#onView();
    if (way < 1) this.draw();
  };
}
