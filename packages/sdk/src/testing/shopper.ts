import { chatOver } from '../chat.ts';
import type { ChatEvents } from '../chat-events.ts';
import { createRig, greet, memoryDevice, type Rig } from './rig.ts';

export const C1 = '01kah0t3vq8m2r5x9zb1';
export const C2 = '01kah0t3vq8m2r5x9zb2';
export const SHOPPER = { role: 'shopper', id: '01kah0t3vq8m2r5x9zzz' };
export const MEI = { role: 'agent', id: '01kah0t3vq8m2r5x9zaa', name: 'Mei' };
export const PAGE = { url: 'https://shop.example/p', title: 'Kettle' };

interface Numbered {
  readonly seq: number;
  readonly [key: string]: unknown;
}

/** A message of the shopper’s, unless `more` says otherwise. */
export const said = (seq: number, text: string, more: object = {}) => ({
  kind: 'message',
  seq,
  at: seq,
  by: SHOPPER,
  text,
  ...more,
});
export const requested = (seq = 1) => ({ kind: 'requested', seq, at: seq, by: SHOPPER });
export const closed = (seq: number) => ({ kind: 'closed', seq, at: seq, by: MEI });
export const assigned = (seq: number) => ({
  kind: 'assigned',
  seq,
  at: seq,
  by: MEI,
  agent: { id: MEI.id, name: MEI.name },
});

export const facts = (events: readonly Numbered[], head = events.at(-1)?.seq ?? 0, conversation = C1) => ({
  type: 'facts',
  conversation,
  after: (events[0]?.seq ?? head + 1) - 1,
  events,
  head,
});
export const ack = (cid: unknown, seq: number, conversation = C1) => ({
  type: 'ack',
  cid,
  conversation,
  seq,
  at: 100 + seq,
  head: { conversation, seq },
});

/** A shopper's client in a test's hands, and everything it told. */
export function shopperOn(rig: Rig = createRig(), device = memoryDevice()) {
  const chat = chatOver({ ...rig.ports, device, page: () => PAGE }, { endpoint: 'https://chat.example', site: 'demo' });
  rig.erase = (kind) => {
    if (kind === 'session') device.session = undefined;
    if (kind !== 'persistent') return;
    device.value = undefined;
    rig.disk.erase();
  };
  const heard: [string, unknown][] = [];
  for (const event of ['connection', 'error', 'message', 'typing', 'availability', 'consent'] as const) {
    chat.on(event, (value: ChatEvents[typeof event]) => heard.push([event, value]));
  }
  const of = (event: string) => heard.filter(([name]) => name === event).map(([, value]) => value);
  const sent = (type: string) => rig.net.last.sent.filter((frame) => frame.type === type);
  return { rig, chat, device, of, sent, says: () => sent('say'), tell: (frame: unknown) => rig.net.last.tell(frame) };
}

/** The same, greeted. */
export async function greetedShopper(welcome: object = {}, device = memoryDevice()) {
  const shopper = shopperOn(createRig(), device);
  const connected = shopper.chat.connect();
  await greet(shopper.rig, welcome);
  await connected;
  return shopper;
}

/** A member token as the shop’s server makes them, without a signature anybody checks here. */
export const memberToken = (sub: string, serial = 1): string =>
  `h.${btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify({ sub, serial })))).replace(/=/g, '')}.s`;

/** What the relay says of a proven member in a welcome. */
export const provenAs = (id: string) => ({ you: { role: 'shopper', member: { id, expiresAt: 9 } } });
