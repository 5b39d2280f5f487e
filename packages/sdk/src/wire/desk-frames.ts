import type { Shape } from './shape.ts';
import { FRAMES, head } from './shopper-frames.ts';

const deskHead = { ...head, 'deskSeq?': 0 } as const;
const deskEvent = { deskSeq: 0, kind: '' } as const;

/** The same for an agent's client, with what is of the desk: no shopper's page loads it. */
export const DESK_FRAMES = {
  ...FRAMES,
  ack: { ...FRAMES.ack, 'deskSeq?': 0, head: deskHead },
  goaway: { ...FRAMES.goaway, heads: [deskHead] },
  heartbeat: { ...FRAMES.heartbeat, heads: [deskHead] },
  history: { ...FRAMES.history, 'desk?': [deskEvent] },
  desk: { conversation: '', after: 0, head: 0, events: [deskEvent] },
} as const satisfies { readonly [type: string]: Shape };
