import { expect, waitUntil as until } from '@open-wc/testing';
import { STANDARD_RATING } from '@shopbell/domain';
import type { ConversationRow, DeskEvent, PublicEvent } from '@shopbell/protocol';
import { ChatError } from '@shopbell/sdk';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk } from '../../testing/desk.ts';
import { idOf, ME, member, message, rowOf, SELF, threadOf } from '../../testing/fixtures.ts';
import { type OfficeRig, openOffice } from '../../testing/office.ts';

const me = { id: ME.id, name: ME.name };
const SHOPPER = { id: idOf(1), member: member('1', 'Mei') };
const CID = '019aa8d1-7b2c-7a00-8000-000000000031';
const shopper = { role: 'shopper', id: idOf(1) } as const;
const row: ConversationRow = rowOf(1, { state: 'active', agent: me, owner: me, shopper: SHOPPER, openedAt: NOON });

const asked: PublicEvent = { kind: 'rating_asked', seq: 3, at: NOON, by: { role: 'system' }, until: NOON + 9e8 };
const rated: PublicEvent = {
  ...{ kind: 'rated', seq: 4, at: NOON, by: shopper, stars: 2, solved: false, tags: ['slow', '太贵'], recommend: 3 },
  text: 'Call 138****5678',
};
const followUp: DeskEvent = {
  ...{ kind: 'promised', deskSeq: 1, afterSeq: 4, at: NOON, by: { role: 'system' }, cid: CID, what: 'follow_up' },
  ...{ owner: me, dueAt: NOON + 3_600_000, text: '★★☆☆☆' },
};
const owed: ConversationRow = {
  ...row,
  promises: [{ id: CID, what: 'follow_up', owner: me, at: NOON, dueAt: NOON + 3_600_000, text: '★★☆☆☆' }],
};

describe('a rating at the desk', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const open = async (
    events: PublicEvent[],
    more: { desk?: DeskEvent[]; row?: ConversationRow } = {},
    language = 'en',
  ) => {
    const said = message(2, { role: 'agent', ...me }, NOON, 'It is.');
    const thread = threadOf(1, { events: [said, ...events], desk: more.desk ?? [] });
    const rows = [more.row ?? row];
    const promises = more.row ? rows : [];
    agent = fakeAgent({
      connection: 'online',
      self: SELF,
      mine: rows,
      promises,
      threads: new Map([[idOf(1), thread]]),
    });
    desk = await openDesk(agent, { place: `c/${idOf(1)}`, language });
  };
  const lines = () => desk.all('.system').map(({ textContent }) => textContent?.replace(/\d\d:\d\d.*$/, '').trim());
  afterEach(() => desk.close());

  for (const [language, first, last] of [
    ['en', 'The shopper is asked for a rating', `Low rating: ${ME.name} follows it up`],
    ['zh-CN', '已请顾客评价', `低分评价：由 ${ME.name} 回访`],
  ] as const) {
    it(`stands in the thread with its words, and what it has opened, in ${language}`, async () => {
      await open([asked, rated], { desk: [followUp] }, language);
      await until(() => lines().length === 3);
      expect(lines()[0]).to.equal(first);
      expect(lines()[1]).to.contain('★★☆☆☆').and.to.contain('太贵');
      expect(lines()[2]).to.contain(last);
      expect(desk.text('.behind-words')).to.equal('Call 138****5678');
      await expect(desk.root).to.be.accessible();
    });
  }

  it('shows no words that were erased since', async () => {
    await open([asked, rated, { kind: 'wiped', seq: 5, at: NOON, by: { role: 'system' } }]);
    await until(() => lines().some((line) => line?.includes('★')));
    expect(desk.all('.behind-words').length).to.equal(0);
  });

  it('a follow-up is kept only with what came of it', async () => {
    await open([asked, rated], { desk: [followUp], row: owed });
    desk.find('.promise-strip button').click();
    await until(() => desk.all('dialog form').length === 1);
    desk.find<HTMLFormElement>('dialog form').requestSubmit();
    await drawn();
    expect(desk.text('.handover-wrong')).to.equal('Say what came of it.');
    await desk.type(desk.find<HTMLTextAreaElement>('dialog [name=text]'), 'We called');
    desk.find<HTMLFormElement>('dialog form').requestSubmit();
    await drawn();
    expect(agent.calls.last('settlePromise').args).to.deep.equal([
      idOf(1),
      CID,
      { outcome: 'kept', text: 'We called' },
    ]);
  });

  it('is asked for from the palette, once; a refusal is told', async () => {
    await open([]);
    const ask = async () => {
      await desk.press('k', { ctrlKey: true }, document.body);
      await until(() => desk.all('.palette input').length === 1);
      await desk.type(desk.find<HTMLInputElement>('.palette input'), 'Ask for a rating');
      await desk.press('Enter', {}, desk.find('.palette input'));
      await drawn();
    };
    await ask();
    await until(() => agent.calls.of('askRating').length === 1);
    agent.calls.last('askRating').reject(new ChatError('already_asked'));
    await until(() => desk.root.textContent?.includes('A colleague has asked for a rating already') === true);
  });
});

describe('the rules of ratings', () => {
  let rig: OfficeRig;
  afterEach(() => rig.desk.close());
  const PATH = 'ratings/rules';
  const open = async (language = 'en') => {
    rig = await openOffice('times', (rest) => rest.answer(`GET ${PATH}`, { rules: STANDARD_RATING }), language);
    await until(() => rig.desk.all('#rating-rules').length === 1);
  };

  for (const language of ['en', 'zh-CN']) {
    it(`are accessible in ${language}`, async () => {
      await open(language);
      await expect(rig.desk.root).to.be.accessible();
    });
  }

  it('are set whole, and refused by place', async () => {
    await open();
    expect(rig.named<HTMLInputElement>('Time for a rating').value).to.equal('3');
    await rig.fill('Time for a rating', '2');
    await rig.press('Whom an agent asks');
    await rig.press('Ask by e-mail whoever has not rated');
    await rig.fill('Letter after', '2');
    rig.rest.refuse(`POST ${PATH}`, 'settings_refused', {
      faults: [
        { code: 'out_of_range', path: 'windowMs' },
        { code: 'past_window', path: 'byMailAfterMs' },
      ],
    });
    const save = () => rig.desk.find<HTMLFormElement>('form[aria-labelledby=rating-rules]').requestSubmit();
    save();
    await until(() => rig.named('Time for a rating').getAttribute('aria-invalid') === 'true');
    expect(rig.named('Letter after').getAttribute('aria-invalid')).to.equal('true');
    const mailed = { byMail: true, byMailAfterMs: 2 * 3_600_000 };
    const rules = { ...STANDARD_RATING, asks: 'invite', windowMs: 2 * 86_400_000, ...mailed };
    expect(rig.sent(`POST ${PATH}`)).to.deep.equal({ rules });
    rig.rest.answer(`POST ${PATH}`, undefined);
    rig.rest.answer(`GET ${PATH}`, { rules });
    save();
    await until(() => rig.texts('.office-done').some((text) => text.includes('Saved.')));
  });
});
