import { POLL_HOLD_MS, POLL_PATH, SOCKET_PATH } from '@shopbell/protocol/constants';
import type { Chance, Clock, Transport } from '../ports.ts';

/** What a line that was cut ends with. */
const CUT = 1006;
/** A request for frames is given up this long after the relay should have answered, in ms. */
const SLACK_MS = 10_000;
/** Any other request is given up after this, in ms. */
const ANSWER_MS = 10_000;
/** So many times a request is made, then the line is lost. */
const TRIES = 4;
/** A request goes again within this time, in ms; the bound doubles with each. */
const AGAIN_MS = 500;
/** Frames of one request, in characters; one alone may be longer. */
const BODY_MAX = 32 * 1024;

/** What a request is answered with. */
export interface PollAnswer {
  readonly status: number;
  readonly text: string;
}

/** A POST under way. */
export interface Post {
  /** Rejects when no answer came. */
  readonly answer: Promise<PollAnswer>;
  abort(): void;
}

export interface PollPorts {
  readonly clock: Clock;
  readonly chance: Chance;
  /** `isLast`: nobody waits for the answer, and the page may be on its way out. */
  post(url: string, body: string, isLast: boolean): Post;
}

/** The first line of an answer, as far as it is one. */
function readHead(text: string): { line?: unknown; from?: unknown; close?: unknown } | undefined {
  try {
    const head: unknown = JSON.parse(text.split('\n', 1).join());
    return typeof head === 'object' && head ? head : undefined;
  } catch {
    // A page that some network puts before everything.
    return undefined;
  }
}

/** As many of the frames as go together. */
function bodyOf(frames: readonly string[]): readonly string[] {
  let [count, size] = [0, 0];
  for (const { length } of frames) {
    size += length;
    if (count && size > BODY_MAX) break;
    count++;
  }
  return frames.slice(0, count);
}

/**
 * The relay over HTTP requests, in the shape of a socket: one POST after the other carries frames up, another is held until there are
 * frames to bring down. Both ways are numbered, so that what is repeated counts once.
 */
export const pollTransport = ({ clock, chance, post }: PollPorts): Transport => ({
  open(url, events) {
    const base = `http${url.slice(2, -SOCKET_PATH.length)}${POLL_PATH}`;
    const posts = new Set<Post>();
    let name: string | undefined;
    let isOver = false;
    let isSending = false;
    /** Frames that the relay may not have, and the number of the first one. */
    let queue: string[] = [];
    let from = 1;
    /** The highest number that has come. */
    let got = 0;
    let wakeUp: (() => void) | undefined;

    function end(code: number): void {
      if (isOver) return;
      shut();
      events.closed(code);
    }

    function shut(): void {
      isOver = true;
      wakeUp?.();
      for (const each of posts) each.abort();
    }

    const pause = (ms: number) =>
      new Promise<void>((resolve) => {
        const cancel = clock.after(ms, resolve);
        wakeUp = () => {
          cancel();
          resolve();
        };
      });

    /** One request. Undefined where no answer of the relay's came: of something else on the way, or none. */
    async function ask(path: string, body: string, withinMs: number): Promise<PollAnswer | undefined> {
      const mine = post(base + path, body, false);
      posts.add(mine);
      const cancel = clock.after(withinMs, mine.abort);
      const answer = await mine.answer.catch(() => undefined);
      cancel();
      posts.delete(mine);
      return answer && (answer.status === 404 || (answer.status === 200 && readHead(answer.text))) ? answer : undefined;
    }

    /** The same until there is an answer. The line is over when there is none, or the relay does not know it. */
    async function insist(
      path: string,
      body: () => string,
      withinMs: number,
      tries = TRIES,
    ): Promise<string | undefined> {
      for (let i = 0; i < tries && !isOver; i++) {
        if (i) await pause(chance.number() * AGAIN_MS * 2 ** i);
        if (isOver) break;
        const answer = await ask(path, body(), withinMs);
        if (answer?.status === 200) return answer.text;
        if (answer) break;
      }
      end(CUT);
      return undefined;
    }

    function hear(text: string): void {
      const [, ...frames] = text.split('\n');
      const head = readHead(text);
      if (typeof head?.line === 'string') name = head.line;
      let number = Number(head?.from);
      for (const frame of frames) {
        if (isOver) return;
        if (number++ !== got + 1) continue;
        got++;
        events.text(frame);
      }
      if (typeof head?.close === 'number') end(head.close);
    }

    async function pull(): Promise<void> {
      while (!isOver) {
        const text = await insist('/down', () => JSON.stringify({ line: name, got }), POLL_HOLD_MS + SLACK_MS);
        if (text !== undefined && !isOver) hear(text);
      }
    }

    /** The greeting opens the line, and waits for what the relay says to it. It is not repeated: that would open another. */
    async function begin(frames: readonly string[]): Promise<void> {
      const text = await insist('', () => frames.join('\n'), POLL_HOLD_MS + SLACK_MS, 1);
      if (text === undefined || isOver) return;
      hear(text);
      if (name === undefined) end(CUT);
      else void pull();
    }

    async function push(): Promise<void> {
      if (isSending) return;
      isSending = true;
      while (queue.length && !isOver) {
        const frames = bodyOf(queue);
        if (name === undefined) await begin(frames);
        else await insist('/up', () => [JSON.stringify({ line: name, from }), ...frames].join('\n'), ANSWER_MS);
        queue = queue.slice(frames.length);
        from += frames.length;
      }
      isSending = false;
    }

    queueMicrotask(() => !isOver && events.opened());
    return {
      send(text) {
        queue.push(text);
        void push();
      },
      close() {
        if (isOver) return;
        shut();
        // Else the relay waits for the next request a while.
        if (name !== undefined) post(`${base}/end`, JSON.stringify({ line: name }), true).answer.catch(() => undefined);
      },
    };
  },
});
