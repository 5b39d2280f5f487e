import { oneOf } from './shape.ts';

const named = { id: '', name: '' } as const;

/** The signed-in agent, in a welcome and in the answer to a sign-in. */
export const SELF = {
  id: '',
  name: '',
  duty: oneOf('agent', 'supervisor', 'admin'),
  site: { id: '', slug: '', name: '' },
} as const;

/** One line of a list. */
const ROW = {
  conversation: '',
  state: oneOf('requested', 'active', 'left', 'closed'),
  shopper: { id: '', 'member?': { id: '', 'name?': '' } },
  'agent?': named,
  'owner?': named,
  seq: 0,
  deskSeq: 0,
  openedAt: 0,
  'waitingSince?': 0,
  'last?': { by: oneOf('shopper', 'agent', 'system', 'bot', 'store', 'api'), at: 0, text: '' },
  'page?': { url: '', title: '' },
} as const;

const topic = oneOf('waiting', 'mine', 'owned');

/** A live list as a whole, and as a change to the revision before. */
export const WHOLE = { topic, rev: 0, rows: [ROW] } as const;
export const PATCH = { topic, rev: 0, put: [ROW], drop: [''] } as const;

/** Who is on duty. */
export const COLLEAGUES = { topic: oneOf('colleagues'), rev: 0, agents: [named] } as const;

/** A refusal over HTTP, and the answer to a sign-in. */
export const REFUSAL = { code: '', 'text?': '', 'retryAfterMs?': 0 } as const;
export const SIGNED_IN = { self: SELF, 'token?': '' } as const;
