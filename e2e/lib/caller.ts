import { expect } from 'vitest';
import { type Relay, signInOf } from './relay.ts';
import { type Frame, newCid, type Wire } from './wire.ts';

/** Somebody who is signed in without a browser. */
export interface Caller {
  readonly token: string;
  /** Their id. */
  readonly id: string;
  /**
   * Asks the server, which must not refuse it; a path begins behind `/api/v1/`. Without a body it reads, a text goes as the bytes of a
   * file. What is no JSON comes as `text`.
   */
  call(path: string, body?: object | string, method?: string): Promise<Readonly<Record<string, unknown>>>;
}

export async function caller(relay: Relay, role: 'agent' | 'supervisor' | 'admin', index = 0): Promise<Caller> {
  let token = '';
  const call: Caller['call'] = async (path, given, method = given === undefined ? 'GET' : 'POST') => {
    const bytes = typeof given === 'string';
    const answer = await fetch(`${relay.url}/api/v1/${path}`, {
      method,
      headers: {
        ...(bytes
          ? { 'content-type': 'application/octet-stream', 'upload-offset': '0' }
          : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(given === undefined ? {} : { body: bytes ? given : JSON.stringify(given) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text.startsWith('{') ? JSON.parse(text) : { text };
  };
  const session = await call('session', signInOf(relay, role, index));
  token = String(session.token);
  return { token, id: String(Object(session.self).id), call };
}

/** What the server says to something that is to be stored: a line that ends is an answer of type `closed`. */
export async function answered(wire: Wire, frame: object): Promise<Frame> {
  const cid = newCid();
  const ended = wire.closed.then((how): Frame => ({ type: 'closed', ...how }));
  wire.send({ cid, ...frame });
  return Promise.race([wire.next((one) => one.cid === cid && /^(?:ack|problem)$/.test(one.type)), ended]);
}

/** Has something stored; the ack tells where. */
export async function done(wire: Wire, frame: object): Promise<{ conversation: string; seq: number; cid: string }> {
  const { type, code, conversation, seq, cid } = await answered(wire, frame);
  expect([frame, type, code]).toEqual([frame, 'ack', undefined]);
  return { conversation: String(conversation), seq: Number(seq), cid: String(cid) };
}
