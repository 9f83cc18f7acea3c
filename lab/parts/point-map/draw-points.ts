import { placeOf } from './point-grid.ts';
import type { Size, View } from './view.ts';

/** What a frame of points needs. */
export interface PointFrame {
  readonly view: View;
  readonly size: Size;
  /** Device pixels a CSS pixel. */
  readonly density: number;
  /** How far the points have gone from where they were, 0 to 1. */
  readonly way: number;
  /** Diameter in CSS pixels. */
  readonly diameter: number;
  /** Red, green, blue, and how opaque: 0 to 1. */
  readonly color: readonly [number, number, number, number];
}

/** Draws all points of a map at once. */
export interface PointDrawing {
  readonly kind: 'webgl2' | 'canvas';
  /** Takes the points, each from where it was to where it goes: x and y of each. */
  setPoints(from: Float32Array, to: Float32Array): void;
  draw(frame: PointFrame): void;
  dispose(): void;
}

const VERTEX = `#version 300 es
in vec2 before;
in vec2 after;
uniform vec2 middle;
uniform vec2 scale;
uniform float way;
uniform float diameter;
void main() {
  gl_Position = vec4((mix(before, after, way) - middle) * scale, 0.0, 1.0);
  gl_PointSize = diameter;
}`;

const FRAGMENT = `#version 300 es
precision mediump float;
uniform vec4 color;
out vec4 pixel;
void main() {
  float opaque = color.a * (1.0 - smoothstep(0.36, 0.5, length(gl_PointCoord - 0.5)));
  pixel = vec4(color.rgb * opaque, opaque);
}`;

/** Draws points by WebGL2, all in one call; undefined where it is missing. */
export function createWebGlDrawing(canvas: HTMLCanvasElement): PointDrawing | undefined {
  const gl = canvas.getContext('webgl2', { antialias: false, powerPreference: 'low-power' });
  if (gl === null) return undefined;
  const program = linkProgram(gl);
  if (program === undefined) return undefined;
  gl.useProgram(program);
  const places = ['before', 'after'].map((name) => {
    const buffer = gl.createBuffer();
    const at = gl.getAttribLocation(program, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, 2, gl.FLOAT, false, 0, 0);
    return buffer;
  });
  const uniform = (name: string): WebGLUniformLocation | null =>
    gl.getUniformLocation(program, name);
  const [middle, scale, way, diameter, color] = ['middle', 'scale', 'way', 'diameter', 'color'].map(
    uniform,
  );
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  let count = 0;
  return {
    kind: 'webgl2',
    setPoints: (from, to) => {
      for (const [i, data] of [from, to].entries()) {
        gl.bindBuffer(gl.ARRAY_BUFFER, places[i] ?? null);
        gl.bufferData(gl.ARRAY_BUFFER, data, gl.DYNAMIC_DRAW);
      }
      count = to.length / 2;
    },
    draw: ({ view, size, density, ...frame }) => {
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.uniform2f(middle ?? null, view.x, view.y);
      gl.uniform2f(scale ?? null, (2 * view.scale) / size.width, (2 * view.scale) / size.height);
      gl.uniform1f(way ?? null, frame.way);
      gl.uniform1f(diameter ?? null, frame.diameter * density);
      gl.uniform4f(color ?? null, ...frame.color);
      gl.drawArrays(gl.POINTS, 0, count);
    },
    dispose: () => {
      for (const buffer of places) gl.deleteBuffer(buffer);
      gl.deleteProgram(program);
    },
  };
}

function linkProgram(gl: WebGL2RenderingContext): WebGLProgram | undefined {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) return undefined;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) === true ? program : undefined;
}

/** Draws points where there is no WebGL2: as squares, which a canvas fills fastest. */
export function createCanvasDrawing(canvas: HTMLCanvasElement): PointDrawing {
  const context = canvas.getContext('2d');
  let before: Float32Array = new Float32Array();
  let after: Float32Array = before;
  return {
    kind: 'canvas',
    setPoints: (from, to) => {
      [before, after] = [from, to];
    },
    draw: ({ view, size, density, way, diameter, color: [red, green, blue, opaque] }) => {
      if (context === null) return;
      context.setTransform(density, 0, 0, density, 0, 0);
      context.clearRect(0, 0, size.width, size.height);
      context.fillStyle = `rgba(${255 * red}, ${255 * green}, ${255 * blue}, ${opaque})`;
      const half = diameter / 2;
      for (let id = 0; id < after.length / 2; id++) {
        const [fromX, fromY] = placeOf(before, id);
        const [toX, toY] = placeOf(after, id);
        const x = size.width / 2 + (fromX + (toX - fromX) * way - view.x) * view.scale;
        const y = size.height / 2 - (fromY + (toY - fromY) * way - view.y) * view.scale;
        if (x < -half || y < -half || x > size.width + half || y > size.height + half) continue;
        context.fillRect(x - half, y - half, diameter, diameter);
      }
    },
    dispose: () => {},
  };
}
