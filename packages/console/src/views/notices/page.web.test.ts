import { expect } from '@open-wc/testing';
import { fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, type DeskOptions, drawn, openDesk, seen } from '../../testing/desk.ts';
import { SELF } from '../../testing/fixtures.ts';

describe('the page of notices', () => {
  let desk: Desk;
  const open = async (notices: DeskOptions['notices'] = {}, language = 'en', kept = new Map<string, string>()) => {
    desk = await openDesk(fakeAgent({ connection: 'online', self: SELF }), {
      place: 'notices',
      notices,
      language,
      kept,
    });
    for (let tries = 0; tries < 200 && desk.all('.notice-kind').length === 0; tries++) await drawn();
  };
  const row = (name: string): HTMLElement => {
    const found = desk.all('.notice-kind').find((one) => seen(one).includes(name));
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const button = (within: HTMLElement, name: string): HTMLButtonElement => {
    const found = [...within.querySelectorAll('button')].find((one) => seen(one) === name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const tryIt = async (name: string) => {
    button(row(name), 'Try it').click();
    await drawn();
    return row(name).querySelector('[role=status]')?.textContent;
  };
  afterEach(() => desk.close());

  it('shows each kind with its effect, what is usual, and its ways; what is chosen is kept for this agent', async () => {
    await open();
    expect(desk.all('.notice-kind').length).to.equal(6);
    expect(seen(row('A new request waits'))).to.contain('Usual: strip and sound soft');
    await expect(desk.root).to.be.accessible();
    const level = row('A new request waits').querySelector('select');
    if (!level) throw new Error('no level');
    level.value = 'loud';
    level.dispatchEvent(new Event('change', { bubbles: true }));
    row('A new request waits').querySelector<HTMLInputElement>('[type=checkbox]')?.click();
    await drawn();
    const kept = JSON.parse(desk.kept.get(`notices.${SELF.id}`) ?? '{}');
    expect(kept.kinds.waiting).to.deep.equal({ strip: false, sound: 'loud', desktop: false });
    expect(seen(desk.root)).to.contain('Kept in this browser, for you alone.');
  });

  it('does what each kind does, and says what came of it', async () => {
    await open();
    expect(await tryIt('A shopper of yours writes')).to.equal('The tone was played. Shown on the desktop.');
    expect(desk.played.heard.length).to.equal(1);
    expect(desk.played.cards().map(({ title, body }) => `${title}: ${body}`)).to.deep.equal([
      'Mei (an example): has written',
    ]);
    expect(await tryIt('Whispers')).to.contain('No sound: it is off for this.');
    desk.app.intents.notices.mute();
    expect(await tryIt('A shopper of yours writes')).to.contain('No sound: all sound is off.');
  });

  it('[CN6] has the browser ask by a press only, and after it has said what for', async () => {
    await open({ permission: 'ask', answer: 'denied' });
    expect(await tryIt('A shopper of yours writes')).to.contain('it isn’t allowed so far');
    expect(desk.played.asks()).to.equal(0);
    expect(seen(desk.root)).to.contain('Nothing is shown before you say yes.');
    button(desk.root, 'Allow notices on the desktop').click();
    await drawn();
    expect(desk.played.asks()).to.equal(1);
    expect(seen(desk.root)).to.contain('Your browser refuses them.');
    expect(desk.played.cards()).to.deep.equal([]);
  });

  it('says what this browser can’t', async () => {
    await open({ permission: 'none', speaker: 'none' });
    expect(seen(desk.root)).to.contain('This browser can’t play sounds.');
    expect(seen(desk.root)).to.contain('This browser shows no notices on the desktop');
    await expect(desk.root).to.be.accessible();
  });

  it('says that the browser keeps the page silent', async () => {
    await open({ speaker: 'held' }, 'zh-CN');
    expect(desk.text('[role=alert]')).to.equal('在您点击页面之前，浏览器不允许播放声音。');
    desk.played.gesture();
    await drawn();
    expect(desk.all('[role=alert]').length).to.equal(0);
  });
});
