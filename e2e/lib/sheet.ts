import type { Page } from 'playwright-core';
import { type Indexed, indexedPng } from './indexed-png.ts';

/** A picture with what it shows. */
export interface Shot {
  readonly name: string;
  /** As the browser gives it. */
  readonly png: Buffer;
}

/** Lays pictures out beside one another, each under its name, and gives them as one of few colours. */
export async function sheetOf(page: Page, shots: readonly Shot[], columns: number): Promise<Buffer> {
  const given = shots.map(({ name, png }) => [name, png.toString('base64')] as const);
  const drawn = await page.evaluate(draw, [given, columns] as const);
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
  const sheet: Indexed = { ...drawn, palette: bytes(drawn.palette), dots: bytes(drawn.dots) };
  return indexedPng(sheet);
}

/** Runs in the page: it has what decodes pictures and draws. */
async function draw([shots, columns]: readonly [readonly (readonly [string, string])[], number]) {
  const GAP = 12;
  /** With all that a screen has, edges of letters among it, a sheet weighs half as much again. */
  const COLOURS = 128;
  /** So many of the most frequent ones stay as they are: surfaces, and what runs from one into another. */
  const OFTEN = 80;
  /** Of the others those alone that are so far from what is there, as the square of a distance: so that a red word has its place. */
  const APART = 120;
  const LABEL = 24;
  const images = await Promise.all(
    shots.map(async ([, data]) => createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob())),
  );
  const wide = Math.max(...images.map(({ width }) => width)) + GAP;
  const high = Math.max(...images.map(({ height }) => height)) + GAP + LABEL;
  const width = wide * Math.min(columns, images.length) + GAP;
  const height = high * Math.ceil(images.length / columns) + GAP;
  const canvas = new OffscreenCanvas(width, height);
  const ink = canvas.getContext('2d', { willReadFrequently: true });
  if (!ink) throw new Error('no canvas');
  ink.direction = 'ltr';
  ink.fillStyle = '#7a7a7a';
  ink.fillRect(0, 0, width, height);
  ink.fillStyle = '#ffffff';
  ink.font = '600 14px system-ui, sans-serif';
  for (const [at, image] of images.entries()) {
    const left = GAP + wide * (at % columns);
    const top = GAP + high * Math.floor(at / columns);
    ink.fillText(shots[at]?.[0] ?? '', left, top + LABEL - 8, wide - GAP);
    ink.drawImage(image, left, top + LABEL);
  }
  const dots = new Uint32Array(ink.getImageData(0, 0, width, height).data.buffer);
  const often = new Map<number, number>();
  for (const dot of dots) often.set(dot, (often.get(dot) ?? 0) + 1);
  const partsOf = (color: number) => [color & 255, (color >> 8) & 255, (color >> 16) & 255] as const;
  const palette: number[] = [];
  const parts: (readonly [number, number, number])[] = [];
  for (const [color] of [...often].sort((a, b) => b[1] - a[1])) {
    if (palette.length === COLOURS) break;
    const [r, g, b] = partsOf(color);
    if (palette.length >= OFTEN && parts.some(([x, y, z]) => (r - x) ** 2 + (g - y) ** 2 + (b - z) ** 2 < APART))
      continue;
    palette.push(color);
    parts.push([r, g, b]);
  }
  // What is left are the edges of letters: the nearest of those will do.
  const places = new Map(palette.map((color, place) => [color, place]));
  const nearest = (color: number): number => {
    const [r, g, b] = partsOf(color);
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [place, [x, y, z]] of parts.entries()) {
      const far = (r - x) ** 2 + (g - y) ** 2 + (b - z) ** 2;
      if (far < least) [best, least] = [place, far];
    }
    places.set(color, best);
    return best;
  };
  const indexed = Uint8Array.from(dots, (dot) => places.get(dot) ?? nearest(dot));
  const base64 = async (bytes: Uint8Array) =>
    new Promise<string>((done) => {
      const reader = new FileReader();
      reader.onload = () => done(`${reader.result}`.split(',')[1] ?? '');
      reader.readAsDataURL(new Blob([bytes as never]));
    });
  return { width, height, palette: await base64(Uint8Array.from(parts.flat())), dots: await base64(indexed) };
}
