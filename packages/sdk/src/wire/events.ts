import { oneOf } from './shape.ts';
import { variant } from './variant.ts';

const named = { id: '', name: '' } as const;

/** Who did it. */
export const isActor = variant('role', {
  shopper: { id: '' },
  agent: named,
  system: {},
  bot: named,
  store: named,
  api: { id: '' },
});

const stamp = { seq: 0, at: 0, by: isActor, 'cid?': '' } as const;

/** Something happened with an agent. */
const ofAgent = { ...stamp, agent: named } as const;

/** The kinds of public events this client knows, and what it relies on in them. */
export const PUBLIC_KINDS = {
  requested: { ...stamp, 'page?': { url: '', title: '' }, 'group?': '' },
  message: { ...stamp, text: '' },
  edited: { ...stamp, of: 0, text: '' },
  recalled: { ...stamp, of: 0 },
  erased: { ...stamp, was: oneOf('message', 'edited'), why: oneOf('recalled', 'erased') },
  assigned: ofAgent,
  joined: ofAgent,
  parted: ofAgent,
  left: { ...stamp, 'dueAt?': 0 },
  closed: stamp,
  rating_asked: { ...stamp, until: 0 },
  rated: { ...stamp, stars: 0 },
  wiped: stamp,
} as const;

export const isPublicEvent = variant('kind', PUBLIC_KINDS);
