import { type ProblemCode, problemRow } from '@shopbell/protocol/constants';
import type { Chance } from '../ports.ts';
import { welcome } from './rig.ts';
import { type ScriptedSocket, type ScriptedTransport, type SentFrame, scriptedTransport } from './scripted-socket.ts';
import type { VirtualClock } from './virtual-clock.ts';

const CONVERSATION = '01kah0t3vq8m2r5x9zb1';
const BY = { role: 'shopper', id: '01kah0t3vq8m2r5x9zzz' };
const AGENT = { role: 'agent', id: '01kah0t3vq8m2r5x9zaa', name: 'Mei' };

interface Logged {
  readonly kind: string;
  readonly seq: number;
  readonly at: number;
  readonly by: object;
  readonly text?: string;
  readonly cid?: unknown;
  /** The message an edit or a recall is about. */
  readonly of?: unknown;
  readonly was?: string;
  readonly why?: string;
}

/** A relay with one conversation, and a network that delays, loses lines and drops pushes while `faulty`. */
export interface TinyRelay {
  readonly net: ScriptedTransport;
  readonly log: readonly Logged[];
  /** The log as it is read: without the words of what was taken back. */
  read(): readonly Logged[];
  faulty: boolean;
  /** What messages, edits and recalls are refused with; undefined: nothing. */
  refusal: ProblemCode | undefined;
  /** How far the shopper’s client says it has the log. */
  readonly marks: { delivered: number; read: number };
  /** The agent says something. */
  answer(text: string): void;
  /** Cuts every line. */
  cut(): void;
}

export function tinyRelay(clock: VirtualClock, { number }: Chance): TinyRelay {
  const log: Logged[] = [];
  const marks = { delivered: 0, read: 0 };
  const lines = new Map<ScriptedSocket, { greeted: boolean; up: number; down: number }>();

  const relay: TinyRelay = {
    net: scriptedTransport(hear),
    log,
    read() {
      const gone = new Set(log.flatMap(({ kind, of }) => (kind === 'recalled' ? of : [])));
      return log.map((event) => {
        const { kind, text: _, of, ...bare } = event;
        const isGone = (kind === 'message' && gone.has(event.seq)) || (kind === 'edited' && gone.has(of));
        return isGone ? { ...bare, kind: 'erased', was: kind, why: 'recalled' } : event;
      });
    },
    faulty: true,
    refusal: undefined,
    marks,
    answer: (text) => append({ kind: 'message', by: AGENT, text }),
    cut: () => [...lines.keys()].forEach(end),
  };

  function end(socket: ScriptedSocket): void {
    if (lines.delete(socket)) socket.end(1006);
  }

  /** What is sent arrives later, in order, or not at all when the line goes before. */
  function later(socket: ScriptedSocket, way: 'up' | 'down', run: () => void): void {
    const line = lines.get(socket);
    if (!line) return;
    line[way] = Math.max(line[way], clock.now() + number() * (relay.faulty ? 300 : 20));
    clock.after(line[way] - clock.now(), () => {
      if (lines.has(socket)) run();
    });
    if (relay.faulty && number() < 0.02) clock.after(number() * 200, () => end(socket));
  }

  const tell = (socket: ScriptedSocket, frame: object) => later(socket, 'down', () => socket.tell(frame));
  const facts = (after: number) => ({
    type: 'facts',
    conversation: CONVERSATION,
    after,
    events: relay.read().slice(after),
    head: log.length,
  });

  function append(event: Omit<Logged, 'seq' | 'at'>): Logged {
    const logged = { ...event, seq: log.length + 1, at: clock.wall() };
    log.push(logged);
    for (const [socket, line] of lines) {
      // A push that gets lost is the hole a client has to find.
      if (line.greeted && !(relay.faulty && number() < 0.2)) tell(socket, facts(logged.seq - 1));
    }
    return logged;
  }

  function hear(socket: ScriptedSocket, frame: SentFrame): void {
    const line = lines.get(socket) ?? { greeted: false, up: 0, down: 0 };
    lines.set(socket, line);
    later(socket, 'up', () => act(socket, frame));
  }

  function act(socket: ScriptedSocket, frame: SentFrame): void {
    const line = lines.get(socket);
    if (!line) return;
    if (frame.type === 'hello') {
      line.greeted = true;
      const conversations = log.length ? [{ conversation: CONVERSATION, state: 'active', seq: log.length }] : [];
      const receipts = {
        topic: 'receipts',
        conversation: CONVERSATION,
        shopper: marks,
        shop: { delivered: 0, read: 0 },
      };
      tell(socket, welcome({ conversations, reconnectWindowMs: 300, state: log.length ? [receipts] : [] }));
      const [standing] = Array.isArray(frame.follow) ? frame.follow : [];
      if (log.length) tell(socket, facts(standing?.seq ?? 0));
    }
    if (frame.type === 'follow' && Array.isArray(frame.conversations)) {
      tell(socket, facts(frame.conversations[0]?.seq ?? 0));
    }
    if (frame.type === 'heartbeat') {
      tell(socket, {
        type: 'heartbeat',
        at: 1,
        heads: log.length ? [{ conversation: CONVERSATION, seq: log.length }] : [],
      });
    }
    if (frame.type === 'receipt') {
      marks.delivered = Math.max(marks.delivered, Number(frame.delivered ?? 0));
      marks.read = Math.max(marks.read, Number(frame.read ?? 0));
    }
    if (frame.type !== 'say' && frame.type !== 'edit' && frame.type !== 'recall') return;
    const { cid, of } = frame;
    if (relay.refusal) {
      const { text, retry } = problemRow(relay.refusal);
      tell(socket, { type: 'problem', cid, code: relay.refusal, text, retry });
      return;
    }
    let stored = log.find((event) => event.cid === cid);
    if (!stored) {
      if (!log.length) append({ kind: 'requested', by: BY });
      const text = String(frame.text);
      stored =
        frame.type === 'say'
          ? append({ kind: 'message', by: BY, text, cid })
          : append(
              frame.type === 'edit' ? { kind: 'edited', by: BY, cid, of, text } : { kind: 'recalled', by: BY, cid, of },
            );
    }
    const { seq, at } = stored;
    const head = { conversation: CONVERSATION, seq: log.length };
    tell(socket, { type: 'ack', cid, conversation: CONVERSATION, seq, at, head });
  }

  return relay;
}
