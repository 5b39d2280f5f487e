import { beforeEach, expect } from 'vitest';
import { createHttpRig, PUBLIC_URL } from './rig.ts';

export const START = 1_795_000_000_000;
export const HOUR = 3_600_000;
export const SITE = '01kafzs1te0000000001';
/** The admin of the rig. */
export const ANN = '01kafzagnt00000000a1';
export const PASSWORD = 'correct horse battery';
export const API = '/api/v1';

/** A site with one admin, signed in, before each test of a file; and what tests of people do there. */
export function usePeople() {
  const desk = {
    rig: {} as Awaited<ReturnType<typeof createHttpRig>>,
    /** The server's clock. */
    now: START,
    /** The admin's cookie. */
    admin: '',
    call,
    anybody: (path: string, body: unknown) => call('POST', path, body, ''),
    signIn: (email: string, password: string, code?: string) =>
      desk.anybody('/session', { email, password, ...(code === undefined ? {} : { code }) }),
    /** Of the newest letter. */
    lastToken(): string {
      const mail = desk.rig.mails.at(-1);
      return mail && 'link' in mail ? (mail.link.split('/').at(-1) ?? '') : '';
    },
    log: async () =>
      (await desk.rig.directory.readSiteLog(SITE, 2)).map(
        ({ kind, actor }) => `${kind} by ${'id' in actor ? actor.id : 'system'}`,
      ),
    async invited(email = 'bob@example.com', role = 'agent'): Promise<string> {
      expect(await call('POST', '/invitations', { email, role })).toMatchObject({ status: 201 });
      return desk.lastToken();
    },
    /** Bob, with an account; gives his id. */
    async bob(): Promise<string> {
      const token = await desk.invited();
      const answer = await desk.anybody('/invitations/accept', { token, name: 'Bob', password: PASSWORD });
      expect(answer.status).toBe(204);
      const people: { id: string; name: string }[] = (await call('GET', '/people')).json.people;
      return people.find((person) => person.name === 'Bob')?.id ?? '';
    },
  };

  /** An answer's status, and its code or its body. */
  async function call(method: string, path: string, body?: unknown, cookie = desk.admin) {
    const headers = { origin: PUBLIC_URL, cookie };
    const response = await (body === undefined
      ? desk.rig.request(`${API}${path}`, { method, headers })
      : desk.rig.send(method, `${API}${path}`, body, headers));
    const text = await response.text();
    const json = text === '' ? undefined : JSON.parse(text);
    const set = response.headers.get('set-cookie')?.split(';')[0];
    return { status: response.status, code: json?.code, json, cookie: set };
  }

  beforeEach(async () => {
    desk.now = START;
    desk.rig = await createHttpRig({ duty: 'admin', now: () => desk.now });
    desk.admin = await desk.rig.cookie();
  });
  return desk;
}
