import { createPromises } from '../client/promises.ts';
import { checkText } from '../client/text.ts';
import { ChatError, type ChatErrorCode } from '../errors.ts';
import type { Hooks } from '../hook-types.ts';
import { OUTBOX_MAX } from '../limits.ts';
import type { Unsent } from '../outbox/outbox.ts';
import type { Pending } from '../types.ts';
import type { FrameOf } from '../wire/frames.ts';
import type { ExtrasHost, Hooked } from './ports.ts';
import { hookClock, type Passed, runHooks, type Step } from './run-hooks.ts';

type Ack = FrameOf<'ack'>;
type Words = Extract<Unsent, { type: 'say' | 'edit' | 'rate' }> & { text: string };

/** What a hook has to look at. A rating may be without words. */
const isWorded = (request: Unsent): request is Words =>
  /^(say|edit|rate)$/.test(request.type) && 'text' in request && request.text !== undefined;

/** Words that the page's hooks look at, or have held back. */
interface Held {
  readonly cid: string;
  readonly request: Words;
  /** Local time of the press, epoch ms. */
  readonly at: number;
  readonly problem: ChatErrorCode | undefined;
}

/** Lets one's own words go once the hooks have passed them, in the order of the presses. They are in this page's memory until then. */
export interface Passing {
  pass(request: Unsent): Promise<Ack>;
  /** New words that are held, as they are shown below the thread. */
  readonly pending: readonly Pending[];
  /** The person is gone, or the client. */
  wipe(error: ChatError): void;
}

/** Takes a request in, past all hooks: from the first one on the device remembers. */
export async function take({ keep, person, client }: ExtrasHost, request: Unsent, cid?: string): Promise<Ack> {
  keep(person.keep());
  return client.submit(request, cid);
}

export function createPassing(host: ExtrasHost, failed: (error: ChatError) => void): Passing {
  const { client, hooks, ports } = host;
  const { wall } = ports.clock;
  const clock = hookClock(ports.clock);
  const { sender } = client;
  const { retry } = client;
  const { discard } = sender;
  const answers = createPromises<{ [cid: string]: Ack }>();
  let held: readonly Held[] = [];
  /** What was pressed before goes first. */
  let turn: Promise<unknown> | undefined;
  /** Whoever was here when it was pressed is still here. */
  let life = {};
  /** As long as something waits, nothing goes around it, though the page has taken its hooks back. */
  const waits: Hooked = ['beforeSend', () => undefined];

  function put(next: readonly Held[]): void {
    held = next;
    client.touch();
  }
  const drop = (cid: string) => put(held.filter((one) => one.cid !== cid));

  function isFit(text: string): boolean {
    try {
      checkText(text, sender.bounds.textMaxChars);
      return !/\p{Cs}/u.test(text);
    } catch {
      return false;
    }
  }

  function look(request: Words): Passed | Promise<Passed> {
    const { conversation } = request;
    const about = {
      conversation,
      edits: request.type === 'edit' ? request.of : undefined,
      file: request.type === 'say' ? request.file : undefined,
      card: request.type === 'say' ? request.card : undefined,
    };
    const steps = [...hooks].flatMap((hook): Step[] => {
      if (hook[0] === 'beforeDisplay') return [];
      const [name, run, options] = hook;
      return [
        {
          run(text) {
            // Whoever misspells what redacts has nothing sent.
            if (name !== 'beforeSend') throw new Error(`there is no ${name}`);
            return run({ text, ...about } satisfies Hooks['beforeSend']);
          },
          options,
          otherwise: 'stop',
        },
      ];
    });
    return runHooks(steps, request.text, { clock, failed, isFit });
  }

  function go(one: Held, passed: Passed): void {
    const { cid, request } = one;
    if ('code' in passed) {
      put(
        request.type === 'say'
          ? held.map((each) => (each === one ? { ...one, problem: passed.code } : each))
          : held.filter((each) => each !== one),
      );
      answers.reject(new ChatError(passed.code, undefined, passed.code === 'hook_failed' ? 'later' : 'fix'), cid);
      return;
    }
    drop(cid);
    take(host, { ...request, text: passed.text }, cid).then(
      (ack) => answers.resolve(cid, ack),
      (error) => answers.reject(error, cid),
    );
  }

  /** After what was pressed before it: at once where nothing was, and no hook takes its time. */
  function inTurn(work: () => void, first?: Promise<unknown>): void {
    if (!turn && !first) return work();
    const mine = life;
    const next = (turn ?? Promise.resolve())
      .then(() => first)
      .then(() => {
        if (life === mine) work();
      })
      .finally(() => {
        if (turn !== next) return;
        turn = undefined;
        hooks.delete(waits);
      });
    turn = next;
    hooks.add(waits);
  }

  function begin(one: Held): void {
    const found = look(one.request);
    if ('then' in found) {
      let passed: Passed = { code: 'hook_failed' };
      inTurn(
        () => go(one, passed),
        found.then((now) => {
          passed = now;
        }),
      );
    } else inTurn(() => go(one, found));
  }

  client.retry = (cid) => {
    const one = held.find((each) => each.cid === cid);
    if (!one) return retry(cid);
    if (!one.problem) return;
    const again = { ...one, problem: undefined };
    put(held.map((each) => (each === one ? again : each)));
    begin(again);
  };
  sender.discard = (cid) => {
    const one = held.find((each) => each.cid === cid);
    if (!one) return discard(cid);
    drop(cid);
    answers.reject(new ChatError('discarded'), cid);
  };

  return {
    async pass(request) {
      if (!isWorded(request)) {
        if (!turn) return take(host, request);
        const cid = sender.cid();
        const answer = answers.wait(cid);
        inTurn(
          () =>
            void take(host, request, cid).then(
              (ack) => answers.resolve(cid, ack),
              (error) => answers.reject(error, cid),
            ),
        );
        return answer;
      }
      if (held.length + sender.entries.length >= OUTBOX_MAX) throw new ChatError('outbox_full', undefined, 'later');
      const one: Held = { cid: sender.cid(), request, at: wall(), problem: undefined };
      const answer = answers.wait(one.cid);
      put([...held, one]);
      begin(one);
      return answer;
    },
    get pending() {
      return held.flatMap(({ cid, request, at, problem }): Pending[] => {
        if (request.type !== 'say') return [];
        const how = problem ? ({ status: 'failed', problem } as const) : ({ status: 'unsaved' } as const);
        return [{ ...request, cid, at, lane: 'public', ...how }];
      });
    },
    wipe(error) {
      clock.end();
      life = {};
      turn = undefined;
      hooks.delete(waits);
      held = [];
      answers.reject(error);
    },
  };
}
