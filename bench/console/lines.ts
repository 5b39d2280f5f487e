import { PROTOCOL, SOCKET_PATH, SUBPROTOCOL } from '@shopbell/protocol/constants';
import { openLine } from '../lib/line.ts';
import { cidOf } from '../load/cid.ts';

/** A greeted connection that asks for durable things and gets their acks. */
export interface Asker {
  /** Resolves with the time in the ack, epoch ms; rejects when it is refused. */
  ask(type: 'take' | 'say', fields: Readonly<Record<string, string>>): Promise<number>;
  end(): void;
}

interface Answer {
  type: string;
  cid?: string;
  code?: string;
  at: number;
}

/** Connects and greets with these credentials. `index` keeps the ids of several connections apart. */
export async function greeted(port: number, index: number, hello: Readonly<Record<string, string>>): Promise<Asker> {
  const waiting = new Map<string, (answer: Answer) => void>();
  let asked = 0;
  const { promise: welcome, resolve, reject } = Promise.withResolvers<void>();
  const line = await openLine({
    port,
    path: SOCKET_PATH,
    headers: { 'Sec-WebSocket-Protocol': SUBPROTOCOL },
    onText(text) {
      const answer: Answer = JSON.parse(text);
      if (answer.type === 'welcome') resolve();
      else if (answer.cid !== undefined) waiting.get(answer.cid)?.(answer);
      else if (answer.type === 'problem') reject(new Error(`refused: ${answer.code}`));
    },
  });
  line.send(JSON.stringify({ type: 'hello', protocol: PROTOCOL, ...hello }));
  await welcome;
  return {
    ask(type, fields) {
      const cid = cidOf(index, asked++, Date.now());
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      waiting.set(cid, ({ type: answered, at, code }) => {
        waiting.delete(cid);
        if (answered === 'ack') resolve(at);
        else if (answered === 'problem') reject(new Error(`refused: ${code}`));
      });
      line.send(JSON.stringify({ type, cid, ...fields }));
      return promise;
    },
    end: () => line.end(),
  };
}
