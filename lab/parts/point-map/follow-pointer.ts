import type { MapScene } from './map-scene.ts';
import type { Place } from './view.ts';

/** Pixels that are a press still, and no drag. */
const STILL = 4;

/** How much one notch of a wheel zooms. */
const WHEEL = 0.0016;

/**
 * Lets pointers move a map: one drags it, two zoom it, a press that did not move picks. The wheel zooms while the map
 * has the focus, or with Ctrl: else the page scrolls.
 * @returns what ends it
 */
export function followPointer(
  box: HTMLElement,
  scene: MapScene,
  onPick: (id: number | undefined) => void,
): () => void {
  const down = new Map<number, Place>();
  let moved = false;
  const placeOf = (event: MouseEvent): Place => {
    const { left, top } = box.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    down.set(event.pointerId, placeOf(event));
    moved = down.size > 1;
    box.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent): void => {
    const to = placeOf(event);
    const from = down.get(event.pointerId);
    if (from === undefined) {
      scene.hover(to);
      return;
    }
    if (!moved && Math.hypot(to[0] - from[0], to[1] - from[1]) < STILL) return;
    moved = true;
    down.set(event.pointerId, to);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (other === undefined) scene.pan(to[0] - from[0], to[1] - from[1]);
    else scene.zoom(distance(to, other) / Math.max(1, distance(from, other)), between(to, other));
  };
  const onUp = (event: PointerEvent): void => {
    if (!down.delete(event.pointerId) || moved || event.type === 'pointercancel') return;
    onPick(scene.pick(placeOf(event)));
    box.querySelector<HTMLElement>('.map-ring')?.focus({ preventScroll: true });
  };
  const onLeave = (): void => scene.hover(undefined);
  const onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !box.contains(document.activeElement)) return;
    event.preventDefault();
    scene.zoom(Math.exp(-event.deltaY * WHEEL), placeOf(event));
  };
  box.addEventListener('pointerdown', onDown);
  box.addEventListener('pointermove', onMove);
  box.addEventListener('pointerup', onUp);
  box.addEventListener('pointercancel', onUp);
  box.addEventListener('pointerleave', onLeave);
  box.addEventListener('wheel', onWheel, { passive: false });
  return () => {
    box.removeEventListener('pointerdown', onDown);
    box.removeEventListener('pointermove', onMove);
    box.removeEventListener('pointerup', onUp);
    box.removeEventListener('pointercancel', onUp);
    box.removeEventListener('pointerleave', onLeave);
    box.removeEventListener('wheel', onWheel);
  };
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function between(a: Place, b: Place): Place {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}
