import { expect } from '@open-wc/testing';
import type { DraftShelf, KeptDraft } from './drafts.ts';
import { idbDrafts } from './idb-drafts.ts';
import { memoryDrafts } from './memory-drafts.ts';

const draft = (conversation: string, text: string, patch: Partial<KeptDraft> = {}): KeptDraft => ({
  site: 's',
  agent: 'a',
  conversation,
  lane: 'public',
  text,
  at: 1,
  ...patch,
});
const texts = async (shelf: DraftShelf) => (await shelf.all()).map(({ text }) => text).sort();

for (const [name, create] of [
  ['memory', () => memoryDrafts()],
  ['IndexedDB', () => idbDrafts(`drafts ${Math.random()}`)],
] as const) {
  describe(`drafts in ${name}`, () => {
    let shelf: DraftShelf;
    beforeEach(async () => {
      shelf = create();
      await shelf.wipe();
      await shelf.put([draft('1', 'one'), draft('1', 'note', { lane: 'desk' }), draft('1', 'waits', { cid: 'c' })]);
    });
    afterEach(() => shelf.wipe());

    it('are kept one a conversation, lane and message that waits', async () => {
      await shelf.put([draft('1', 'one more'), draft('2', 'two')]);
      expect(await texts(shelf)).to.deep.equal(['note', 'one more', 'two', 'waits']);
    });

    it('are dropped, and wiped', async () => {
      await shelf.drop([draft('1', 'any words'), draft('9', 'is not there')]);
      expect(await texts(shelf)).to.deep.equal(['note', 'waits']);
      await shelf.wipe();
      expect(await texts(shelf)).to.deep.equal([]);
    });

    it('[CW2] have what the page wrote as it went, and lack what was no more', async () => {
      shelf.keepLast([draft('1', 'last words'), draft('1', '', { lane: 'desk' })]);
      expect(await texts(shelf)).to.deep.equal(['last words', 'waits']);
      await shelf.put([draft('1', 'later')]);
      expect(await texts(shelf)).to.deep.equal(['later', 'waits']);
    });

    it('[CW2] are wiped with the last words', async () => {
      shelf.keepLast([draft('1', 'last words')]);
      await shelf.wipe();
      expect(await texts(shelf)).to.deep.equal([]);
    });
  });
}

it('[CW2] drafts in IndexedDB are let go of as the page went, though the database had no time for it', async () => {
  const shelf = idbDrafts(`drafts ${Math.random()}`);
  const said = () => Object.values({ ...localStorage }).filter((text) => text.includes('"text":""')).length;
  await shelf.put([draft('1', 'cleared')]);
  shelf.keepLast([draft('1', '')]);
  const dropping = shelf.drop([draft('1', 'cleared')]);
  expect(said()).to.equal(1);
  await dropping;
  expect(said()).to.equal(0);
  expect(await texts(shelf)).to.deep.equal([]);
  await shelf.wipe();
});

describe('[CW11] two tabs over one device', () => {
  const name = `drafts ${Math.random()}`;
  const [one, other] = [idbDrafts(name), idbDrafts(name)];
  afterEach(() => one.wipe());

  it('have no words again that one of them sent after the other had gone', async () => {
    other.keepLast([draft('1', 'hello', { at: 5 }), draft('2', 'Mei', { at: 5 })]);
    await one.drop([draft('1', 'hello', { at: 5 })]);
    await one.put([draft('2', 'Mei, too', { at: 6 })]);
    await one.drop([draft('2', 'Mei, too', { at: 6 })]);
    expect(await texts(one)).to.deep.equal([]);
  });

  it('keep last words that the one which sent had not heard of', async () => {
    other.keepLast([draft('1', 'hello, your parcel', { at: 9 })]);
    await one.put([draft('1', 'hello', { at: 5 })]);
    await one.drop([draft('1', 'hello', { at: 5 })]);
    expect(await texts(one)).to.deep.equal(['hello, your parcel']);
  });

  it('[CW2] hear of each other’s drafts, not of their own, of nothing that is none, and when one wipes them all', async () => {
    const heard: string[] = [];
    const ear = (tab: string, shelf: DraftShelf) =>
      shelf.listen(
        (news) => heard.push(...news.map(({ draft: { text }, known }) => `${tab} ${known} ${text}`)),
        () => heard.push(`${tab} wiped`),
      );
    const stops = [ear('one', one), ear('other', other)];
    const loud = new BroadcastChannel(`${name}.drafts`);
    for (const odd of ['x', null, [null], [{ draft: draft('1', 'x') }], [{ draft: { text: 7 }, known: '' }]])
      loud.postMessage(odd);
    one.tell([{ draft: draft('1', 'hello'), known: 'hel' }]);
    while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve));
    expect(heard.splice(0)).to.deep.equal(['other hel hello']);
    await one.wipe();
    expect(heard.shift()).to.equal('one wiped');
    while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve));
    expect(heard).to.deep.equal(['other wiped']);
    for (const stop of stops) stop();
    loud.close();
  });

  it('that go in the same moment each leave their last words', async () => {
    one.keepLast([draft('1', 'one', { at: 5 })]);
    other.keepLast([draft('2', 'two', { at: 5 })]);
    expect(await texts(one)).to.deep.equal(['one', 'two']);
  });

  it('lose nothing to the older words of a tab that went', async () => {
    await one.put([draft('1', 'hello, your parcel', { at: 9 })]);
    other.keepLast([draft('1', 'hello', { at: 5 })]);
    expect(await texts(one)).to.deep.equal(['hello, your parcel']);
  });
});

it('[CW4] what waits is the tab’s that has it until that tab is gone', async () => {
  const name = `drafts ${Math.random()}`;
  const frame = document.body.appendChild(document.createElement('iframe'));
  const [one, other] = [idbDrafts(name), idbDrafts(name, frame.contentWindow?.navigator.locks)];
  const elsewhere = async (shelf: DraftShelf) => (await shelf.all()).flatMap(({ tab, text }) => (tab ? [text] : []));
  await other.put([draft('1', 'waits', { cid: 'c' }), draft('2', 'does not')]);
  // A tab's lock is asked for beside what it writes.
  while ((await elsewhere(one)).length === 0) await new Promise((resolve) => setTimeout(resolve));
  expect([await elsewhere(one), await elsewhere(other)]).to.deep.equal([['waits'], []]);
  frame.remove();
  while ((await elsewhere(one)).length > 0) await new Promise((resolve) => setTimeout(resolve));
  expect(await texts(one)).to.deep.equal(['does not', 'waits']);
  await one.wipe();
});

it('takes nothing from a device that is no draft', async () => {
  localStorage.setItem('shopbell.console.drafts', '[{"text":7},{"__proto__":1},null]');
  const shelf = idbDrafts(`drafts ${Math.random()}`);
  expect(await shelf.all()).to.deep.equal([]);
  localStorage.setItem('shopbell.console.drafts', '{{');
  expect(await shelf.all()).to.deep.equal([]);
  await shelf.wipe();
});
