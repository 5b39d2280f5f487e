import { expect } from '@open-wc/testing';
import type { Chat, ChatOptions } from '@shopbell/sdk';
import { type FakeChat, fakeChat } from '@shopbell/sdk/testing';
import { act, createElement } from 'react';
import { useChat } from './index.ts';
import { mounted } from './testing/mounted.ts';
import { useClient } from './use-client.ts';

interface TalkProps {
  readonly make: (options: ChatOptions) => Chat;
  readonly site: string;
  /** Is told the client of each render. */
  readonly seen: (chat: Chat | undefined) => void;
}

function Talk({ make, site, seen }: TalkProps) {
  const { chat, view } = useClient(make, { endpoint: 'https://chat.example', site });
  seen(chat);
  return view?.connection ?? 'none';
}

function RealTalk({ seen }: Pick<TalkProps, 'seen'>) {
  const { chat, view } = useChat({ endpoint: location.origin, site: 'demo' });
  seen(chat);
  return view?.connection ?? 'none';
}

/** A component over clients of the test's, and what was made of them. */
function office() {
  const made: { readonly chat: FakeChat; readonly options: ChatOptions }[] = [];
  let current: Chat | undefined;
  const seen = (chat: Chat | undefined) => {
    current = chat;
  };
  const make = (options: ChatOptions) => {
    const chat = fakeChat({ connection: 'idle' });
    made.push({ chat, options });
    return chat;
  };
  return { made, current: () => current, talk: (site: string) => createElement(Talk, { make, site, seen }) };
}

describe('useChat under StrictMode', () => {
  it('keeps one client, draws each view of it, and destroys every one it made', async () => {
    const { made, talk, current } = office();
    const tree = await mounted(talk('demo'));
    expect(made.map(({ chat }) => chat.destroyed)).to.deep.equal([true, false]);
    expect([tree.container.textContent, current() === made[1]?.chat]).to.deep.equal(['idle', true]);
    await act(async () => made[1]?.chat.set({ connection: 'online' }));
    expect(tree.container.textContent).to.equal('online');
    await tree.unmount();
    expect(made.map(({ chat }) => chat.destroyed)).to.deep.equal([true, true]);
  });

  it('is the same client with the same options, and another one with others', async () => {
    const { made, talk, current } = office();
    const tree = await mounted(talk('demo'));
    const first = current();
    await tree.render(talk('demo'));
    expect(current() === first).to.equal(true);
    await tree.render(talk('other'));
    expect([current() === first, made.at(-1)?.options.site, made.at(-2)?.chat.destroyed]).to.deep.equal([
      false,
      'other',
      true,
    ]);
    await tree.unmount();
  });

  it('is the SDK’s client: it opens no line by itself', async () => {
    let chat: Chat | undefined;
    const seen = (made: Chat | undefined) => {
      chat = made;
    };
    const tree = await mounted(createElement(RealTalk, { seen }));
    expect([tree.container.textContent, typeof chat?.send]).to.deep.equal(['idle', 'function']);
    await tree.unmount();
  });
});
