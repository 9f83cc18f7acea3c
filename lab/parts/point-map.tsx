import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../shell/context.ts';
import { followPointer } from './point-map/follow-pointer.ts';
import { type MapContent, MapScene } from './point-map/map-scene.ts';
import { nearestToward, type Way } from './point-map/point-grid.ts';
import { WordSearch } from './point-map/word-search.tsx';
import './point-map/point-map.css';

/** A map of words. */
export interface PointMapProps extends MapContent {
  /** One sentence for readers who do not see it. */
  readonly label: string;
  readonly onPick: (id: number | undefined) => void;
  /** What is said of a point when the keyboard comes to it; default its name. */
  readonly describe?: (id: number) => string;
}

const ARROWS: Readonly<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const ZOOM = 1.6;

/**
 * Draws a map of points with names: as many as 100,000. It is moved by dragging, zoomed by pinching, by the wheel once
 * it has the focus, and by buttons; a point is picked by a press. By keyboard a button stands on a point: the arrow
 * keys take it to the nearest point that way, Enter picks, Escape lets go.
 */
export function PointMap(props: PointMapProps): VNode {
  const { label, onPick, describe, ...content } = props;
  const words = useWords().map;
  const box = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLButtonElement>(null);
  const scene = useRef<MapScene | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  /** The point that the keyboard stands on. */
  const at = useSignal(0);
  const here = Math.min(at.value, content.names.length - 1);
  const placeRing = (): void => {
    const element = ring.current;
    if (element === null || scene.current === undefined) return;
    const [x, y] = scene.current.placeOf(Math.min(at.value, latest.current.names.length - 1));
    element.style.transform = `translate(${x}px, ${y}px)`;
  };
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const map = new MapScene(element, content, placeRing);
    scene.current = map;
    const unfollow = followPointer(element, map, (id) => {
      if (id !== undefined) at.value = id;
      latest.current.onPick(id);
    });
    return () => {
      unfollow();
      map.dispose();
      scene.current = undefined;
    };
  }, []);
  useEffect(() => {
    scene.current?.show(content);
  });
  const goTo = (id: number): void => {
    at.value = id;
    scene.current?.reveal(id);
    scene.current?.draw();
  };
  const onKey = (event: KeyboardEvent): void => {
    const way = ARROWS[event.key];
    if (way !== undefined) {
      const next = nearestToward(content.points, here, way);
      if (next !== undefined) goTo(next);
    } else if (event.key === '+' || event.key === '=') scene.current?.zoom(ZOOM);
    else if (event.key === '-') scene.current?.zoom(1 / ZOOM);
    else if (event.key === '0') scene.current?.fit();
    else if (event.key === 'Escape') {
      onPick(undefined);
      ring.current?.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="point-map">
      <div class="map-tools">
        <WordSearch
          names={content.names}
          onFound={(id) => {
            goTo(id);
            onPick(id);
          }}
        />
        <button
          type="button"
          class="icon"
          aria-label={words.zoomIn}
          onClick={() => scene.current?.zoom(ZOOM)}
        >
          +
        </button>
        <button
          type="button"
          class="icon"
          aria-label={words.zoomOut}
          onClick={() => scene.current?.zoom(1 / ZOOM)}
        >
          −
        </button>
        <button type="button" class="text-button" onClick={() => scene.current?.fit()}>
          {words.fit}
        </button>
      </div>
      <div class="map-box" ref={box} data-points={content.names.length}>
        <div class="map-canvases" role="img" aria-label={label}>
          <canvas class="map-layer" />
          <canvas class="map-layer" />
        </div>
        <button
          ref={ring}
          type="button"
          class="map-ring"
          aria-label={words.standsOn(describe?.(here) ?? content.names[here] ?? '')}
          onKeyDown={onKey}
          onFocus={(event) => {
            if (event.currentTarget.matches(':focus-visible')) goTo(here);
          }}
          onClick={() => onPick(here)}
        />
        <span class="palette" aria-hidden="true">
          {['ink', 'muted', 'paper', 'positive', 'negative', 'gate'].map((name) => (
            <i key={name} class={name} />
          ))}
        </span>
      </div>
    </div>
  );
}
