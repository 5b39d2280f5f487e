import { expect, it } from 'vitest';
import { seededChance, settle, virtualClock } from '../testing/virtual-clock.ts';
import { eachSeed } from '../testing/walk.ts';
import { type PollAnswer, pollTransport } from './poll.ts';

/** What the network does to a request: it does not get there, its answer does not come back, something else answers. */
type Fate = 'well' | 'lost' | 'unanswered' | 'portal' | 'silent';

const PORTAL: PollAnswer = { status: 200, text: '<html>Please sign in to this network</html>' };

/** The relay's side of a line, as docs/protocol.md has it, behind a network in a test's hands. */
function tinyEdge(fate: (path: string) => Fate = () => 'well') {
  const taken: string[] = [];
  const said: string[] = [];
  const paths: string[] = [];
  const bodies: string[] = [];
  let close: number | undefined;
  let isGone = false;
  let held: { got: number; answer: (answer: PollAnswer) => void } | undefined;
  let pending = 0;

  const ok = (head: object, frames: readonly string[] = []): PollAnswer => ({
    status: 200,
    text: [JSON.stringify(head), ...frames].join('\n'),
  });
  const tell = (got: number, line?: string) => ok({ line, from: got + 1, close }, said.slice(got));

  function serve(path: string, body: string, answer: (answer: PollAnswer) => void): void {
    const [first = '', ...frames] = body.split('\n');
    if (path === '') {
      taken.push(...body.split('\n'));
      return answer(tell(0, 'n'.repeat(43)));
    }
    if (isGone) return answer({ status: 404, text: '{}' });
    const head = JSON.parse(first);
    if (path === '/up') {
      expect(head.from).toBeLessThanOrEqual(taken.length + 1);
      taken.push(...frames.slice(taken.length + 1 - head.from));
      return answer(ok({}));
    }
    if (path === '/end') return answer(ok({}));
    held?.answer(tell(held.got));
    held = { got: head.got, answer };
    flush();
  }

  function flush(): void {
    if (!held || (held.got >= said.length && close === undefined)) return;
    const { got, answer } = held;
    held = undefined;
    answer(tell(got));
  }

  return {
    taken,
    paths,
    bodies,
    get pending() {
      return pending;
    },
    say(...frames: string[]) {
      said.push(...frames);
      flush();
    },
    close(code: number) {
      close = code;
      flush();
    },
    forget() {
      isGone = true;
    },
    post(url: string, body: string) {
      const path = url.replace(/^https:\/\/chat\.example\/poll/, '');
      paths.push(path);
      bodies.push(body);
      const doing = fate(path);
      const { promise, resolve, reject } = Promise.withResolvers<PollAnswer>();
      pending += 1;
      const done = () => (pending -= 1);
      promise.then(done, done);
      const fail = () => reject(new TypeError('failed'));
      if (doing === 'lost') fail();
      else if (doing === 'portal') resolve(PORTAL);
      else if (doing !== 'silent') serve(path, body, doing === 'well' ? resolve : fail);
      return { answer: promise, abort: fail };
    },
  };
}

function lineOver(edge: ReturnType<typeof tinyEdge>, seed = 1) {
  const clock = virtualClock();
  const heard: unknown[] = [];
  const ends: number[] = [];
  const { post } = edge;
  const socket = pollTransport({ clock, chance: seededChance(seed), post }).open('wss://chat.example/ws', {
    opened: () => socket.send('hello'),
    text: (text) => heard.push(text),
    closed: (code) => ends.push(code),
  });
  return { clock, heard, ends, socket };
}

it('greets with the first request, then sends and hears', async () => {
  const edge = tinyEdge();
  edge.say('welcome');
  const { socket, heard } = lineOver(edge);
  await settle();
  expect([edge.taken, heard]).toEqual([['hello'], ['welcome']]);
  socket.send('one');
  socket.send('two');
  await settle();
  edge.say('three');
  await settle();
  expect([edge.taken, heard]).toEqual([
    ['hello', 'one', 'two'],
    ['welcome', 'three'],
  ]);
  // What came while a request was on its way goes together with the next.
  expect(edge.paths.filter((path) => path === '/up').length).toBeLessThanOrEqual(2);
});

it('[WA5] everything arrives in order and once, whatever is lost on the way', () =>
  eachSeed(100, async (chance, seed) => {
    let isBad = true;
    const edge = tinyEdge((path) => {
      const roll = chance.number();
      if (path === '' || !isBad || roll > 0.3) return 'well';
      return roll < 0.15 ? 'lost' : 'unanswered';
    });
    edge.say('welcome');
    const { clock, heard, ends, socket } = lineOver(edge, seed);
    await settle();
    const [up, down] = [['hello'], ['welcome']];
    for (let i = 0; i < 30 && !ends.length; i++) {
      socket.send(`up ${i}`);
      up.push(`up ${i}`);
      edge.say(`down ${i}`);
      down.push(`down ${i}`);
      await clock.advance(chance.number() * 2000);
    }
    isBad = false;
    await clock.advance(20_000);
    expect(edge.taken).toEqual(ends.length ? up.slice(0, edge.taken.length) : up);
    expect(heard).toEqual(ends.length ? down.slice(0, heard.length) : down);
  }));

it('[WA5] an answer that brings what is known brings it to nobody twice', async () => {
  const edge = tinyEdge();
  edge.say('welcome', 'a');
  const { heard } = lineOver({ ...edge, post: (url, body) => edge.post(url, body.replace('"got":2', '"got":0')) });
  await settle();
  edge.say('b');
  await settle();
  expect(heard.slice(0, 3)).toEqual(['welcome', 'a', 'b']);
});

it('[WA5] no body grows beyond what the relay takes', async () => {
  const edge = tinyEdge();
  edge.say('welcome');
  const { socket } = lineOver(edge);
  await settle();
  for (let i = 0; i < 20; i++) socket.send('x'.repeat(10_000));
  await settle();
  expect(edge.taken).toHaveLength(21);
  expect(Math.max(...edge.bodies.map(({ length }) => length))).toBeLessThan(33_000);
});

it.each(['portal', 'lost', 'silent'] as const)(
  '[WA7] a network that answers by itself is no relay: %s',
  async (fate) => {
    const edge = tinyEdge(() => fate);
    const { clock, heard, ends } = lineOver(edge);
    await clock.advance(60_000);
    expect([heard, ends]).toEqual([[], [1006]]);
    expect(edge.paths).toEqual(['']);
  },
);

it('[WA7] nor is one that begins to while the line is up: it is asked a few times, and then the line is lost', async () => {
  let isPortal = false;
  const edge = tinyEdge(() => (isPortal ? 'portal' : 'well'));
  edge.say('welcome');
  const { clock, heard, ends } = lineOver(edge);
  await settle();
  isPortal = true;
  edge.say('a');
  const before = edge.paths.length;
  await clock.advance(20_000);
  expect([heard, ends, edge.paths.length - before]).toEqual([['welcome', 'a'], [1006], 4]);
});

it('ends with the relay’s own code, behind its last words', async () => {
  const edge = tinyEdge();
  edge.say('welcome');
  const { heard, ends, clock } = lineOver(edge);
  await settle();
  edge.close(1012);
  await settle();
  expect([heard, ends]).toEqual([['welcome'], [1012]]);
  expect([clock.timers, edge.pending]).toEqual([0, 0]);
});

it('a line that the relay does not know any more is lost at once', async () => {
  const edge = tinyEdge();
  edge.say('welcome');
  const { socket, ends } = lineOver(edge);
  await settle();
  edge.forget();
  socket.send('one');
  await settle();
  expect(ends).toEqual([1006]);
});

it('gives a request up that is not answered, and the line after four', async () => {
  let isSilent = false;
  const edge = tinyEdge((path) => (isSilent && path === '/up' ? 'silent' : 'well'));
  edge.say('welcome');
  const { clock, socket, ends } = lineOver(edge);
  await settle();
  isSilent = true;
  socket.send('one');
  await clock.advance(39_000);
  expect(ends).toEqual([]);
  await clock.advance(10_000);
  expect([ends, edge.paths.filter((path) => path === '/up').length]).toEqual([[1006], 4]);
});

it('[WA6] closed, it asks nothing more, holds no timer and tells the relay so', async () => {
  const edge = tinyEdge();
  edge.say('welcome');
  const { clock, socket, heard, ends } = lineOver(edge);
  await settle();
  socket.close();
  edge.say('too late');
  await settle();
  expect(edge.paths.at(-1)).toBe('/end');
  expect([heard, ends, clock.timers, edge.pending]).toEqual([['welcome'], [], 0, 0]);
});

it('[WA6] closed while it waits to ask again, it does not', async () => {
  const edge = tinyEdge((path) => (path === '/up' ? 'lost' : 'well'));
  edge.say('welcome');
  const { clock, socket } = lineOver(edge);
  await settle();
  socket.send('one');
  await settle();
  socket.close();
  await settle();
  expect(clock.timers).toBe(0);
  await clock.advance(10_000);
  expect(edge.paths.filter((path) => path === '/up')).toHaveLength(1);
});
