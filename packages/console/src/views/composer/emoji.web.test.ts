import { expect, waitUntil } from '@open-wc/testing';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk } from '../../testing/desk.ts';
import { idOf, ME, rowOf, SELF, threadOf } from '../../testing/fixtures.ts';

describe('emoji', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const field = () => desk.find<HTMLTextAreaElement>('.box-text');
  const there = async (selector: string) => {
    await waitUntil(() => desk.all(selector).length > 0, selector, { timeout: 20_000 });
    await drawn();
  };
  const names = async (text: string) => {
    await desk.type(field(), text);
    await there('.emoji-names');
  };
  const open = async () => {
    desk.find('.emoji-tool > button').click();
    await there('.emoji-one');
  };
  const focused = () => (document.activeElement as HTMLElement | null)?.dataset.cell;

  beforeEach(async () => {
    const row = rowOf(1, { state: 'active', agent: ME, openedAt: NOON });
    agent = fakeAgent({ connection: 'online', self: SELF, mine: [row], threads: new Map([[idOf(1), threadOf(1)]]) });
    desk = await openDesk(agent, { place: `c/${idOf(1)}` });
  });
  afterEach(() => desk.close());

  describe('by :name in the box', () => {
    it('are offered in either language; arrows choose, Enter writes and sends nothing', async () => {
      await names('Thanks :thumbs');
      expect(field().getAttribute('aria-activedescendant')).to.equal(desk.find('.emoji-names [aria-selected=true]').id);
      await expect(desk.root).to.be.accessible();
      expect(await desk.press('ArrowDown')).to.equal(false);
      expect(await desk.press('ArrowUp')).to.equal(false);
      expect(await desk.press('Enter')).to.equal(false);
      expect(field().value).to.match(/^Thanks 👍/u);
      expect(desk.all('.emoji-names').length).to.equal(0);
      expect(agent.calls.of('send').length).to.equal(0);
      await names('：笑哭了');
      await desk.press('Tab');
      expect(field().value).to.equal('😂');
    });

    it('are left alone with Escape, which leaves the box alone, too', async () => {
      await names(':smile');
      await desk.press('Escape');
      expect(desk.all('.emoji-names').length).to.equal(0);
      expect(document.activeElement === field()).to.equal(true);
      await desk.type(field(), ':smiles');
      expect(desk.all('.emoji-names').length).to.equal(0);
    });

    it('are none in a time', async () => {
      await desk.type(field(), 'at 12:30');
      expect(desk.all('.emoji-names').length).to.equal(0);
      await desk.press('Enter');
      expect(agent.calls.of('send').length).to.equal(1);
    });
  });

  describe('by the picker', () => {
    it('stand in groups, and arrows walk them row by row', async () => {
      await open();
      await expect(desk.root).to.be.accessible();
      expect(document.activeElement?.className).to.equal('emoji-search');
      await desk.press('ArrowDown');
      expect(focused()).to.equal('0 0');
      await desk.press('ArrowRight');
      await desk.press('ArrowDown');
      expect(focused()).to.equal('1 1');
      await desk.press('End');
      expect(focused()).to.equal('1 8');
      await desk.press('ArrowRight');
      expect(focused()).to.equal('2 0');
      await desk.press('ArrowUp');
      await desk.press('ArrowUp');
      await desk.press('ArrowUp');
      expect(document.activeElement?.className).to.equal('emoji-search');
    });

    it('are written where the cursor stands, and stand first the next time', async () => {
      await desk.type(field(), 'ab');
      field().setSelectionRange(1, 1);
      await open();
      await desk.type(desk.find('.emoji-search'), 'teapot');
      await desk.press('Enter');
      expect(field().value).to.equal('a🫖b');
      expect(document.activeElement === field()).to.equal(true);
      await open();
      expect(desk.text('.emoji-title')).to.equal('Written last');
      expect(desk.text('.emoji-one')).to.equal('🫖');
    });

    it('take the chosen tone, and keep it', async () => {
      await open();
      desk.find<HTMLInputElement>('.emoji-tone:nth-child(4) input').click();
      await desk.type(desk.find('.emoji-search'), 'thumbs up');
      await desk.press('Enter');
      expect(field().value).to.equal('👍🏽');
      expect(desk.kept.get('emojiTone')).to.equal('3');
    });

    it('go with Escape and with a press beside them; letters are no commands there', async () => {
      await open();
      await desk.press('ArrowDown');
      await desk.press('n');
      expect(desk.text('.box-head')).to.contain('To ');
      await desk.press('Escape');
      expect(desk.all('.emoji-panel').length).to.equal(0);
      expect(document.activeElement === field()).to.equal(true);
      await open();
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      await drawn();
      expect(desk.all('.emoji-panel').length).to.equal(0);
    });

    it('say when there is none of that name', async () => {
      await open();
      await desk.type(desk.find('.emoji-search'), 'qqqq');
      expect(desk.text('.emoji-state')).to.equal('There is no emoji of that name.');
      await expect(desk.root).to.be.accessible();
    });
  });
});
