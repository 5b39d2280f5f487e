import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Relay, signInOf, startRelay } from './lib/index.ts';
import { greeted, newCid, shopperHello, type Wire } from './lib/wire.ts';

// Who may no longer be at the desk, by whatever way: their real sockets are closed within 5 s, and nobody else's are.

const WITHIN_MS = 5000;
const [FIRST, SECOND] = ['first long password', 'second long password'];

let relay: Relay;
let admin: string;
beforeAll(async () => {
  relay = await startRelay();
  admin = await signIn(signInOf(relay, 'admin'));
});
afterAll(() => relay.remove());

async function call(token: string | undefined, method: string, path: string, body?: object) {
  const response = await fetch(`${relay.url}/api/v1/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
}

async function signIn(credentials: { email: string; password: string }): Promise<string> {
  const { status, json } = await call(undefined, 'POST', 'session', credentials);
  expect(status).toBe(200);
  return json.token;
}

/** The token in the letter: without mail set up, letters stand in the server's log. */
async function tokenTo(email: string, about: string): Promise<string> {
  const letter = () =>
    relay.child
      .output()
      .split('\n')
      .slice(0, -1)
      .findLast((one) => one.includes(`"about":"${about}","to":"${email}"`));
  await expect.poll(letter).toBeDefined();
  return String(JSON.parse(letter() ?? '{}').link)
    .split('/')
    .at(-1) as string;
}

let people = 0;
/** A new colleague with two connections, each of a session of its own. */
async function colleague() {
  const email = `colleague${++people}@example.com`;
  await call(admin, 'POST', 'invitations', { email, role: 'supervisor' });
  const accepted = await call(undefined, 'POST', 'invitations/accept', {
    token: await tokenTo(email, 'invitation'),
    name: 'Bo',
    password: FIRST,
  });
  expect(accepted.status).toBe(204);
  const id: string = (await call(admin, 'GET', 'people')).json.people.at(-1).id;
  const tokens = [await signIn({ email, password: FIRST }), await signIn({ email, password: FIRST })] as const;
  const sockets = await Promise.all(tokens.map(atDesk));
  return { id, email, tokens, sockets };
}
type Colleague = Awaited<ReturnType<typeof colleague>>;

const atDesk = (token: string): Promise<Wire> =>
  greeted(relay.url, { type: 'hello', role: 'agent', protocol: 1, token }, '');

test('who signs out is gone for shoppers at once, who closes the page is before a lost line would be', async () => {
  const shopper = await greeted(relay.url, shopperHello());
  const said = () =>
    shopper.frames.flatMap(({ state }) => {
      const { topic, value } = (state ?? {}) as { topic?: string; value?: string };
      return topic === 'availability' ? [value] : [];
    });
  for (const withinMs of [2000, 8000]) {
    const token = await signIn(signInOf(relay, 'agent'));
    const agent = await atDesk(token);
    await expect.poll(() => said().at(-1)).toBe('online');
    agent.socket.close();
    await agent.closed;
    if (withinMs === 2000) await call(token, 'DELETE', 'session');
    await expect.poll(() => said().at(-1), { timeout: withinMs }).toBe('away');
  }
  shopper.socket.terminate();
});

/** The ways to lose a place at the desk, and how many of the two connections end by them. */
const WAYS: Readonly<Record<string, { ends: number; status?: number; act(who: Colleague): ReturnType<typeof call> }>> =
  {
    'a removal': { ends: 2, act: ({ id }) => call(admin, 'DELETE', `people/${id}`) },
    'another role': { ends: 2, act: ({ id }) => call(admin, 'POST', `people/${id}/role`, { role: 'agent' }) },
    'a reset by an admin': { ends: 2, act: ({ id }) => call(admin, 'POST', `people/${id}/password-reset`, {}) },
    'a reset by a link': {
      ends: 2,
      async act({ email }) {
        await call(undefined, 'POST', 'password-resets', { email });
        const token = await tokenTo(email, 'password_reset');
        return call(undefined, 'POST', 'password-resets/use', { token, password: SECOND });
      },
    },
    'a new password, chosen elsewhere': {
      ends: 1,
      act: ({ tokens }) => call(tokens[0], 'POST', 'account/password', { current: FIRST, password: SECOND }),
    },
    'a sign-out': { ends: 1, act: ({ tokens }) => call(tokens[1], 'DELETE', 'session') },
  };

test.each(Object.entries(WAYS))('%s: a revoked agent is cut within 5 s', async (_, { ends, act }) => {
  const who = await colleague();
  const bystander = await atDesk(admin);
  const ended = who.sockets.slice(-ends);
  expect((await act(who)).status).toBe(204);
  const started = performance.now();
  for (const { closed } of ended) expect(await closed).toMatchObject({ code: 4401, reason: 'session_invalid' });
  expect(performance.now() - started).toBeLessThan(WITHIN_MS);
  for (const token of who.tokens.slice(-ends)) {
    expect((await atDesk(token)).frames[0]).toMatchObject({ type: 'problem', code: 'session_invalid' });
    expect((await call(token, 'GET', 'session')).status).toBe(401);
  }

  // What a shopper says now reaches who is still at the desk, and the ended connections nothing more.
  const heard = ended.map(({ frames }) => frames.length);
  const shopper = await greeted(relay.url, shopperHello());
  const text = `Is anybody there? ${people}`;
  shopper.send({ type: 'say', cid: newCid(), text });
  const stay = [bystander, ...who.sockets.slice(0, -ends)];
  for (const wire of stay) await wire.next((frame) => JSON.stringify(frame).includes(text));
  expect(ended.map(({ frames }) => frames.length)).toEqual(heard);
  for (const { socket } of [...stay, shopper]) socket.terminate();
});
