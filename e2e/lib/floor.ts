import { type Chat, createChat } from '@shopbell/sdk';
import { type Agent, createAgent } from '@shopbell/sdk/agent';
import type { Relay } from './relay.ts';

/** How long anything on a floor may take, in ms. */
const WITHIN_MS = 60_000;

/** Resolves when it is so: looked at with every change of the client. */
export function when<C extends Chat | Agent>(
  client: C,
  isSo: (view: C['view']) => boolean,
  what = String(isSo),
): Promise<C['view']> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => done(() => reject(new Error(`not within ${WITHIN_MS} ms: ${what}`))), WITHIN_MS);
    const heard: { on(event: 'change', listener: () => void): () => void } = client;
    const off = heard.on('change', look);
    function done(settle: () => void): void {
      clearTimeout(late);
      off();
      settle();
    }
    function look(): void {
      const { view } = client;
      if (isSo(view)) done(() => resolve(view));
    }
    look();
  });
}

/** An agent with an account, on a line. */
export async function onDuty(relay: Relay, credentials: { email: string; password: string }): Promise<Agent> {
  const agent = createAgent({ endpoint: relay.url });
  await agent.signIn(credentials);
  await agent.connect();
  return agent;
}

/** A shopper who says something, and all they said. */
export interface Guest {
  readonly chat: Chat;
  readonly conversation: string;
  readonly said: string[];
  say(text: string): Promise<void>;
}

export async function guest(relay: Relay, text: string, group?: string): Promise<Guest> {
  const chat = createChat({ endpoint: relay.url, site: 'demo', apiKey: relay.demo.apiKey });
  const { conversation } = await chat.send(text, group === undefined ? {} : { group });
  const said = [text];
  return {
    chat,
    conversation,
    said,
    async say(more) {
      said.push(more);
      await chat.send(more);
    },
  };
}
