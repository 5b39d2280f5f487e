import { expect } from '@open-wc/testing';
import { ChatError } from '@shopbell/sdk';
import { clear, drawn, stage, until } from './testing/stage.contract.ts';
import { message, thread } from './testing/talk.ts';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

describe('what the tag says of the first screen', () => {
  afterEach(clear);

  const questions = (on: Awaited<ReturnType<typeof stage>>) => on.all('.asks button').map((one) => one.textContent);

  it('[WE1] is greeted in the shop’s own words, as text', async () => {
    const on = await stage({ attributes: { greeting: '<b>Ahoy</b>' } });
    await until(() => on.get('h3').textContent === '<b>Ahoy</b>');
    expect((await stage({ attributes: { greeting: '' } })).get('h3').textContent).to.equal('How can we help?');
  });

  it('[WE1] leaves nothing where the widget goes before its words are there', async () => {
    const on = await stage({ as: 'closed', attributes: { greeting: 'Ahoy' } });
    on.element.addEventListener('ready', () => on.element.remove(), { once: true });
    await on.element.open().catch(() => undefined);
    await until(() => !on.element.isConnected);
    await drawn();
    await drawn();
    expect(on.element.shadowRoot?.adoptedStyleSheets.length).to.equal(1);
  });

  it('[WE2] offers at most six questions, empty ones left out, until something is said', async () => {
    const on = await stage({ attributes: { questions: ' One? | |Two?|3|4|5|6|7' } });
    await until(() => questions(on).length > 0);
    expect(questions(on)).to.deep.equal(['One?', 'Two?', '3', '4', '5', '6']);
    const talk = thread('A', [message(1, 'mine', 'Hi', 'c1')]);
    await on.set({ thread: talk, threads: [talk] });
    expect(questions(on)).to.deep.equal([]);
  });

  it('[WE2] sends a question with one press, and leaves the box and the focus to the shopper', async () => {
    const on = await stage({ attributes: { questions: 'Where is it?' } });
    await until(() => questions(on).length === 1);
    await on.write('half typed');
    const button = on.get('.asks button');
    button.focus();
    button.click();
    await drawn();
    expect(on.chat.calls.of('send').map(({ args }) => args)).to.deep.equal([['Where is it?', undefined]]);
    expect(on.get<HTMLTextAreaElement>('textarea').value).to.equal('half typed');
    expect(on.element.shadowRoot?.activeElement?.className).to.equal('log');
  });

  it('[WE2] gives a question back to the message box where too much is unsent', async () => {
    const on = await stage({
      attributes: { questions: 'Where is it?' },
      prepare: ({ calls }) =>
        calls.answer('send', () => {
          throw new ChatError('outbox_full');
        }),
    });
    await until(() => questions(on).length === 1);
    on.get('.asks button').click();
    await until(() => on.get<HTMLTextAreaElement>('textarea').value === 'Where is it?');
  });

  it('[WE3] shows the shop’s picture where no agent has the talk; the first letter where it can’t be shown', async () => {
    const shown = URL.createObjectURL(await (await fetch(PIXEL)).blob());
    const on = await stage({ attributes: { photo: shown, heading: 'Tea' } });
    await until(() => on.all('img').length === 1);
    expect(on.get('img').getAttribute('alt')).to.equal('');
    await on.set({ agent: { id: 'a1', name: 'Mei' } });
    expect([on.all('img').length, on.get('.face').textContent]).to.deep.equal([0, 'M']);
    await clear();
    const broken = await stage({ attributes: { photo: '/no-such-picture.png', heading: 'Tea' } });
    await until(() => broken.get('.face').textContent === 'T');
    expect(broken.all('img').length).to.equal(0);
  });

  for (const address of [
    PIXEL,
    'http://elsewhere.example/a.png',
    'javascript:alert(1)',
    'blob:https://elsewhere.example/1',
    'ftp://elsewhere.example/a.png',
    'https://',
    '',
  ]) {
    it(`[WE3] asks for no picture at ${address.slice(0, 40) || 'no address'}`, async () => {
      const on = await stage({ attributes: { photo: address, questions: 'One?', heading: 'Tea' } });
      await until(() => questions(on).length === 1);
      expect([on.all('img').length, on.get('.face').textContent]).to.deep.equal([0, 'T']);
    });
  }
});
