import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call, as it came. */
export interface Call {
  readonly id: string;
  /** When it began, epoch ms. */
  readonly at: number;
  readonly type: string;
  readonly body: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Receiver {
  readonly url: string;
  /** Every call with a good signature that was answered with a 2xx, repetitions too. */
  readonly taken: readonly Call[];
  /** Calls of any kind. */
  calls(): number;
  /** What the next calls are answered with, and after how many ms. Default: 204, at once. */
  answer(status: number, afterMs?: number, headers?: Readonly<Record<string, string>>): void;
  /** The secret that calls are signed with. */
  secret(secret: string): void;
  close(): Promise<void>;
}

/**
 * A shop's own server on this machine: takes what is signed as Standard Webhooks says, and nothing else. What it was told by who is gone
 * before it can answer it takes every other time.
 */
export async function openReceiver(): Promise<Receiver> {
  const taken: Call[] = [];
  let [calls, status, afterMs, key] = [0, 204, 0, Buffer.alloc(0)];
  let headers: Readonly<Record<string, string>> = {};
  let forgets = false;

  const isGood = (id: string, time: string, body: string, signatures: string): boolean => {
    const expected = Buffer.from(`v1,${createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')}`);
    const isFresh = Math.abs(Date.now() / 1000 - Number(time)) < 300;
    return (
      isFresh &&
      signatures.split(' ').some((one) => one.length === expected.length && timingSafeEqual(Buffer.from(one), expected))
    );
  };

  const server = createServer(async (request, response) => {
    calls += 1;
    const at = Date.now();
    let body = '';
    try {
      for await (const part of request) body += part;
    } catch {
      // Who called was killed meanwhile.
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    if (response.destroyed) {
      forgets = !forgets;
      if (forgets) return;
    }
    const of = (name: string): string => String(request.headers[name] ?? '');
    const id = of('webhook-id');
    if (!isGood(id, of('webhook-timestamp'), body, of('webhook-signature'))) return void response.writeHead(401).end();
    if (status < 300) {
      const { type, data } = JSON.parse(body);
      taken.push({ id, at, type, body, data });
    }
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    taken,
    calls: () => calls,
    answer(next, after = 0, more = {}) {
      [status, afterMs, headers] = [next, after, more];
    },
    secret(secret) {
      key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A webhook as an admin sees it. */
export interface WebhookSeen {
  readonly id: string;
  readonly state: string;
  readonly waiting: number;
  readonly dead: number;
}

/** What an admin does about webhooks over REST. `signIn` is theirs. */
export async function webhookAdmin(url: string, signIn: { email: string; password: string }) {
  let token = '';
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text || '{}');
  };
  token = (await ask<{ token: string }>('POST', 'session', signIn)).token;
  return {
    ask,
    /** Makes one, and tells the receiver its secret. */
    async add(receiver: Receiver, topics: readonly string[], to = receiver.url): Promise<string> {
      const { id, secret } = await ask<{ id: string; secret: string }>('POST', 'webhooks', { url: to, topics });
      receiver.secret(secret);
      return id;
    },
    async seen(id: string): Promise<WebhookSeen | undefined> {
      const { webhooks } = await ask<{ webhooks: WebhookSeen[] }>('GET', 'webhooks');
      return webhooks.find((each) => each.id === id);
    },
  };
}
