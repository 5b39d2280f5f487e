import { bodyOf, cidOf } from './cid.ts';
import { type Dialect, next, offer } from './dialect.ts';

/** The floor: everything a shopper sends comes back to them and goes to their agent. */
export const floor: Dialect = {
  path: '/',
  headers: {},
  async greet(peer) {
    const { role, index } = peer.place;
    const taken = next(peer, (text) => (text === 'welcome' ? true : undefined));
    peer.line.send(JSON.stringify({ type: 'hello', role, index }));
    await taken;
  },
  async join(shopper, agent) {
    shopper.conversation = `floor${String(shopper.place.index).padStart(15, '0')}`;
    const taken = next(shopper, (text) => (text === 'joined' ? true : undefined));
    shopper.line.send(JSON.stringify({ type: 'join', agent: agent.place.index }));
    await taken;
  },
  async speak(shopper) {
    const said = next(shopper, () => true);
    shopper.line.send(floor.say(shopper, cidOf(shopper.place.index, 0, Date.now()), bodyOf(shopper.place.index, 0)));
    await said;
  },
  say: ({ conversation }, cid, text) => JSON.stringify({ type: 'say', cid, conversation, text }),
  read(peer, text) {
    if (peer.waiting.length > 0 && offer(peer, text)) return;
    const frame: { cid: string } = JSON.parse(text);
    if (peer.place.role === 'shopper') peer.sink.acked(frame.cid);
    else peer.sink.delivered(frame.cid, undefined);
  },
};
