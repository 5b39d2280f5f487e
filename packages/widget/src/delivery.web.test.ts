import { expect } from '@open-wc/testing';
import { ChatError } from '@shopbell/sdk';
import { active, box, enter, mark, now, view } from './testing/acts.ts';
import { clear, stage, until } from './testing/stage.contract.ts';
import { message, pending, thread } from './testing/talk.ts';

describe('the ladder of one’s own last message', () => {
  afterEach(clear);

  for (const [locale, words] of Object.entries({
    en: ['Waiting', 'Saved on this device', 'Sending', 'Sent', 'Delivered', 'Read'],
    'zh-CN': ['等待发送', '已存在本机', '发送中', '已发送', '已送达', '已读'],
  })) {
    it(`climbs from the device to the shop’s eyes, in ${locale}`, async () => {
      const on = await stage({ attributes: { locale } });
      const told: (string | null)[] = [];
      for (const status of ['unsaved', 'saved', 'sending'] as const) {
        await on.set({ pending: [pending('c1', 'hi', status)] });
        told.push(...mark(on));
      }
      for (const [delivered, read] of [
        [0, 0],
        [1, 0],
        [1, 1],
      ] as const) {
        const talk = { ...thread('A', [message(1, 'mine', 'hi', 'c1')]), receipts: { delivered, read } };
        await on.set({ pending: [], ...view(talk) });
        told.push(...mark(on));
      }
      expect(told).to.deep.equal(words);
      expect(on.get('[data-mine] .sr').textContent).to.contain(words.at(-1));
      expect(on.all('[data-state] svg').length).to.equal(1);
    });
  }

  it('waits for the network, saved or not', async () => {
    const on = await stage({ view: { connection: 'waiting', pending: [pending('c1', 'hi', 'unsaved')] } });
    expect(mark(on)).to.deep.equal(['Waiting for the network']);
    await on.set({ pending: [pending('c1', 'hi', 'saved')] });
    expect(mark(on)).to.deep.equal(['Saved here, waiting for the network']);
  });

  it('waits for the network too when the line was cut under way', async () => {
    const on = await stage({ view: { pending: [pending('c1', 'hi', 'sending')] } });
    expect(mark(on)).to.deep.equal(['Sending']);
    await on.set({ connection: 'waiting' });
    expect(mark(on)).to.deep.equal(['Waiting for the network']);
    expect(on.get('[data-mine] .sr').textContent).to.contain('Waiting for the network');
    await on.set({ connection: 'connecting' });
    expect(mark(on)).to.deep.equal(['Waiting for the network']);
    await on.set({ connection: 'online' });
    expect(mark(on)).to.deep.equal(['Sending']);
  });
});

describe('messages that are kept nowhere', () => {
  afterEach(clear);

  it('are told while one waits, and no longer', async () => {
    const memory = { connection: 'waiting', storage: 'memory' } as const;
    const on = await stage({ view: { ...memory, pending: [pending('c1', 'hi', 'unsaved', now() - 1500)] } });
    expect(on.get('.say').textContent).to.contain('Not saved on this device');
    expect(on.get('.say').parentElement?.role ?? on.get('.say').parentElement?.getAttribute('role')).to.equal('status');
    await expect(on.element).to.be.accessible();
    await on.set({ connection: 'online', pending: [], ...view(thread('A', [message(1, 'mine', 'hi', 'c1')])) });
    expect(on.all('.say')).to.deep.equal([]);
  });

  it('are not told of when they go out at once, nor when the device keeps them', async () => {
    const on = await stage({ view: { storage: 'memory', pending: [pending('c1', 'hi', 'unsaved', now())] } });
    expect(on.all('.say')).to.deep.equal([]);
    await until(() => on.all('.say').length === 1);
    await on.set({ storage: 'device' });
    expect(on.all('.say')).to.deep.equal([]);
  });

  it('are not told of when they were refused', async () => {
    const refused = pending('c1', 'hi', 'failed', now() - 9000);
    const on = await stage({ view: { storage: 'memory', pending: [refused] } });
    expect(on.all('.say')).to.deep.equal([]);
  });
});

describe('messages of an earlier day', () => {
  afterEach(clear);

  const waiting = (count: number) =>
    Array.from({ length: count }, (_, n) => pending(`c${n}`, `m${n}`, 'saved', now() - 86_400_000 + n));

  for (const [answer, method] of [
    ['Send', 'sendStale'],
    ['Delete', 'discardStale'],
  ] as const) {
    it(`are asked about once, for all of them: ${answer}`, async () => {
      const on = await stage({ view: { stale: 3, pending: waiting(3) } });
      await until(() => on.all('.stale').length > 0);
      expect(on.get('.stale p').textContent).to.equal('3 messages from yesterday have not been sent. Still send them?');
      expect(on.get('.stale').getAttribute('aria-labelledby')).to.equal(on.get('.stale p').id);
      await expect(on.element).to.be.accessible();
      const button = on.all('.stale button').find((each) => each.textContent === answer);
      button?.focus();
      button?.click();
      expect(on.chat.calls.of(method).length).to.equal(1);
      await on.set({ stale: 0, pending: method === 'sendStale' ? waiting(3) : [] });
      expect([on.all('.stale').length, active(on)]).to.deep.equal([0, on.get('.log')]);
    });
  }

  it('are one, and spoken of in Chinese', async () => {
    const on = await stage({ view: { stale: 1, pending: waiting(1) }, attributes: { locale: 'zh-CN' } });
    await until(() => on.all('.stale').length > 0);
    expect(on.get('.stale p').textContent).to.equal('昨天有 1 条消息未发出，还要发送吗？');
  });
});

describe('a full outbox', () => {
  afterEach(clear);

  it('says so at the message box and gives the words back', async () => {
    const on = await stage({ view: { connection: 'waiting' } });
    await on.write('one more');
    enter(on);
    await on.write('and');
    on.chat.calls.last('send').reject(new ChatError('outbox_full'));
    await until(() => on.all('[role=alert] .say').length === 1);
    expect(on.get('[role=alert]').textContent).to.contain('Too much is waiting');
    expect(box(on).value).to.equal('one more\nand');
    await expect(on.element).to.be.accessible();
  });
});
