import { createHash } from 'node:crypto';
import { PROTOCOL, SOCKET_PATH, SUBPROTOCOL } from '@shopbell/protocol/constants';
import { bodyOf, cidOf } from './cid.ts';
import { type Dialect, next, offer, type Peer } from './dialect.ts';

/** What a shop's page and its agents bring along. */
export interface Credentials {
  site: string;
  apiKey: string;
  /** One session a connection. */
  agents: readonly string[];
}

/** The device secret of a shopper: the same for the same number. */
export const deviceToken = (index: number): string =>
  createHash('sha256').update(`device ${index}`).digest('base64url');

const object = (text: string): Record<string, unknown> => JSON.parse(text);

/** Resolves with the answer to a durable request; throws on a refusal. */
async function durable(
  peer: Peer,
  type: string,
  frame: { cid: string; conversation?: string; text?: string },
): Promise<Record<string, unknown>> {
  const answer = next(peer, (text) => {
    const got = object(text);
    return got.cid === frame.cid ? got : undefined;
  });
  peer.line.send(JSON.stringify({ type, ...frame }));
  const got = await answer;
  if (got.type !== 'ack') throw new Error(`refused: ${String(got.code)}`);
  return got;
}

/** A shopper's first words: the server makes a conversation of them. */
async function speak(shopper: Peer): Promise<void> {
  const { index } = shopper.place;
  const { conversation } = await durable(shopper, 'say', { cid: cidOf(index, 0, Date.now()), text: bodyOf(index, 0) });
  shopper.conversation = String(conversation);
}

/** Our own protocol. */
export function shopbell({ site, apiKey, agents }: Credentials): Dialect {
  const acked = (text: string): string => text.slice(21, 57);
  return {
    path: SOCKET_PATH,
    headers: { 'Sec-WebSocket-Protocol': SUBPROTOCOL },
    async greet(peer) {
      const { role, index } = peer.place;
      const taken = next(peer, (text) => {
        const { type, code } = object(text);
        if (type === 'problem') throw new Error(`not let in: ${String(code)}`);
        return type === 'welcome' ? true : undefined;
      });
      const hello =
        role === 'shopper' ? { site, apiKey, token: deviceToken(index) } : { token: agents[index] ?? 'no session' };
      peer.line.send(JSON.stringify({ type: 'hello', role, protocol: PROTOCOL, ...hello }));
      await taken;
    },
    async join(shopper, agent) {
      await speak(shopper);
      const { conversation } = shopper;
      await durable(agent, 'take', { cid: cidOf(shopper.place.index, 1, Date.now()), conversation });
      const followed = next(agent, (text) => {
        const got = object(text);
        return got.type === 'facts' && got.conversation === conversation ? true : undefined;
      });
      agent.line.send(JSON.stringify({ type: 'follow', conversations: [{ conversation }] }));
      await followed;
    },
    speak,
    say: ({ conversation }, cid, text) => JSON.stringify({ type: 'say', cid, conversation, text }),
    read(peer, text) {
      if (peer.waiting.length > 0 && offer(peer, text)) return;
      if (peer.place.role === 'shopper') {
        // A shopper hears their own words too; what counts for them is the ack.
        if (text.startsWith('{"type":"ack"')) peer.sink.acked(acked(text));
        else if (text.startsWith('{"type":"problem"')) throw new Error(`refused: ${text}`);
        return;
      }
      if (!text.startsWith('{"type":"facts"')) return;
      const { events }: { events: { kind: string; cid?: string; seq: number }[] } = JSON.parse(text);
      for (const { kind, cid, seq } of events) if (kind === 'message' && cid) peer.sink.delivered(cid, seq);
    },
  };
}
