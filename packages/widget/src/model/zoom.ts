/** How a picture is looked at: so much larger than the whole of it, and its middle so far (px) from the middle of its room. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** What it is looked at in, px: the picture as a whole, and its room. */
export interface Sizes {
  readonly width: number;
  readonly height: number;
  readonly room: { readonly width: number; readonly height: number };
}

export const WHOLE: Zoom = { scale: 1, x: 0, y: 0 };
/** Large enough to read what was photographed. */
export const SCALE_MAX = 6;

const within = (value: number, most: number): number => Math.min(most, Math.max(-most, value)) || 0;

/** The nearest that shows as much of the picture as the room has place for. */
function bounded({ scale, x, y }: Zoom, { width, height, room }: Sizes): Zoom {
  return {
    scale,
    x: within(x, Math.max(0, (width * scale - room.width) / 2)),
    y: within(y, Math.max(0, (height * scale - room.height) / 2)),
  };
}

/** Larger or smaller by a factor, with what lies at a point (px from the middle of the room) staying there. */
export function zoomed({ scale, x, y }: Zoom, factor: number, at: { x: number; y: number }, sizes: Sizes): Zoom {
  const next = Math.min(SCALE_MAX, Math.max(1, scale * factor));
  const by = next / scale;
  return bounded({ scale: next, x: at.x - (at.x - x) * by, y: at.y - (at.y - y) * by }, sizes);
}

/** Moved by so many px. */
export function moved({ scale, x, y }: Zoom, dx: number, dy: number, sizes: Sizes): Zoom {
  return bounded({ scale, x: x + dx, y: y + dy }, sizes);
}
