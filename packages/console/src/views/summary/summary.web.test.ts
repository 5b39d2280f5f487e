import { expect } from '@open-wc/testing';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { playClipboard } from '../../testing/clipboard.ts';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { idOf, SELF } from '../../testing/fixtures.ts';
import { playRest, type Rest } from '../../testing/rest.ts';

const HOSTILE = '\u202e<img src=x onerror="window.hit = 1">';
const FIGURES = {
  agent: SELF.id,
  from: 0,
  until: NOON,
  served: [idOf(1), idOf(2), idOf(3)],
  waiting: [idOf(2)],
  leftAnswered: [],
  transferredAway: [idOf(3)],
  transferredIn: [],
  promised: [],
  kept: [],
  givenUp: [],
  open: [{ conversation: idOf(1), promise: 'a' }],
  overdue: [{ conversation: idOf(1), promise: 'a' }],
  ...{ valid: [idOf(1), idOf(2), idOf(3), idOf(4)], rated: [idOf(1), idOf(2), idOf(3)], satisfied: [idOf(1)] },
};
const DAY = { day: '2026-11-21', zone: 'Asia/Shanghai', now: NOON, open: true, figures: FIGURES, kept: [] };
const kept = (version: number, more: object = {}) => ({
  ...{ agent: { id: SELF.id, name: SELF.name }, day: DAY.day, version, at: NOON, figures: FIGURES },
  ...{ remarks: [{ order: 'A-1042', text: 'Sent twice' }], ...more },
});
const DUTY = { status: 'online', limit: 5, groups: [] } as const;

describe('the day’s summary', () => {
  let agent: FakeAgent;
  let desk: Desk;
  let rest: Rest;
  const open = async (
    place: string,
    duty: 'agent' | 'supervisor' = 'agent',
    language = 'en',
    more: (rest: Rest) => void = () => undefined,
  ) => {
    const self = { ...SELF, duty };
    agent = fakeAgent({ connection: 'online', self, duty: DUTY });
    rest = playRest();
    rest.answer('GET summaries', DAY);
    rest.answer('GET summaries/all', { day: DAY.day, zone: DAY.zone, kept: [] });
    more(rest);
    desk = await openDesk(agent, { place, language, request: rest.request });
    await drawn();
  };
  const button = (text: string) => desk.all('button').find((one) => seen(one).startsWith(text)) as HTMLButtonElement;
  afterEach(() => desk.close());

  it('is reached by key, and tells what was served, what waits and what is owed', async () => {
    await open('');
    await desk.press('q', {}, document.body);
    await drawn();
    expect(desk.text('h1')).to.equal('Your day');
    expect(desk.text('.summary-figures')).to.contain('Conversations served 3');
    expect(desk.text('.summary-waiting')).to.contain('1');
    expect(desk.text('.summary-overdue')).to.equal('Promises overdue Go to the first 1');
    await expect(desk.root).to.be.accessible();
    desk.find<HTMLButtonElement>('.summary-overdue .link').click();
    await drawn();
    expect(agent.calls.last('open').args).to.deep.equal([idOf(1)]);
  });

  it('tells how the day’s conversations were rated, and that there is no data where nothing was', async () => {
    const one = kept(1, { figures: { ...FIGURES, rated: [], satisfied: [] }, remarks: [] });
    await open('summary', 'supervisor', 'zh-CN', (more) =>
      more.answer('GET summaries/all', { day: DAY.day, zone: DAY.zone, kept: [one] }),
    );
    expect(desk.text('.summary-figures')).to.contain('评价率 3 / 4 75%').and.to.contain('满意度 1 / 3 33%');
    const cells = desk.all('.summary-team tbody td').map(({ textContent }) => textContent);
    expect(cells.slice(-3, -1)).to.deep.equal(['0%', '暂无数据']);
    await expect(desk.root).to.be.accessible();
  });

  it('is kept with remarks, each with its order, and shows that it is', async () => {
    await open('summary');
    const [order, text] = [
      desk.find<HTMLInputElement>('[aria-label="Order number 1"]'),
      desk.find<HTMLTextAreaElement>('[aria-label="Remark 1"]'),
    ];
    await desk.type(order, ' A-1042 ');
    button('Keep the day').click();
    await drawn();
    expect(desk.text('.summary-remark .handover-wrong')).to.equal('Write the remark, or leave the order out.');
    await desk.type(text, 'Sent twice');
    rest.answer('POST summaries', kept(1));
    rest.answer(`GET summaries?day=${DAY.day}`, { ...DAY, kept: [kept(1)] });
    button('Keep the day').click();
    await drawn();
    expect(rest.asked.filter(({ call }) => call === 'POST summaries').map(({ body }) => body)).to.deep.equal([
      { day: DAY.day, after: 0, remarks: [{ text: 'Sent twice', order: 'A-1042' }] },
    ]);
    await drawn();
    expect(desk.text('.summary-day')).to.match(/Kept at \d\d:\d\d( GMT\+8)?\./);
    expect(desk.find<HTMLTextAreaElement>('[aria-label="Remark 1"]').value).to.equal('Sent twice');
    await expect(desk.root).to.be.accessible();
  });

  it('says why it was not kept, and keeps the words', async () => {
    await open('summary');
    await desk.type(desk.find<HTMLTextAreaElement>('[aria-label="Remark 1"]'), 'Sent twice');
    rest.refuse('POST summaries', 'summary_changed');
    button('Keep the day').click();
    await drawn();
    expect(desk.text('.summary-remarks .told')).to.contain('kept once more meanwhile');
    expect(desk.find<HTMLTextAreaElement>('[aria-label="Remark 1"]').value).to.equal('Sent twice');
  });

  it('[CW9] of which remarks are typed is left by no way without a question', async () => {
    await open('summary');
    const text = () => desk.find<HTMLTextAreaElement>('[aria-label="Remark 1"]');
    agent.set({ duty: { ...DUTY, status: 'off' } });
    await drawn();
    await desk.type(text(), 'Sent twice');
    for (const way of ['Sign out', 'Yesterday', 'Go to the first']) {
      button(way).click();
      await drawn();
      expect(desk.text('.office-leave')).to.contain('isn’t saved yet');
      desk.app.intents.office.answerLeave(false);
      await drawn();
    }
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    expect(event.defaultPrevented).to.equal(true);
    await desk.pass(13 * 3_600_000);
    await drawn();
    expect([text().value, agent.calls.of('signOut').length]).to.deep.equal(['Sent twice', 0]);
    button('Sign out').click();
    await drawn();
    desk.app.intents.office.answerLeave(true);
    await drawn();
    expect(agent.calls.of('signOut').length).to.equal(1);
  });

  it('[CW9] that was kept in another tab too shows what was kept there beside what was typed', async () => {
    await open('summary');
    await desk.type(desk.find<HTMLTextAreaElement>('[aria-label="Remark 1"]'), 'The lift is broken');
    rest.refuse('POST summaries', 'summary_changed');
    rest.answer(`GET summaries?day=${DAY.day}`, { ...DAY, kept: [kept(1)] });
    button('Keep the day').click();
    await drawn();
    await drawn();
    expect(desk.text('.summary-remarks .told')).to.contain('kept once more meanwhile');
    const words = () =>
      [...desk.root.querySelectorAll<HTMLTextAreaElement>('.summary-remark textarea')].map((one) => one.value);
    expect(words()).to.deep.equal(['Sent twice', 'The lift is broken']);
    rest.answer('POST summaries', kept(2));
    const remarks = [{ order: 'A-1042', text: 'Sent twice' }, { text: 'The lift is broken' }];
    rest.answer(`GET summaries?day=${DAY.day}`, { ...DAY, kept: [kept(2, { remarks }), kept(1)] });
    await desk.press('Enter', { ctrlKey: true }, desk.find('[aria-label="Remark 2"]'));
    await drawn();
    await drawn();
    expect(rest.asked.findLast(({ call }) => call === 'POST summaries')?.body).to.deep.equal({
      ...{ day: DAY.day, after: 1 },
      remarks: [{ text: 'Sent twice', order: 'A-1042' }, { text: 'The lift is broken' }],
    });
    expect([words().at(-1), desk.app.state.office.unsaved.value]).to.deep.equal(['', 0]);
    expect(document.activeElement?.textContent).to.contain('Keep it anew');
  });

  it('comes at sign-off, with the way out', async () => {
    await open('');
    desk.app.intents.setStatus('off', true);
    await drawn();
    agent.set({ duty: { ...DUTY, status: 'off' } });
    await drawn();
    expect(desk.text('.summary-off')).to.contain('You have signed off.');
    button('Sign out').click();
    await drawn();
    expect(agent.calls.of('signOut').length).to.equal(1);
  });

  it('[CW8] asks in place before the way out where something typed would be lost', async () => {
    await open('summary');
    agent.set({ duty: { ...DUTY, status: 'off' } });
    desk.app.intents.write(idOf(1), 'public', 'half a sentence');
    await drawn();
    button('Sign out').click();
    await drawn();
    expect(agent.calls.of('signOut').length).to.equal(0);
    expect(desk.text('.foot-question')).to.contain('Sign out? What you typed but didn’t send is dropped.');
    expect(document.activeElement === button('Stay')).to.equal(true);
    await expect(desk.root).to.be.accessible();
    button('Stay').click();
    await drawn();
    button('Sign out').click();
    await drawn();
    button('Sign out').click();
    await drawn();
    expect(agent.calls.of('signOut').length).to.equal(1);
  });

  it('shows who oversees the floor what the team has kept, and runs nothing of it', async () => {
    await open('summary', 'supervisor', 'zh-CN');
    rest.answer('GET summaries/all', {
      ...{ day: DAY.day, zone: DAY.zone },
      kept: [kept(2, { agent: { id: 'li', name: HOSTILE }, remarks: [{ order: HOSTILE, text: HOSTILE }] })],
    });
    const unkept = [
      { id: 'w', name: HOSTILE },
      { id: SELF.id, name: SELF.name },
    ];
    rest.answer('GET summaries/all', { day: DAY.day, zone: DAY.zone, kept: [], unkept });
    await desk.app.intents.office.loadTeam();
    await drawn();
    expect(desk.text('.summary-missing')).to.equal(`当天有接待、尚未保存日结： ${HOSTILE}和${SELF.name}`);
    // What turns the direction in one name turns no other.
    expect(desk.all('.summary-missing bdi').map(({ textContent }) => textContent)).to.deep.equal([HOSTILE, SELF.name]);
    rest.answer('GET summaries/all', {
      ...{ day: DAY.day, zone: DAY.zone },
      kept: [kept(2, { agent: { id: 'li', name: HOSTILE }, remarks: [{ order: HOSTILE, text: HOSTILE }] })],
    });
    await desk.app.intents.office.loadTeam();
    await drawn();
    expect(desk.text('.sorted tbody')).to.match(/^\u202e<img src=x onerror="window.hit = 1"> 3 1 /);
    expect(desk.all('.summary-team img').length).to.equal(0);
    expect('hit' in window).to.equal(false);
    await expect(desk.root).to.be.accessible();
  });

  it('has one’s own day in the team’s, once it is kept', async () => {
    const others = { agent: { id: 'li', name: 'Li Na' }, remarks: [{ text: 'The lift is broken' }] };
    const before = {
      day: DAY.day,
      zone: DAY.zone,
      kept: [kept(1, others)],
      unkept: [{ id: SELF.id, name: SELF.name }],
    };
    await open('summary', 'supervisor', 'en', (one) => one.answer('GET summaries/all', before));
    expect(desk.text('.summary-missing')).to.equal(`Did something this day and have not kept it: ${SELF.name}`);
    rest.answer('POST summaries', kept(1));
    rest.answer(`GET summaries?day=${DAY.day}`, { ...DAY, kept: [kept(1)] });
    rest.answer(`GET summaries/all?day=${DAY.day}`, { ...before, kept: [kept(1, others), kept(1)], unkept: [] });
    button('Keep the day').click();
    await drawn();
    expect(desk.all('.sorted tbody th').map(seen)).to.deep.equal([SELF.name, 'Li Na']);
    expect(desk.all('.summary-missing')).to.have.length(0);
    // One's own remarks stand in their fields above.
    expect(desk.all('.summary-one').map(seen)).to.deep.equal(['Li Na The lift is broken']);
  });

  it('follows what comes while it is seen, one’s own and the team’s, and leaves alone what is being written', async () => {
    await open('summary', 'supervisor');
    await desk.type(desk.find<HTMLTextAreaElement>('[aria-label="Remark 1"]'), 'Sent twice');
    const team = (served: number) => ({
      ...{ day: DAY.day, zone: DAY.zone },
      kept: [kept(1, { figures: { ...FIGURES, served: Array.from({ length: served }, (_, n) => idOf(n)) } })],
    });
    rest.answer('GET summaries', { ...DAY, figures: { ...FIGURES, served: [idOf(1)] } });
    rest.answer('GET summaries/all', team(7));
    await desk.pass(30_000);
    await drawn();
    expect(desk.text('.summary-figures')).to.contain('Conversations served 1');
    expect(desk.text('.sorted tbody td')).to.equal('7');
    expect(desk.find<HTMLTextAreaElement>('[aria-label="Remark 1"]').value).to.equal('Sent twice');
    await desk.look(false);
    const asked = rest.asked.length;
    rest.answer('GET summaries/all', team(8));
    await desk.pass(600_000);
    expect([rest.asked.length, desk.text('.sorted tbody td')]).to.deep.equal([asked, '7']);
    await desk.look(true);
    expect(desk.text('.sorted tbody td')).to.equal('8');
  });

  it('puts the team’s days in order by any column, and copies them as they stand', async () => {
    const clipboard = playClipboard();
    const of = (id: string, name: string, served: number, at: number) =>
      kept(1, {
        ...{ agent: { id, name }, at, remarks: [] },
        figures: { ...FIGURES, served: Array.from({ length: served }, (_, n) => idOf(n)) },
      });
    await open('summary', 'supervisor', 'zh-CN');
    rest.answer('GET summaries/all', {
      ...{ day: DAY.day, zone: DAY.zone },
      kept: [of('w', '王伟', 9, NOON), of('z', '=赵敏', 10, NOON - 3_600_000), of('c', '陈晓', 9, NOON - 60_000)],
    });
    await desk.app.intents.office.loadTeam();
    await drawn();
    const names = () => desk.all('.sorted tbody th').map(seen);
    const heads = () => desk.all('.sorted thead th');
    const sortedBy = () => heads().flatMap((one) => (one.ariaSort ? [`${seen(one)} ${one.ariaSort}`] : []));
    const sort = async (name: string) => {
      heads()
        .find((one) => seen(one) === name)
        ?.querySelector('button')
        ?.click();
      await drawn();
    };
    expect(names()).to.deep.equal(['=赵敏', '陈晓', '王伟']);
    expect(sortedBy()).to.deep.equal(['客服 ascending']);
    // 10 behind 9, and two that are alike as they came.
    await sort('接待');
    expect([names(), sortedBy()]).to.deep.equal([['王伟', '陈晓', '=赵敏'], ['接待 ascending']]);
    await sort('接待');
    expect([names(), sortedBy()]).to.deep.equal([['=赵敏', '王伟', '陈晓'], ['接待 descending']]);
    await sort('保存时间');
    expect(names()).to.deep.equal(['=赵敏', '陈晓', '王伟']);
    button('复制为表格').click();
    await drawn();
    expect(desk.text('.copy-table [role=status]')).to.equal('已复制 3 行');
    const lines = clipboard.copied[0]?.split('\r\n') ?? [];
    expect(lines[0]).to.match(/^客服\t接待\t等待\t.*\t保存时间$/);
    expect(lines[1]).to.match(/^'=赵敏\t10\t1\t/);
    expect(lines).to.have.length(5);
    clipboard.allows = false;
    button('复制为表格').click();
    await drawn();
    expect(desk.text('.copy-table [role=status]')).to.equal('浏览器不允许复制。');
    clipboard.stop();
    await expect(desk.root).to.be.accessible();
  });

  it('of yesterday is offered to who left without reading it, read, and kept', async () => {
    const yesterday = { ...DAY, day: '2026-11-20' };
    for (const language of ['zh-CN', 'en']) {
      await open('', 'agent', language, (one) => {
        one.answer('GET summaries/unkept', { day: yesterday.day });
        one.answer(`GET summaries?day=${yesterday.day}`, yesterday);
      });
      await drawn();
      expect(desk.text('.unkept-day')).to.match(
        /^(昨天的日结尚未保存。 查看 稍后|Yesterday’s summary is not kept yet. Read it Later)$/,
      );
      expect(desk.all('dialog').length).to.equal(0);
      await expect(desk.root).to.be.accessible();
      if (language === 'zh-CN') desk.close();
    }
    desk.find<HTMLAnchorElement>('.unkept-day .link').click();
    await drawn();
    await drawn();
    expect(desk.text('.summary-days [aria-pressed=true]')).to.equal('Yesterday');
    expect(desk.text('.summary-day h2')).to.equal('Friday, November 20, 2026');
    rest.answer('POST summaries', kept(1, { day: yesterday.day }));
    button('Keep the day').click();
    await drawn();
    expect(rest.asked.findLast(({ call }) => call === 'POST summaries')?.body).to.deep.include({ day: yesterday.day });
    desk.app.intents.office.goTo('desk');
    await drawn();
    expect(desk.all('.unkept-day:not(:empty)').length).to.equal(0);
    // Not again on this machine, nor an earlier one.
    await desk.app.intents.office.loadUnkept();
    expect(desk.app.state.office.summary.unkept.value).to.equal(undefined);
  });

  it('of an earlier day has a button of its own, and the line can be put aside', async () => {
    await open('', 'agent', 'en', (one) => one.answer('GET summaries/unkept', { day: '2026-11-17' }));
    await drawn();
    expect(desk.text('.unkept-day')).to.equal('The summary of Tue, Nov 17 is not kept yet. Read it Later');
    desk.find<HTMLButtonElement>('.unkept-day .quiet').click();
    await drawn();
    expect(desk.all('.unkept-day:not(:empty)').length).to.equal(0);
    await desk.app.intents.office.loadUnkept();
    await drawn();
    desk.find<HTMLAnchorElement>('.unkept-day .link').click();
    await drawn();
    expect(desk.text('.summary-days [aria-pressed=true]')).to.equal('Tuesday, November 17, 2026');
    // What was not shown was not read.
    expect(desk.app.state.office.summary.unkept.value).to.equal('2026-11-17');
  });

  it('that was looked at before its end is no day that was read', async () => {
    await open('summary', 'agent', 'en', (one) => one.answer('GET summaries/unkept', { day: DAY.day }));
    await drawn();
    expect([...desk.kept.keys()].some((key) => key.startsWith('dayRead'))).to.equal(false);
    agent.set({ duty: { ...DUTY, status: 'off' } });
    await drawn();
    expect(desk.kept.get(`dayRead ${SELF.id}`)).to.equal(DAY.day);
  });

  it('is offered nothing where there is none, and when the server doesn’t say', async () => {
    await open('', 'agent', 'en', (one) => one.answer('GET summaries/unkept', {}));
    await drawn();
    expect(desk.all('.unkept-day:not(:empty)').length).to.equal(0);
    rest.refuse('GET summaries/unkept', 'busy');
    await desk.app.intents.office.loadUnkept();
    expect(desk.app.state.office.summary.unkept.value).to.equal(undefined);
  });

  it('of a day that is over is read only, and says when it can’t be loaded', async () => {
    await open('summary');
    rest.answer('GET summaries?day=2026-11-20', { ...DAY, open: false, kept: [kept(2)] });
    button('Yesterday').click();
    await drawn();
    await drawn();
    expect(desk.text('.summary-day')).to.contain('Order A-1042 Sent twice');
    expect(desk.all('textarea').length).to.equal(0);
    rest.refuse('GET summaries', 'busy');
    button('Today').click();
    await drawn();
    await drawn();
    expect(desk.text('.office-body')).to.contain('can’t store anything right now');
  });
});
