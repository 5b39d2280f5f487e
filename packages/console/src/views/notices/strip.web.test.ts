import { expect } from '@open-wc/testing';
import { fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk } from '../../testing/desk.ts';
import { idOf, ME, member, rowOf, SELF } from '../../testing/fixtures.ts';

const mine = (n: number, name: string, seconds: number) =>
  rowOf(n, {
    state: 'active',
    agent: ME,
    waitingSince: NOON - seconds * 1000,
    shopper: { id: idOf(n), member: member(String(n), name) },
  });

describe('the strip of what waits', () => {
  let desk: Desk;
  const open = async (language: string, ...rows: ReturnType<typeof mine>[]) => {
    const agent = fakeAgent({ connection: 'online', self: SELF });
    desk = await openDesk(agent, { language });
    agent.set({ mine: rows });
    await drawn();
    return agent;
  };
  const strip = () => desk.all('.waits').map((one) => one.textContent ?? '');
  const told = () => desk.find('.waits-place [aria-live]').textContent;
  afterEach(() => desk.close());

  it('is not there while there is time, and goes by itself', async () => {
    const agent = await open('en', mine(1, 'Ann', 119));
    expect(strip()).to.deep.equal([]);
    await desk.pass(1000);
    expect(strip()[0]).to.contain('An answer to Ann is nearly due, 2:00');
    await expect(desk.root).to.be.accessible();
    agent.set({ mine: [] });
    await drawn();
    expect(strip()).to.deep.equal([]);
  });

  it('gathers all waits in one line, the most urgent first, with the longest wait', async () => {
    await open('en', mine(1, 'Ann', 500), mine(2, 'Bo', 400), mine(3, '<b>Cem</b>', 130));
    expect(strip().length).to.equal(1);
    expect(strip()[0]).to.contain('2 wait too long for your answer, the longest 8:20');
    expect(strip()[0]).to.contain('An answer to <b>Cem</b> is nearly due');
    expect(desk.find('.waits').getBoundingClientRect().height).to.be.lessThan(48);
    await expect(desk.root).to.be.accessible();
  });

  it('leads by key to the longest wait, then to the next; of whom one looks at it says nothing', async () => {
    await open('zh-CN', mine(1, '林美玲', 400), mine(2, '王芳', 500));
    expect(strip()[0]).to.contain('2 位顾客等待您的回复已超时，最长 8:20');
    await desk.press('v', {}, document.body);
    expect(location.hash).to.equal(`#c/${idOf(2)}`);
    expect(strip()[0]).to.contain('林美玲 等待您的回复已超时');
    (document.activeElement as HTMLElement).blur();
    await desk.press('v', {}, document.body);
    expect(location.hash).to.equal(`#c/${idOf(1)}`);
    await desk.look(false);
    expect(strip()[0]).to.contain('2 位顾客');
  });

  it('is read out once for each change of degree, not each second', async () => {
    await open('en', mine(1, 'Ann', 119));
    await desk.pass(1000);
    expect(told()).to.equal('');
    await desk.pass(1000);
    expect(told()).to.equal('An answer to Ann is nearly due');
    await desk.pass(10_000);
    expect(told()).to.equal('');
    await desk.pass(51_000);
    expect(told()).to.equal('Ann waits too long for your answer');
  });

  it('moves nothing in the list when it comes', async () => {
    await open('en', mine(1, 'Ann', 119));
    const top = () => desk.find('[data-row]').getBoundingClientRect().top;
    const before = top();
    await desk.pass(1000);
    expect(strip().length).to.equal(1);
    expect(top()).to.equal(before);
  });

  it('tells nothing that this agent doesn’t want there', async () => {
    await open('en', mine(1, 'Ann', 500));
    desk.app.intents.notices.set('due', { strip: false });
    await drawn();
    expect(strip()).to.deep.equal([]);
  });

  it('has its degree at the row’s edge, beside the ring and the words', async () => {
    await open('en', mine(1, 'Ann', 500), mine(2, 'Bo', 130), mine(3, 'Cem', 1));
    const edges = desk.all('[data-row]').map((row) => row.className);
    expect(edges[0]).to.contain('row-edge-over');
    expect(edges[1]).to.contain('row-edge-pressing');
    expect(edges[2]).not.to.contain('row-edge');
  });
});

describe('the button for sound', () => {
  let desk: Desk;
  afterEach(() => desk.close());

  it('switches it off and on with one press, by key too, and says which', async () => {
    desk = await openDesk(fakeAgent({ connection: 'online', self: SELF }));
    const button = () => desk.find('.sound-button');
    expect(button().getAttribute('aria-label')).to.equal('Switch sound off');
    await desk.press('y', {}, document.body);
    expect(button().getAttribute('aria-label')).to.equal('Switch sound on');
    expect(desk.kept.get(`notices.${SELF.id}`)).to.contain('"muted":true');
    button().click();
    await drawn();
    expect(desk.kept.get(`notices.${SELF.id}`)).to.contain('"muted":false');
    await expect(desk.root).to.be.accessible();
  });

  it('says that the browser keeps the page silent, until the first press', async () => {
    const agent = fakeAgent({ connection: 'online', self: SELF });
    desk = await openDesk(agent, { notices: { speaker: 'held' } });
    await desk.pass(1000);
    expect(desk.all('.sound-held').length).to.equal(0);
    agent.set({ waiting: [rowOf(5)] });
    await desk.pass(200);
    expect(desk.text('.sound-held')).to.equal('Silent until you click');
    expect(desk.played.heard).to.deep.equal([]);
    desk.played.gesture();
    await drawn();
    expect(desk.all('.sound-held').length).to.equal(0);
  });
});
