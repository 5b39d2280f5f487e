import type { ProblemCode } from '@shopbell/protocol/constants';
import { fits, type Guard, type Of, oneOf, type Shape, variant } from './shape.ts';

const head = { conversation: '', seq: 0, 'deskSeq?': 0 } as const;
const own = { conversation: '', state: oneOf('requested', 'active', 'left', 'closed'), seq: 0 } as const;
const member = { id: '', 'name?': '' } as const;
const marks = { delivered: 0, read: 0 } as const;
/** A topic of the state lane: `value` is the availability's, the next three the receipts'; lists are looked at where used. */
const topic = {
  topic: '',
  'value?': oneOf('online', 'away'),
  'conversation?': '',
  'shopper?': marks,
  'shop?': marks,
} as const;
/** One that only a newer relay knows may hold anything: whoever uses a topic asks for its name. */
const isTopic: Guard<Of<typeof topic>> = (value): value is Of<typeof topic> =>
  fits(topic, value) || (fits({ topic: '' }, value) && !/^(availability|receipts)$/.test(value.topic));
/** Events are looked at again, kind by kind, when they are used: one odd entry must not cost the others. */
const event = { seq: 0, kind: '' } as const;
const deskEvent = { deskSeq: 0, kind: '' } as const;
/** A code of the problem table, or one that only a newer relay knows: the table would cost more than this line. */
const isCode: Guard<ProblemCode> = (value): value is ProblemCode => typeof value === 'string';

/** Every frame a client may meet, as far as it is used. Keep beside `@shopbell/protocol`'s `DOWN`. */
export const FRAMES = {
  welcome: {
    epoch: '',
    heartbeatMs: 0,
    reconnectWindowMs: 0,
    limits: { textMaxChars: 0, ratePerSecond: 0, rateBurst: 0, 'lateBurst?': 0, 'amendWindowMs?': 0 },
    you: { 'member?': member },
    conversations: [own],
    state: [isTopic],
  },
  ack: { cid: '', conversation: '', 'seq?': 0, 'deskSeq?': 0, at: 0, head },
  facts: { conversation: '', after: 0, head: 0, events: [event] },
  desk: { conversation: '', after: 0, head: 0, events: [deskEvent] },
  history: { conversation: '', before: 0, more: true, events: [event], 'desk?': [deskEvent] },
  reset: { conversation: '', head: 0 },
  state: { state: isTopic },
  typing: { conversation: '', by: {}, on: true },
  heartbeat: { heads: [head], 'reconnectWindowMs?': 0 },
  identified: { member, conversations: [own] },
  renew: {},
  goaway: { waitMs: 0, heads: [head] },
  problem: {
    code: isCode,
    text: '',
    retry: oneOf('never', 'fix', 'later', 'again'),
    'cid?': '',
    'about?': '',
    'path?': '',
    'retryAfterMs?': 0,
  },
} as const satisfies { readonly [type: string]: Shape };

/** Any frame of the table. */
export const isFrame = variant('type', FRAMES);

/** A checked frame. */
export type Frame = { [K in keyof typeof FRAMES]: { readonly type: K } & Of<(typeof FRAMES)[K]> }[keyof typeof FRAMES];
export type FrameOf<T extends Frame['type']> = Extract<Frame, { readonly type: T }>;

/**
 * Reads one frame, whatever comes.
 * @returns the frame; the name of what is malformed; undefined for a type only a newer relay knows
 */
export function readFrame(data: unknown): Frame | string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(String(data));
  } catch {
    // Told below: no JSON is no frame either.
  }
  if (isFrame(value)) return value;
  if (!fits({ type: '' }, value)) return 'frame';
  return Object.hasOwn(FRAMES, value.type) ? value.type : undefined;
}
