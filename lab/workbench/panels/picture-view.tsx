import type { Picture } from 'malmoi';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Draws a picture in red, green and blue as it is. */
export function PictureView({ picture, label }: { picture: Picture; label: string }): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { width, height, pixels } = picture;
    const image = new ImageData(width, height);
    for (let i = 0; i < width * height; i++) {
      image.data.set(pixels.subarray(3 * i, 3 * i + 3), 4 * i);
      image.data[4 * i + 3] = 255;
    }
    canvas.current?.getContext('2d')?.putImageData(image, 0, 0);
  }, [picture]);
  return (
    <canvas
      ref={canvas}
      class="picture-view"
      width={picture.width}
      height={picture.height}
      role="img"
      aria-label={label}
    />
  );
}

/** Pixels on the longer side that are read of a reader's own picture: it is made smaller still before it is looked at. */
const LARGEST = 256;

/** Reads a picture file as the browser does; what is transparent is white. */
export async function readPicture(file: File): Promise<Picture> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, LARGEST / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (context === null) throw new Error('There is no canvas to read a picture with.');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, pixels: data.filter((_, i) => i % 4 !== 3) as unknown as Uint8Array };
}
