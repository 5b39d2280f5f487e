import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PollDown, PollEnd, PollUp, readPollHead } from '@shopbell/protocol';
import { POLL_PATH, type ProblemCode } from '@shopbell/protocol/constants';
import { addressKey, createClientAddress } from '../../auth/client-address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Relay } from '../../relay/relay.ts';
import type { Places } from '../places.ts';
import { problemFrame } from '../problem-frame.ts';
import { readLines } from './body.ts';
import { accept, refuse, tell } from './reply.ts';
import { Visit } from './visit.ts';

export interface PollEdgeOptions {
  relay: Relay;
  log: Log;
  clock: Pick<Clock, 'elapsed' | 'every'>;
  /** Address ranges whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  /** What addresses have open, over all edges. */
  places: Places;
  /** Largest frame, in bytes. */
  frameMaxBytes: number;
}

/** Bodies up to this many times the largest frame are read: a frame and its head, or many small ones. */
const READ_FACTOR = 2;
/** All lines are looked at this often, in ms. */
const SWEEP_MS = 1000;

/** The relay over plain HTTP requests, for clients whose WebSockets don't get through. */
export interface PollEdge {
  /** Answers a request that is for it; false for any other. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
  /** Refuses new lines from now on. */
  stop(): void;
  /** Lines that have not ended, goodbyes under way included. */
  readonly open: number;
  /** Looks at nothing any more. */
  close(): void;
}

/** What a path does with the first line of the body and those below it. */
type Deed = (head: string, frames: readonly string[], request: IncomingMessage, response: ServerResponse) => void;

/** Makes the edge: one relay session a line, whose frames go up and come down by requests below `POLL_PATH`. */
export function createPollEdge(options: PollEdgeOptions): PollEdge {
  const { relay, log, clock, places, frameMaxBytes } = options;
  const clientAddress = createClientAddress(options.trustedProxies);
  const visits = new Map<string, Visit>();
  let isStopped = false;

  function over(visit: Visit): void {
    const { name, key } = visit.options;
    if (!visits.delete(name)) return;
    visit.letGo();
    places.leave(key);
    if (visit.session) relay.gone(visit.session);
  }

  /** Nothing of it is carried out any more. */
  function shutOut(visit: Visit, code: ProblemCode): void {
    const { json, close = 1008 } = problemFrame(code);
    visit.line.send(json);
    visit.line.close(close);
    if (visit.session) relay.gone(visit.session);
    log.debug({ code }, 'refused at the door');
  }

  function take(visit: Visit, frames: readonly string[]): void {
    for (const frame of frames) {
      if (!visit.session || visit.line.isClosed) return;
      visit.came += 1;
      if (Buffer.byteLength(frame) > frameMaxBytes) return shutOut(visit, 'frame_too_large');
      relay.receive(visit.session, frame);
    }
  }

  function open(request: IncomingMessage, response: ServerResponse, frames: readonly string[]): void {
    const { origin, cookie, 'x-forwarded-for': forwarded } = request.headers;
    if (isStopped) return refuse(response, origin, 'draining');
    const { address } = clientAddress(
      request.socket.remoteAddress,
      Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
    );
    const key = addressKey(address);
    if (!places.take(key)) {
      places.leave(key);
      const { json, close } = problemFrame('too_many_sockets');
      return tell(response, origin, { from: 1, frames: [json], close });
    }
    const name = randomBytes(32).toString('base64url');
    const visit = new Visit({ name, origin, key, now: clock.elapsed, over });
    visits.set(name, visit);
    visit.session = relay.open(visit.line, { origin, cookie, address });
    take(visit, frames);
    visit.hold(response, true);
  }

  /** The line that a request names, if it is its own. Whoever names another's is told what a stranger is told. */
  function visitOf(name: string, origin: string | undefined): Visit | undefined {
    const visit = visits.get(name);
    if (visit?.options.origin !== origin) return undefined;
    if (visit?.session) relay.heard(visit.session);
    return visit;
  }

  const deeds: { readonly [name: string]: Deed | undefined } = {
    ''(head, frames, request, response) {
      open(request, response, head === '' ? frames : [head, ...frames]);
    },
    '/up'(line, frames, request, response) {
      const { origin } = request.headers;
      const head = readPollHead(PollUp, line);
      if (!head) return refuse(response, origin, 'bad_frame');
      const visit = visitOf(head.line, origin);
      if (!visit) return refuse(response, origin, 'not_found');
      const known = visit.came + 1 - head.from;
      // Behind a hole nothing is taken: the line's order is the order of the presses.
      if (known < 0) return refuse(response, origin, 'bad_frame');
      take(visit, frames.slice(known));
      accept(response, origin);
    },
    '/down'(line, _frames, request, response) {
      const { origin } = request.headers;
      const head = readPollHead(PollDown, line);
      if (!head) return refuse(response, origin, 'bad_frame');
      const visit = visitOf(head.line, origin);
      if (!visit) return refuse(response, origin, 'not_found');
      visit.line.acknowledge(head.got);
      visit.hold(response);
    },
    '/end'(line, _frames, request, response) {
      const { origin } = request.headers;
      const head = readPollHead(PollEnd, line);
      const visit = head && visitOf(head.line, origin);
      if (visit) over(visit);
      accept(response, origin);
    },
  };

  async function answer(deed: Deed, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readLines(request, frameMaxBytes * READ_FACTOR);
    if ('problem' in body) return refuse(response, request.headers.origin, body.problem);
    const [head = '', ...frames] = body.lines;
    deed(head, frames, request, response);
  }

  const stopSweep = clock.every(SWEEP_MS, () => {
    for (const visit of [...visits.values()]) visit.sweep();
  });

  return {
    serve(request, response) {
      const [path = ''] = (request.url ?? '').split('?');
      const name = path.slice(POLL_PATH.length);
      if (!path.startsWith(POLL_PATH) || !Object.hasOwn(deeds, name)) return false;
      const deed = request.method === 'POST' ? deeds[name] : undefined;
      if (!deed) {
        refuse(response, request.headers.origin, 'not_found');
        return true;
      }
      answer(deed, request, response).catch((error: unknown) => {
        log.debug({ error }, 'a request broke off');
        response.destroy();
      });
      return true;
    },
    stop() {
      isStopped = true;
    },
    get open() {
      return visits.size;
    },
    close: stopSweep,
  };
}
