import type { Acked, Press } from '../../sim/history.ts';
import { type Frame, greeted, newCid, newToken, type Wire } from '../lib/wire.ts';
import { newLedger, verdict } from './lib/ledger.ts';
import { readLogs } from './lib/logs.ts';
import { type Server, startServer } from './lib/server.ts';
import type { Fault, Outcome } from './lib/types.ts';

/** Words that are in no message but those that were taken back. */
const SECRET = 'never to be read again';

const enter = (server: Server, token: string): Promise<Wire> => {
  const { site, apiKey } = server.demo;
  return greeted(server.url, { type: 'hello', role: 'shopper', protocol: 1, site, apiKey, token }, undefined);
};

/** Says, edits and takes back, and returns when each was acked. */
async function takeBack(server: Server, token: string, pressed: Press[], acked: Acked[]): Promise<void> {
  const wire = await enter(server, token);
  const act = async (deed: Press['deed'], fields: object): Promise<Acked> => {
    const cid = newCid();
    pressed.push({ sender: token, cid, deed, ...fields });
    wire.send({ type: deed, cid, ...fields });
    const found = await wire.next((frame) => (frame.type === 'ack' || frame.type === 'problem') && frame.cid === cid);
    if (found.type !== 'ack') throw new Error(`${deed} was refused: ${JSON.stringify(found)}`);
    const ack = { cid, conversation: String(found.conversation), seq: Number(found.seq) };
    acked.push(ack);
    return ack;
  };
  await act('say', { text: 'to stay' });
  const { conversation, seq: of } = await act('say', { text: SECRET });
  await act('edit', { conversation, of, text: `${SECRET}, and edited` });
  await act('recall', { conversation, of });
  await act('say', { conversation, text: 'and to stay as well' });
  wire.socket.terminate();
}

/** What somebody who comes back is told of the whole log. */
async function readAgain(server: Server, token: string): Promise<string> {
  const wire = await enter(server, token);
  const isLast = (frame: Frame): boolean => JSON.stringify(frame).includes('and to stay as well');
  await wire.next((frame) => frame.type === 'facts' && isLast(frame));
  wire.socket.terminate();
  return JSON.stringify(wire.frames);
}

async function run(people: number, plant?: string): Promise<Outcome> {
  const server = await startServer({ plant });
  try {
    const ledger = newLedger();
    const tokens = Array.from({ length: people }, newToken);
    await Promise.all(tokens.map((token) => takeBack(server, token, ledger.pressed, ledger.acked)));
    await server.kill();
    server.spawn();
    await server.ready();
    const told = await Promise.all(tokens.map((token) => readAgain(server, token)));
    await server.kill();
    const logs = readLogs(server.dataDir);
    const onWire = told.filter((frames) => frames.includes(SECRET)).length;
    const inFile = logs.filter((log) => JSON.stringify(log).includes(SECRET)).length;
    const failures = [
      ...(onWire > 0 ? [`${onWire} who came back were sent what was taken back`] : []),
      ...(inFile > 0 ? [`${inFile} logs give out what was taken back`] : []),
    ];
    return verdict(ledger, { logs, shown: [], unsent: [] }, { 'taken back': people }, failures);
  } finally {
    await server.remove();
  }
}

export const fault: Fault = {
  name: 'taken-back',
  what: 'The server is killed right after messages were edited and taken back; whoever reads from the file afterwards must not get the words.',
  rules: ['C3', 'C5'],
  control: 'the store writes that a message was taken back, and withholds nothing',
  shows: [{ says: 'were sent what was taken back' }, { says: 'logs give out what was taken back' }],
  run: (scale) => run(scale === 'long' ? 100 : 10),
  runControl: () => run(3, 'withhold-in-name-only'),
};
