import { expect } from '@open-wc/testing';
import { fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk } from '../testing/desk.ts';
import { idOf, ME, member, rowOf, SELF } from '../testing/fixtures.ts';

const mine = (n: number, name: string, seconds: number) =>
  rowOf(n, {
    state: 'active',
    agent: ME,
    waitingSince: NOON - seconds * 1000,
    shopper: { id: idOf(n), member: member(String(n), name) },
  });

describe('the line of what is due', () => {
  let desk: Desk;
  const open = async (language: string, ...rows: ReturnType<typeof mine>[]) => {
    const agent = fakeAgent({ connection: 'online', self: SELF });
    desk = await openDesk(agent, { language });
    agent.set({ mine: rows });
    await drawn();
  };
  const line = () => desk.text('.due-line');
  afterEach(() => desk.close());

  it('says nothing while there is time', async () => {
    await open('en', mine(1, 'Ann', 119));
    expect(line()).to.equal('');
    await desk.pass(1000);
    expect(line()).to.contain('An answer to Ann is nearly due.');
    await expect(desk.root).to.be.accessible();
  });

  it('gathers several waits in one notice, what is late before what is nearly due', async () => {
    const late = [mine(1, 'Ann', 500), mine(2, 'Bo', 400), mine(3, '<b>Cem</b>', 300), mine(4, 'Di', 200)];
    await open('en', ...late, mine(5, 'Eva', 130));
    expect(line()).to.contain('4 wait too long for your answer: Ann, Bo, <b>Cem</b> and 1 more.');
    expect(line()).to.contain('An answer to Eva is nearly due.');
    expect(desk.all('.due-line .connection').length).to.equal(1);
    await expect(desk.root).to.be.accessible();
  });

  it('leads to the first one, and leaves out whom one looks at', async () => {
    await open('zh-CN', mine(1, '林美玲', 400), mine(2, '王芳', 500));
    expect(line()).to.contain('2 位顾客等待您的回复已超时：王芳、林美玲。');
    desk.find<HTMLButtonElement>('.due-line button').click();
    // The browser tells of a new address later.
    await new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
    await drawn();
    expect(location.hash).to.equal(`#c/${idOf(2)}`);
    expect(line()).to.contain('林美玲 等待您的回复已超时。');
    await desk.look(false);
    expect(line()).to.contain('2 位顾客');
  });
});
