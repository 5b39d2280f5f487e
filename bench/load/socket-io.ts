import { bodyOf, cidOf } from './cid.ts';
import { type Dialect, next, offer, type Peer } from './dialect.ts';

/** The key every client of the peer shows, checked for each connection. */
export const PEER_KEY = 'a-key-that-is-checked-for-every-connection';

interface Message {
  cid: string;
  seq: number;
}

let acks = 0;

const conversationOf = ({ place }: Peer): string => `peer${String(place.index).padStart(16, '0')}`;

/** Enters the room of a conversation. */
async function enter(peer: Peer, conversation: string): Promise<void> {
  const joined = next(peer, (text) => (text.startsWith('43') ? true : undefined));
  acks += 1;
  peer.line.send(`42${acks}${JSON.stringify(['join', conversation])}`);
  await joined;
}

/** Socket.IO's protocol 5 over Engine.IO 4, WebSocket from the start: what `socket.io-client` sends, without its weight. */
export const socketIo: Dialect = {
  path: '/socket.io/?EIO=4&transport=websocket',
  headers: {},
  async greet(peer) {
    const connected = next(peer, (text) => (text.startsWith('40') ? true : undefined));
    const { role, index } = peer.place;
    peer.line.send(`40${JSON.stringify({ key: PEER_KEY, role, index })}`);
    await connected;
  },
  async join(shopper, agent) {
    shopper.conversation = conversationOf(shopper);
    for (const peer of [shopper, agent]) await enter(peer, shopper.conversation);
  },
  async speak(shopper) {
    shopper.conversation = conversationOf(shopper);
    await enter(shopper, shopper.conversation);
    const { index } = shopper.place;
    const said = next(shopper, (text) => (text.startsWith('43') ? true : undefined));
    shopper.line.send(socketIo.say(shopper, cidOf(index, 0, Date.now()), bodyOf(index, 0)));
    await said;
  },
  say({ conversation }, cid, text) {
    acks += 1;
    return `42${acks}${JSON.stringify(['say', { cid, conversation, text }])}`;
  },
  read(peer, text) {
    if (peer.waiting.length > 0 && offer(peer, text)) return;
    if (text === '2') return peer.line.send('3');
    if (text.startsWith('43')) {
      const [said]: [Message] = JSON.parse(text.slice(text.indexOf('[')));
      peer.sink.acked(said.cid);
    } else if (text.startsWith('42')) {
      const [, message]: [string, Message] = JSON.parse(text.slice(text.indexOf('[')));
      peer.sink.delivered(message.cid, message.seq);
    }
  },
};
