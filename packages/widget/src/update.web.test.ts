import { expect } from '@open-wc/testing';
import { ChatError } from '@shopbell/sdk';
import { clear, drawn, stage, until } from './testing/stage.contract.ts';
import { message, pending, thread } from './testing/talk.ts';

const talk = thread('A', [message(1, 'mine', 'hi', 'c1')]);
const RELOAD = 'Please reload the page to go on.';

describe('a panel whose later parts the relay has no more', () => {
  afterEach(clear);

  it('asks for a reload when what was said can’t be read back, and keeps the words in sight', async () => {
    const on = await stage();
    expect(on.chat.calls.of('history').length).to.equal(0);
    on.chat.calls.hold('history');
    await on.set({ pending: [pending('c1', 'hi', 'sending')] });
    on.chat.calls.last('history').reject(new ChatError('offline'));
    await drawn();
    expect([on.get('.line').textContent?.trim(), on.all('.bubble').length]).to.deep.equal([RELOAD, 1]);
    await expect(on.element).to.be.accessible();
  });

  it('asks for it too on a device that has talked, in every language', async () => {
    localStorage.setItem('shopbell-read:demo', 'c1');
    const on = await stage({ view: { connection: 'idle' }, attributes: { locale: 'zh-CN' } });
    on.chat.calls.hold('history');
    await on.set({ connection: 'online' });
    on.chat.calls.last('history').reject(new ChatError('offline'));
    await until(() => on.get('.line').textContent?.includes('请刷新页面后继续') ?? false);
    expect(on.all('h3').length).to.equal(0);
  });

  it('asks for nothing when the network went instead, and looks again on the next line', async () => {
    const on = await stage();
    on.chat.calls.hold('history');
    await on.set({ pending: [pending('c1', 'hi', 'sending')] });
    on.chat.calls.last('history').reject(new ChatError('offline'));
    await on.set({ connection: 'waiting' });
    await until(() => on.get('.line').textContent?.includes('No connection') ?? false);
    await on.set({ connection: 'online' });
    expect([on.get('.line').textContent?.trim(), on.chat.calls.of('history').length]).to.deep.equal(['', 2]);
    on.chat.calls.last('history').resolve(false);
    await on.set({ pending: [], threads: [talk], thread: talk });
    expect([on.get('.line').textContent?.trim(), on.chat.calls.of('history').length]).to.deep.equal(['', 2]);
  });
});
