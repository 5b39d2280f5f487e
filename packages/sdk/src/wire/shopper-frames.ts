import type { ConversationState } from '@shopbell/protocol';
import type { ProblemCode } from '@shopbell/protocol/constants';
import type { LeaveForm } from '../leave-form.ts';
import { fits, type Guard, type Of, oneOf, type Shape } from './shape.ts';

export const head = { conversation: '', seq: 0 } as const;
const member = { id: '', 'name?': '' } as const;
const availability = { topic: '', value: oneOf('online', 'away'), 'opensAt?': 0 } as const;
type Availability = Of<typeof availability> & { readonly leave?: LeaveForm };
/**
 * A topic of the state lane. All but the availability are looked at where they are used: one may be only a newer relay's. What is asked of
 * who leaves a message is looked at by what draws it, too.
 */
const isTopic: Guard<Availability | { readonly topic: string; readonly value?: undefined }> = (
  value,
): value is Availability => fits({ topic: '' }, value) && (value.topic !== 'availability' || fits(availability, value));
/** Events are looked at again, kind by kind, when they are used: one odd entry must not cost the others. */
export const event = { seq: 0, kind: '' } as const;
/** One of a set of texts to which a newer relay may have added: an unknown one must not cost the frame, so that any text will do. */
type Told<T extends string> = Guard<T>;
const own = { conversation: '', state: '' as never as Told<ConversationState>, seq: 0 } as const;

/** Every frame a shopper's client may meet, as far as it is used. Keep beside `@shopbell/protocol`'s `DOWN`. */
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
  ack: { cid: '', conversation: '', 'seq?': 0, at: 0, head },
  reset: { conversation: '', head: 0 },
  goaway: { waitMs: 0, heads: [head] },
  state: { state: isTopic },
  heartbeat: { heads: [head], 'reconnectWindowMs?': 0 },
  identified: { member, conversations: [own] },
  renew: {},
  history: { conversation: '', before: 0, more: true, events: [event] },
  typing: { conversation: '', by: {}, on: true },
  problem: {
    code: '' as never as Told<ProblemCode>,
    text: '',
    retry: oneOf('never', 'fix', 'later', 'again'),
    'cid?': '',
    'about?': '',
    'path?': '',
    'retryAfterMs?': 0,
  },
  facts: { conversation: '', after: 0, head: 0, events: [event] },
} as const satisfies { readonly [type: string]: Shape };
