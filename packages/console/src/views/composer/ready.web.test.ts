import { expect } from '@open-wc/testing';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { idOf, ME, member, message, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';
import { READY, readyReply } from '../../testing/ready.ts';
import { playRest, type Rest } from '../../testing/rest.ts';

const LIMIT = { limitMs: 45_000, warnBeforeMs: 15_000 };
const RULES = { replyRule: { limits: { first_reply: LIMIT, reply: LIMIT }, counts: 'all_time' as const }, groups: [] };

describe('ready replies in the box', () => {
  let agent: FakeAgent;
  let desk: Desk;
  let rest: Rest;
  const field = () => desk.find<HTMLTextAreaElement>('.box-text');
  const titles = () => desk.all('.offered-title').map(seen);
  const sent = () => agent.calls.of('send').map((call) => call.args[1]);
  const asked = () => rest.asked.filter(({ call }) => call === 'GET replies').length;
  const chosen = () => seen(desk.root.querySelector<HTMLElement>('[aria-selected=true] .offered-title'));
  const type = (text: string) => desk.type(field(), text);
  const open = async (kept?: Map<string, string>, language = 'en') => {
    const rows = [1, 2].map((n) =>
      rowOf(n, {
        state: 'active',
        agent: ME,
        openedAt: NOON,
        shopper: n === 1 ? { id: idOf(1), member: member('m1', 'Mei') } : { id: idOf(2) },
        page: { url: 'https://shop.example/kettle', title: 'Blue kettle' },
      }),
    );
    const threads = new Map(rows.map(({ conversation }, i) => [conversation, threadOf(i + 1)] as const));
    agent = fakeAgent({ connection: 'online', self: SELF, mine: rows, threads, rules: { ...RULES, replies: 3 } });
    desk = await openDesk(agent, {
      place: `c/${idOf(1)}`,
      request: rest.request,
      language,
      ...(kept ? { kept } : {}),
    });
    await desk.pass(2000);
  };

  beforeEach(async () => {
    rest = playRest();
    rest.answer('GET replies', READY);
    await open();
  });
  afterEach(() => desk.close());

  it('are offered behind a / at the start, those of the conversation’s step first and its group’s only', async () => {
    await type('/');
    expect(titles()).to.deep.equal(['问候', 'Hello', 'Check the order', 'What you look at', 'Holiday']);
    expect(chosen()).to.equal('问候');
    expect(field().getAttribute('aria-activedescendant')).to.equal('reply-r1');
    expect(desk.text('.offered [role=status]')).to.equal('5 ready replies.');
    expect(document.activeElement === field()).to.equal(true);
    await expect(desk.root).to.be.accessible();
  });

  it('are accessible in Chinese, with nothing found', async () => {
    desk.close();
    await open(undefined, 'zh-CN');
    await type('/zzz');
    expect(titles()).to.deep.equal([]);
    await type('/');
    await type('/zzz');
    expect(desk.text('.offered [role=status]')).to.equal('没有匹配的话术。');
    await expect(desk.root).to.be.accessible();
  });

  it('[RY3] are found by pinyin initials, and put in by Enter with what is known', async () => {
    await type('/');
    await type('/nh');
    expect(titles()).to.deep.equal(['问候']);
    expect(await desk.press('Enter')).to.equal(false);
    expect(field().value).to.equal('您好，我是Kettle & Leaf的Anna Weber。');
    expect(desk.all('.offered')).to.have.length(0);
    expect(sent()).to.deep.equal([]);
    await desk.press('Enter');
    expect(sent()).to.deep.equal(['您好，我是Kettle & Leaf的Anna Weber。']);
  });

  it('are walked by arrows, Home and End, round the ends, and put in by Tab or a press', async () => {
    await type('/');
    for (const [key, title] of [
      ['ArrowUp', 'Holiday'],
      ['ArrowDown', '问候'],
      ['ArrowDown', 'Hello'],
      ['End', 'Holiday'],
      ['Home', '问候'],
      ['ArrowDown', 'Hello'],
    ] as const) {
      await desk.press(key);
      expect(chosen(), key).to.equal(title);
    }
    expect(desk.text('.offered-preview')).to.equal('Hello Mei, what can I do for you?');
    await desk.press('Tab');
    expect(field().value).to.equal('Hello Mei, what can I do for you?');
    await type('');
    await type('/');
    desk.all('[role=option]')[3]?.click();
    await drawn();
    expect(field().value).to.equal('“Blue kettle” is in stock.');
    expect(document.activeElement === field()).to.equal(true);
  });

  it('come behind what is written already, and not inside of a word', async () => {
    await type('and/');
    expect(desk.all('.offered')).to.have.length(0);
    await type('Good day. /');
    await type('Good day. /hel');
    await desk.press('Enter');
    expect(field().value).to.equal('Good day. Hello Mei, what can I do for you?');
  });

  it('leave the / as it is after Escape, and where nothing is found behind a space', async () => {
    await type('/');
    expect(await desk.press('Escape')).to.equal(false);
    expect(desk.all('.offered')).to.have.length(0);
    expect(field().value).to.equal('/');
    expect(document.activeElement === field()).to.equal(true);
    await desk.press('Enter');
    expect(sent()).to.deep.equal(['/']);
    await type('/');
    await type('/5 of them');
    expect(desk.all('.offered')).to.have.length(0);
    await desk.press('Enter');
    expect(sent()).to.deep.equal(['/', '/5 of them']);
  });

  it('send no half of a search', async () => {
    await type('/');
    await type('/hwlo');
    expect(await desk.press('Enter')).to.equal(false);
    expect(sent()).to.deep.equal([]);
    expect(field().value).to.equal('/hwlo');
  });

  it('wait for an input method to be done with its Enter', async () => {
    await type('/');
    await type('/ni');
    await desk.press('Enter', { isComposing: true, keyCode: 229 });
    await desk.press('ArrowDown', { isComposing: true, keyCode: 229 });
    expect(field().value).to.equal('/ni');
    expect(desk.all('.offered')).to.have.length(1);
  });

  it('[RY2] are never sent with a gap: it is marked, asked for, and goes with its words', async () => {
    await type('/');
    await type('/order');
    await desk.press('Enter');
    const filled = 'Is order {order} as you want it, Mei?';
    expect(field().value).to.equal(filled);
    expect(filled.slice(field().selectionStart, field().selectionEnd)).to.equal('{order}');
    field().setSelectionRange(0, 0);
    await desk.press('Enter');
    expect(sent()).to.deep.equal([]);
    expect(desk.text('.ask')).to.contain('“order number” has no value yet');
    expect(desk.all('.ask button')).to.have.length(1);
    expect(filled.slice(field().selectionStart, field().selectionEnd)).to.equal('{order}');
    await expect(desk.root).to.be.accessible();
    await desk.press('Enter');
    expect(sent()).to.deep.equal([]);
    await type('Is order 77 as you want it, Mei?');
    expect(desk.all('.ask')).to.have.length(0);
    await desk.press('Enter');
    expect(sent()).to.deep.equal(['Is order 77 as you want it, Mei?']);
  });

  it('[RY2] have the order that the shop names, and of two a gap', async () => {
    const promises = [
      { id: 'cid-1', what: 'gift' as const, owner: ME, order: 'B-7', at: NOON, dueAt: NOON, text: 'A cup' },
    ];
    for (const [orders, order] of [
      [['A-1042'], 'A-1042'],
      [['A-1042', 'B-7'], '{order}'],
    ] as const) {
      desk.close();
      const attributes = orders.map((one, at) => ({
        ...{ source: at === 0 ? 'member' : 'page', at: NOON },
        values: { order: one },
      }));
      const known = { person: 'm:m1', rev: 1, firstAt: NOON, tags: [], remarks: [], conversations: 1, cases: 1 };
      rest.answer('GET shoppers/m%3Am1', { ...known, attributes });
      await open();
      await type('/');
      await type('/order');
      expect(desk.text('.offered')).to.contain(`Is order ${order} as you want it`);
      await desk.press('Enter');
      expect(field().value).to.equal(`Is order ${order} as you want it, Mei?`);
    }
    const [row] = agent.view.mine;
    agent.set({ mine: row ? [{ ...row, promises }] : [] });
    await drawn();
    await type('/');
    await type('/order');
    await desk.press('Enter');
    expect(field().value).to.equal('Is order {order} as you want it, Mei?');
  });

  it('[RY2] have a gap for a shopper without a name, and for one who is called like a variable', async () => {
    desk.app.intents.open(idOf(2));
    await desk.pass(1000);
    await type('/');
    await type('/hello');
    await desk.press('Enter');
    expect(field().value).to.equal('Hello {shopper}, what can I do for you?');
  });

  it('stay text, whatever is in them', async () => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=1</script>{shopper}';
    rest.answer('GET replies', { ...READY, site: [readyReply(9, evil, evil)] });
    agent.set({ rules: { ...RULES, replies: 4 } });
    await desk.pass(0);
    await type('/');
    expect(titles()[0]).to.equal(evil);
    expect(desk.all('.offered img, .offered script')).to.have.length(0);
    await desk.press('Enter');
    expect(field().value).to.equal(evil.replace('{shopper}', 'Mei'));
  });

  it('[RP7] are fetched once, and again when the shop’s are told to be others', async () => {
    const before = asked();
    await type('/');
    await type('/h');
    agent.set({ rules: { ...RULES, replies: 3 } });
    await desk.pass(5000);
    expect(asked()).to.equal(before);
    rest.answer('GET replies', { revision: 4, site: [], own: [] });
    agent.set({ rules: { ...RULES, replies: 4 } });
    await desk.pass(0);
    expect(asked()).to.equal(before + 1);
    await type('');
    await type('/');
    expect(desk.text('.offered [role=status]')).to.contain('There are no ready replies yet.');
  });

  it('put those first that this agent uses most, on this machine', async () => {
    await type('/');
    await desk.press('ArrowDown');
    await desk.press('Enter');
    await type('');
    await type('/');
    expect(titles().slice(0, 2)).to.deep.equal(['Hello', '问候']);
    const { kept } = desk;
    desk.close();
    await open(kept);
    await type('/');
    expect(titles().slice(0, 2)).to.deep.equal(['Hello', '问候']);
  });

  it('[RY4] go by the step that the log tells, or by the one that was chosen', async () => {
    const step = () => desk.find<HTMLSelectElement>('.step-word');
    expect(seen(step().selectedOptions[0])).to.equal('Automatic: Greet');
    const said = [
      message(1, shopperOf(1), NOON, 'hi'),
      message(2, ME, NOON, 'hello'),
      message(3, shopperOf(1), NOON, 'I have paid'),
    ];
    agent.set({ threads: new Map([[idOf(1), threadOf(1, { events: said })]]) });
    await drawn();
    expect(seen(step().selectedOptions[0])).to.equal('Automatic: Check the order');
    await type('/');
    expect(chosen()).to.equal('Check the order');
    step().value = 'recommend';
    step().dispatchEvent(new Event('change', { bubbles: true }));
    await type('');
    await type('/');
    expect(chosen()).to.equal('What you look at');
    const { kept } = desk;
    desk.close();
    await open(kept);
    expect(step().value).to.equal('recommend');
  });

  it('open by the button in the box’s foot, too', async () => {
    await type('Good day.');
    desk.find<HTMLButtonElement>('.tools button[aria-label="Ready replies"]').click();
    await drawn();
    expect(field().value).to.equal('Good day. /');
    expect(titles()).to.have.length(5);
    expect(document.activeElement === field()).to.equal(true);
  });

  it('are not for notes', async () => {
    desk.app.intents.writeTo(idOf(1), 'desk');
    await drawn();
    await type('/');
    expect(desk.all('.offered, .step-word')).to.have.length(0);
  });
});
