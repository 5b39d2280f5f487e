import { expect } from '@open-wc/testing';
import { fakeAgent } from '@shopbell/sdk/testing';
import { playClipboard } from '../../testing/clipboard.ts';
import { cutSelects } from '../../testing/cut-selects.ts';
import { drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { SELF } from '../../testing/fixtures.ts';
import { type OfficeRig, openOffice } from '../../testing/office.ts';
import { playRest, type Rest } from '../../testing/rest.ts';

const HOSTILE = '\u202e<img src=x onerror="window.hit = 1">';
const MINUTE = 60_000;
const TOPICS = ['duty', 'floor', 'people', 'shoppers', 'access'];
const PEOPLE = [
  { id: SELF.id, name: SELF.name, member: true },
  { id: 'li', name: HOSTILE, member: false },
];
const entry = (n: number, over: object) => ({
  n,
  at: NOON - (99 - n) * MINUTE,
  by: { role: 'system' },
  body: {},
  ...over,
});
const STAFF = { agent: 'li', limit: 5, groups: ['pre-sales'], skills: [], languages: [] };
const ENTRIES = [
  entry(99, {
    by: { role: 'agent', id: SELF.id },
    kind: 'staff_set',
    body: { ...STAFF, limit: 3, skills: [HOSTILE] },
    was: STAFF,
  }),
  entry(98, {
    kind: 'agent_status',
    body: { agent: 'li', status: 'away', reason: 'disconnected' },
    was: { status: 'online' },
  }),
  entry(97, { kind: HOSTILE, body: { [HOSTILE]: HOSTILE, deep: { [HOSTILE]: [HOSTILE] } } }),
  entry(96, {
    at: NOON - 86_400_000,
    kind: 'group_set',
    body: { id: 'x', name: HOSTILE },
    by: { role: 'agent', id: 'gone' },
  }),
];
const PAGE = { entries: ENTRIES, next: 96, topics: TOPICS, people: PEOPLE };

describe('the log page', () => {
  let rig: OfficeRig;
  const open = async (answers: (rest: Rest) => void = () => {}, language = 'en') => {
    rig = await openOffice(
      'log',
      (rest) => {
        rest.answer('GET log', PAGE);
        answers(rest);
      },
      language,
    );
  };
  const choose = async (label: string, value: string) => {
    const select = rig.named<HTMLSelectElement>(label);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await drawn();
  };
  const asked = () => rig.rest.asked.map(({ call }) => call).filter((call) => call.startsWith('GET log'));
  afterEach(() => rig.desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`tells who did what, and what it was before, accessible, in ${language}`, async () => {
      await open(undefined, language);
      const rows = rig.texts('.log-row');
      expect(rows.length).to.equal(4);
      expect(rows[0]).to.contain(SELF.name);
      expect(rows[0]).to.contain(language === 'en' ? 'Groups and limit' : '分工与上限');
      expect(rows[0]).to.contain(language === 'en' ? '5 → becomes 3' : '5 → 改为 3');
      expect(rows[1]).to.contain(language === 'en' ? 'their line was gone for too long' : '断线过久');
      expect(rig.desk.all('.log-day').length).to.equal(2);
      await expect(rig.desk.root).to.be.accessible();
    });
  }

  it('draws whatever stands in it as text', async () => {
    await open();
    expect(rig.desk.all('img, script, iframe').length).to.equal(0);
    for (const row of rig.texts('.log-row')) expect(row).to.contain('<img src=x');
    for (const line of rig.desk.all('.log-row')) {
      for (const part of line.querySelectorAll('bdi')) expect(getComputedStyle(part).unicodeBidi).to.equal('isolate');
    }
    expect('hit' in window).to.equal(false);
  });

  it('copies what is shown as a table, each change in words', async () => {
    const clipboard = playClipboard();
    await open();
    await rig.press('Copy as table');
    const copied = clipboard.copied[0] ?? '';
    expect(copied).to.match(/^Time \([\w/+-]+\)\tWho\tWhat\tAbout\tChanged\r\n\d{4}-\d\d-\d\d \d\d:\d\d\t/);
    expect(copied).to.contain(`${SELF.name}\tGroups and limit\t`);
    expect(copied).to.contain('5 → 3');
    expect(rig.desk.text('.copy-table [role=status]')).to.equal('Copied: 4 rows');
    clipboard.stop();
  });

  it('goes on with older entries, and says where the log begins', async () => {
    const first = entry(1, { kind: 'site_created', body: { name: 'Shop' } });
    await open((rest) => rest.answer('GET log?before=96', { ...PAGE, entries: [first], next: undefined }));
    await rig.press('Show older entries');
    expect(rig.texts('.log-row').length).to.equal(5);
    expect(rig.desk.text('main')).to.contain('This is where the log begins.');
    expect(rig.desk.all('.entries-add').length).to.equal(0);
  });

  it('says why there are no older ones, and keeps what is there', async () => {
    await open((rest) => rest.refuse('GET log?before=96', 'busy'));
    await rig.press('Show older entries');
    expect(rig.texts('.log-row').length).to.equal(4);
    expect(rig.desk.text('.told')).to.contain('can’t store anything right now');
  });

  it('looks for a kind and a person, and offers everybody that it has named', async () => {
    await open((rest) => {
      rest.answer('GET log?topic=duty', { ...PAGE, entries: [ENTRIES[1]], people: [PEOPLE[0]], next: undefined });
      rest.answer('GET log?topic=duty&person=li', { ...PAGE, entries: [], next: undefined });
    });
    await choose('About', 'duty');
    expect(rig.texts('.log-row').length).to.equal(1);
    expect([...rig.named<HTMLSelectElement>('Person').options].map(({ text }) => text)).to.deep.equal([
      'Everybody',
      SELF.name,
      `${HOSTILE} (no longer at the shop)`,
    ]);
    await choose('Person', 'li');
    expect(rig.desk.text('main')).to.contain('Nothing of this kind has happened.');
    expect(asked()).to.deep.equal(['GET log', 'GET log?topic=duty', 'GET log?topic=duty&person=li']);
    await expect(rig.desk.root).to.be.accessible();
  });

  it('goes on by itself where a page has found nothing, and asks after ten of them', async () => {
    let before = 1000;
    await open((rest) => {
      const empty = () => {
        before -= 10;
        const next = before;
        rest.answer(`GET log?topic=access&before=${next}`, empty);
        return { ...PAGE, entries: [], next };
      };
      rest.answer('GET log?topic=access', empty);
    });
    await choose('About', 'access');
    expect(asked().length).to.equal(11);
    expect(rig.desk.text('main')).to.contain('There are older ones.');
    await rig.press('Search further back');
    expect(asked().length).to.equal(21);
  });

  it('shows the answer of the last choice, whichever comes first', async () => {
    await open();
    const slow = Promise.withResolvers<void>();
    const { request } = rig.rest;
    rig.desk.close();
    const desk = await openDesk(fakeAgent({ connection: 'online', self: { ...SELF, duty: 'admin' } }), {
      place: 'log',
      async request(...call) {
        if (call[1].includes('topic=duty')) {
          await slow.promise;
          return { ok: true, body: { ...PAGE, entries: [ENTRIES[1]] } };
        }
        return request(...call);
      },
    });
    rig = { ...rig, desk };
    rig.rest.answer('GET log?topic=floor', { ...PAGE, entries: [ENTRIES[0], ENTRIES[3]] });
    const select = desk.find<HTMLSelectElement>('.log-filter select');
    for (const value of ['duty', 'floor']) {
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await drawn();
    }
    slow.resolve();
    await drawn();
    expect(desk.all('.log-row').length).to.equal(2);
  });

  it('is reached by supervisors from the desk, with the topics that are theirs', async () => {
    const rest = playRest();
    rest.answer('GET log', { ...PAGE, topics: TOPICS.slice(0, 4) });
    const desk = await openDesk(fakeAgent({ connection: 'online', self: { ...SELF, duty: 'supervisor' } }), {
      request: rest.request,
    });
    desk.find('.foot [href="#log"]').click();
    await drawn();
    expect(desk.all('.log-row').length).to.equal(4);
    expect([...desk.find<HTMLSelectElement>('.log-filter select').options].map(({ value }) => value)).to.deep.equal([
      '',
      'duty',
      'floor',
      'people',
      'shoppers',
    ]);
    expect(desk.all('.office-way').map((way) => way.getAttribute('href'))).to.deep.equal([
      '#ready',
      '#visits',
      '#guard',
      '#shoppers',
      '#log',
    ]);
    desk.close();
    const agent = await openDesk(fakeAgent({ connection: 'online', self: SELF }), {});
    expect(agent.all('[href="#log"]').length).to.equal(0);
    agent.close();
    await open();
    expect(seen(rig.desk.find('.office-nav'))).to.contain('Log');
  });

  it('fits a telephone without scrolling sideways', async () => {
    await open();
    rig.desk.root.style.width = '390px';
    await drawn();
    const main = rig.desk.find('main');
    expect(main.scrollWidth <= main.clientWidth).to.equal(true);
    // Of a name any length may come, of the kinds of entries none.
    expect(cutSelects(main)).not.to.include('About');
  });
});
