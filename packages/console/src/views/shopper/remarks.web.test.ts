import { expect } from '@open-wc/testing';
import { fakeAgent } from '@shopbell/sdk/testing';
import { memoryDrafts } from '../../device/memory-drafts.ts';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { idOf, ME, member, rowOf, SELF, threadOf } from '../../testing/fixtures.ts';
import { playRest, type Rest } from '../../testing/rest.ts';
import { WRITE_EVERY_MS } from '../../watch-drafts.ts';

const WHO = `shoppers/${encodeURIComponent('m:1001')}`;
const factsWith = (...texts: readonly string[]) => ({
  ...{ person: 'm:1001', rev: texts.length, firstAt: NOON, tags: [], attributes: [], conversations: 1, cases: 1 },
  remarks: [{ id: idOf(82), by: ME, versions: texts.map((text, n) => ({ at: NOON - 1000 + n, text })) }],
});

describe('an older remark that is written anew', () => {
  let desk: Desk;
  let rest: Rest;
  const drafts = memoryDrafts();

  async function open(facts: object, language = 'en') {
    rest = playRest();
    rest.answer(`GET ${WHO}`, facts);
    rest.answer(`GET ${WHO}/conversations`, { conversations: [] });
    const row = rowOf(1, { state: 'active', agent: ME, shopper: { id: idOf(1), member: member('1001', '林美') } });
    const agent = fakeAgent({
      ...{ connection: 'online', self: SELF, mine: [row] },
      threads: new Map([[idOf(1), threadOf(1)]]),
    });
    agent.calls.answer('history', () => false);
    desk = await openDesk(agent, { place: `c/${idOf(1)}`, request: rest.request, drafts, language });
    desk.app.intents.details(true);
    await desk.pass(WRITE_EVERY_MS);
  }
  const box = () => desk.find<HTMLTextAreaElement>('.remarks textarea');
  const press = async (name: string) => {
    desk
      .all('.remarks button')
      .find((one) => seen(one) === name)
      ?.click();
    await drawn();
  };
  const half = async () => {
    await open(factsWith('Calls at nine'));
    await press('Edit');
    expect(document.activeElement).to.equal(box());
    await desk.type(box(), 'Calls at ten, or');
    await desk.pass(WRITE_EVERY_MS);
    desk.close();
  };
  afterEach(async () => {
    desk.close();
    await drafts.wipe();
  });

  it('[CW9] is open again after a reload with the words, and takes no focus', async () => {
    await half();
    await open(factsWith('Calls at nine'));
    expect(box().value).to.equal('Calls at ten, or');
    expect(document.activeElement).not.to.equal(box());
    expect(desk.all('.remarks [role=status]').length).to.equal(0);
    // Nothing at all is no reason to close it.
    await desk.type(box(), '');
    expect(box().value).to.equal('');
    await desk.type(box(), 'Calls at ten');
    rest.answer(`POST ${WHO}/remarks/${idOf(82)}`, undefined);
    rest.answer(`GET ${WHO}`, factsWith('Calls at nine', 'Calls at ten'));
    await press('Save');
    await desk.pass(WRITE_EVERY_MS);
    expect(desk.text('.remark-text')).to.equal('Calls at ten');
    expect([desk.all('.remarks textarea').length, (await drafts.all()).length]).to.deep.equal([0, 0]);
  });

  it('[CW9] stays open with what was typed while it was saved', async () => {
    await half();
    await open(factsWith('Calls at nine'));
    rest.answer(`POST ${WHO}/remarks/${idOf(82)}`, undefined);
    rest.answer(`GET ${WHO}`, factsWith('Calls at nine', 'Calls at ten, or'));
    const saved = press('Save');
    await desk.type(box(), 'Calls at ten, or later');
    await saved;
    await desk.pass(WRITE_EVERY_MS);
    expect(box().value).to.equal('Calls at ten, or later');
    expect((await drafts.all()).map(({ text, before }) => [text, before])).to.deep.equal([
      ['Calls at ten, or later', 'Calls at ten, or'],
    ]);
    // It was changed here and by nobody else.
    expect(desk.all('.remarks [role=status]').length).to.equal(0);
  });

  it('[CW9] is left with Escape, and nothing of it is kept', async () => {
    await half();
    await open(factsWith('Calls at nine'));
    await desk.press('Escape', {}, box());
    await desk.pass(WRITE_EVERY_MS);
    expect([desk.all('.remarks textarea').length, (await drafts.all()).length]).to.deep.equal([0, 0]);
  });

  for (const [language, words] of [
    ['en', 'It was changed meanwhile. It says now: Calls at <b>six</b>'],
    ['zh-CN', '该备注已在别处修改，现为： Calls at <b>six</b>'],
  ] as const) {
    it(`[CW9] says so where the remark was changed meanwhile, in ${language}`, async () => {
      await half();
      await open(factsWith('Calls at nine', 'Calls at <b>six</b>'), language);
      expect(box().value).to.equal('Calls at ten, or');
      expect(desk.text('.remarks [role=status]')).to.equal(words);
      await expect(desk.root).to.be.accessible();
    });
  }
});
