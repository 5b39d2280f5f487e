import type { DESK_FRAMES } from './desk-frames.ts';
import { fits, type Of, type Shape } from './shape.ts';
import { FRAMES } from './shopper-frames.ts';

/** A checked frame. */
export type Frame = {
  [K in keyof typeof DESK_FRAMES]: { readonly type: K } & Of<(typeof DESK_FRAMES)[K]>;
}[keyof typeof DESK_FRAMES];
export type FrameOf<T extends Frame['type']> = Extract<Frame, { readonly type: T }>;

/** The frames that a client may meet. */
export type FrameTable = { readonly [type: string]: Shape };

/**
 * Reads one frame, whatever comes.
 * @returns the frame; the name of what is malformed; undefined for a type only a newer relay knows
 */
export function readFrame(data: unknown, frames: FrameTable = FRAMES): Frame | string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(String(data));
  } catch {
    // Told below: no JSON is no frame either.
  }
  if (!fits({ type: '' }, value)) return 'frame';
  const { type } = value;
  const shape = Object.hasOwn(frames, type) && frames[type];
  return shape ? (fits(shape, value) ? (value as unknown as Frame) : type) : undefined;
}
