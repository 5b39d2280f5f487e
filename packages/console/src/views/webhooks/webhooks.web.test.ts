import { expect } from '@open-wc/testing';
import { type OfficeRig, openOffice } from '../../testing/office.ts';
import type { Rest } from '../../testing/rest.ts';

const TOPICS = ['message', 'message_left', 'brand_new'].map((name) => ({ name, says: name }));
const HOOK = {
  ...{ id: 'w1', url: 'https://shop.example/hook?key=SECRET', topics: ['message', 'brand_new'], state: 'on' },
  ...{ createdAt: 1, secrets: 1, waiting: 3, dead: 2 },
};
const DELIVERIES = [
  {
    ...{ n: 9, id: 'd9', topic: 'message', conversation: 'c9', at: 1_763_700_000_000, state: 'waiting', tries: 2 },
    ...{ dueAt: 1_763_700_060_000, last: { at: 1, ms: 5000, failure: 'timeout' } },
  },
  {
    n: 8,
    id: 'd8',
    topic: 'brand_new',
    at: 1_763_700_000_000,
    state: 'dead',
    tries: 22,
    last: { at: 1, ms: 9, status: 500, failure: 'refused' },
  },
  {
    n: 7,
    id: 'd7',
    topic: 'message',
    at: 1_763_700_000_000,
    state: 'sent',
    tries: 0,
    last: { at: 1, ms: 12, status: 200 },
  },
];
const HOST = 'shop.example';

describe('webhooks', () => {
  let rig: OfficeRig;
  const open = async (
    language = 'en',
    webhooks: readonly object[] = [HOOK],
    answers: (rest: Rest) => void = () => {},
  ) => {
    rig = await openOffice(
      'webhooks',
      (rest) => {
        rest.answer('GET webhooks', { webhooks, topics: TOPICS });
        answers(rest);
      },
      language,
    );
    await rig.desk.pass(100);
  };
  const section = () => rig.desk.text('main');
  afterEach(() => rig.desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`is accessible in ${language}, with everything open`, async () => {
      await open(language, [HOOK], (rest) =>
        rest.answer('GET webhooks/w1/deliveries', { deliveries: DELIVERIES, more: true }),
      );
      const isEnglish = language === 'en';
      await rig.press(isEnglish ? `Deliveries: ${HOST}` : `发送记录：${HOST}`);
      await rig.press(isEnglish ? 'Make a webhook' : '新建网络回调');
      await expect(rig.desk.root).to.be.accessible();
    });
  }

  it('shows hosts and how they stand, and not what an address may hide', async () => {
    await open();
    expect(section()).to.contain('2 not delivered');
    expect(section()).to.contain('3 waiting');
    expect(section()).to.contain('Messages · brand_new');
    expect(section()).not.to.contain('SECRET');
  });

  it('is made with a secret that is shown once; what is wrong is named', async () => {
    await open('en', []);
    expect(section()).to.contain('There is no webhook');
    await rig.press('Make a webhook');
    rig.rest.refuse('POST webhooks', 'settings_refused', {
      faults: [
        { code: 'url_not_https', path: 'url' },
        { code: 'topics_missing', path: 'topics' },
      ],
    });
    await rig.fill('Address', ' http://x ');
    await rig.press('Make the webhook');
    expect(rig.texts('.entry-form .field-wrong')).to.deep.equal([
      'Only a whole https address belongs here, without a name and a password in it.',
      'Choose at least one.',
    ]);
    rig.rest.answer('POST webhooks', { id: 'w1', secret: 'whsec_abc' });
    rig.rest.answer('GET webhooks', { webhooks: [HOOK], topics: TOPICS });
    await rig.fill('Address', 'https://shop.example/hook');
    await rig.press('Messages');
    await rig.press('Make the webhook');
    expect(rig.sent('POST webhooks')).to.deep.equal({ url: 'https://shop.example/hook', topics: ['message'] });
    expect(rig.desk.text('.secret-text')).to.equal('whsec_abc');
    expect(document.activeElement?.textContent).to.contain('shown now and never again');
    await rig.press('I have kept it');
    expect(rig.desk.all('.secret-text').length).to.equal(0);
  });

  it('lists deliveries, and sends one or all that is dead again', async () => {
    await open('en', [HOOK], (rest) =>
      rest.answer('GET webhooks/w1/deliveries', { deliveries: DELIVERIES, more: true }),
    );
    await rig.press(`Deliveries: ${HOST}`);
    const entries = rig.texts('.caught > li');
    expect(entries[0]).to.match(
      /Messages.*Waiting.*no answer within five seconds · 5000 ms · 2 failed tries · next try/s,
    );
    expect(entries[1]).to.match(/brand_new.*Not delivered.*it said no · answered 500 · 9 ms · 22 failed tries/s);
    expect(entries[2]).to.match(/Delivered.*answered 200 · 12 ms/s);
    rig.rest.answer('GET webhooks/w1/deliveries?before=7', { deliveries: [{ ...DELIVERIES[2], n: 6 }], more: false });
    await rig.press('Show older ones');
    expect(rig.texts('.caught > li').length).to.equal(4);
    rig.rest.answer('POST webhooks/w1/again', { count: 2 });
    await rig.press('Send all 2 that were not delivered');
    expect(rig.sent('POST webhooks/w1/again')).to.deep.equal({});
    expect(section()).to.contain('2 on the way again.');
  });

  it('lists letters where somebody looks for them, and sends those again that could not go', async () => {
    await open('en', [], (rest) =>
      rest.answer('GET letters', { deliveries: [DELIVERIES[1]], more: false, waiting: 0, dead: 1 }),
    );
    await rig.press('Show letters');
    expect(rig.texts('.caught > li')[0]).to.match(
      /Not delivered.*there is no such mailbox, or it takes no such letter · answered 500/s,
    );
    rig.rest.answer('POST letters/again', { count: 1 });
    await rig.press('Send all 1 that were not delivered');
    expect(rig.sent('POST letters/again')).to.deep.equal({});
    expect(section()).to.contain('1 on the way again.');
  });

  it('is tried out, turned off, given a second secret, and removed after a question', async () => {
    await open();
    rig.rest.answer('POST webhooks/w1/test', { ms: 31, failure: 'private_address' });
    await rig.press(`Try it out: ${HOST}`);
    expect(section()).to.contain('It did not arrive: its name leads to a private network.');
    rig.rest.answer('POST webhooks/w1/test', { ms: 31, status: 200 });
    await rig.press(`Try it out: ${HOST}`);
    expect(section()).to.contain('It arrived (200), in 31 ms.');
    rig.rest.answer('POST webhooks/w1', undefined);
    rig.rest.answer('GET webhooks', { webhooks: [{ ...HOOK, state: 'full', secrets: 2 }], topics: TOPICS });
    await rig.press(`Turn off: ${HOST}`);
    expect(rig.sent('POST webhooks/w1')).to.deep.equal({ url: HOOK.url, topics: HOOK.topics, on: false });
    expect(section()).to.contain('Turned off: too much waited');
    rig.rest.answer('DELETE webhooks/w1/secrets', undefined);
    rig.rest.answer('GET webhooks', { webhooks: [HOOK], topics: TOPICS });
    await rig.press(`Retire the older secret: ${HOST}`);
    rig.rest.answer('POST webhooks/w1/secrets', { secret: 'whsec_two' });
    await rig.press(`Make a second secret: ${HOST}`);
    expect(rig.desk.text('.secret-text')).to.equal('whsec_two');
    await rig.press('I have kept it');
    await rig.press(`Remove: ${HOST}`);
    rig.rest.answer('DELETE webhooks/w1', undefined);
    rig.rest.answer('GET webhooks', { webhooks: [], topics: TOPICS });
    await rig.press('Remove');
    expect(section()).to.contain('There is no webhook');
    expect(document.activeElement?.id).to.equal('shop-webhooks');
  });

  it('says when it can’t be read, and reads again', async () => {
    await open('en', [HOOK], (rest) => rest.refuse('GET webhooks', 'busy'));
    rig.rest.answer('GET webhooks', { webhooks: [HOOK], topics: TOPICS });
    await rig.press('Try again');
    expect(section()).to.contain(HOST);
  });
});
