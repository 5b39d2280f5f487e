import { expect } from '@open-wc/testing';
import { playClipboard } from '../../testing/clipboard.ts';
import { drawn, NOON, seen } from '../../testing/desk.ts';
import { idOf } from '../../testing/fixtures.ts';
import { type OfficeRig, openOffice } from '../../testing/office.ts';

const GUARD = {
  levels: { phrases: 'warn', abuse: 'block', repetition: 'warn', contacts: 'warn' },
  phrases: ['not my job', '<b>never</b>'],
  abuse: { add: [], without: [] },
  own: ['shop_service'],
};
const VIEW = { guard: GUARD, reveal: 'own', hosts: ['shop.example'], abuse: ['moron', '白痴'] };
const entry = (n: number, over: object = {}) => ({
  n,
  at: NOON - n,
  agent: { id: idOf(7), name: 'Li <i>Na</i>' },
  conversation: idOf(1),
  rules: ['abuse'],
  held: true,
  text: 'you <b>moron</b>',
  ...over,
});

describe('the page of the guard', () => {
  let rig: OfficeRig;
  const open = async (language = 'en', view: object = VIEW) => {
    rig = await openOffice(
      'guard',
      (rest) => {
        rest.answer('GET guard', view);
        rest.answer('POST guard', undefined);
        rest.answer('POST guard/reveal', undefined);
        rest.answer('GET guard/caught', {
          entries: [entry(3), entry(2, { held: false, rules: ['phrases', 'new'] })],
          next: 2,
        });
        rest.answer('GET guard/caught?before=2', { entries: [entry(1, { text: undefined })] });
      },
      language,
    );
    // The page's code comes when it is asked for.
    while (!rig.desk.root.querySelector('.guard-rule, .office-body .empty')) await drawn();
  };
  const area = (n: number) => rig.desk.all('.guard-list textarea')[n] as HTMLTextAreaElement;
  afterEach(() => rig.desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`explains itself and is accessible in ${language}`, async () => {
      await open(language);
      expect(rig.desk.all('.guard-rule').length).to.equal(4);
      await expect(rig.desk.root).to.be.accessible();
    });
  }

  it('saves rules and lists, an empty line is no entry', async () => {
    await open();
    await rig.desk.type(area(0), 'not my job\n\n  急什么 \n');
    rig.desk.all('.guard-rule input')[2]?.click();
    await drawn();
    await rig.press('Save');
    expect(rig.sent('POST guard')).to.deep.equal({
      guard: { ...GUARD, levels: { ...GUARD.levels, phrases: 'block' }, phrases: ['not my job', '急什么'] },
    });
    expect(rig.desk.text('.reply-times .office-done')).to.equal('Saved. It counts from now on.');
  });

  it('tells which line was refused, and keeps what was typed', async () => {
    await open();
    rig.rest.refuse('POST guard', 'settings_refused', { faults: [{ code: 'entry_too_short', path: 'phrases[1]' }] });
    await rig.desk.type(area(0), 'not my job\nx');
    await rig.press('Save');
    expect(rig.texts('.guard-list .field-wrong')).to.deep.equal([
      'Not right: line 2. Two to 80 characters each, at most 200 lines.',
    ]);
    expect(area(0).value).to.equal('not my job\nx');
  });

  it('tries a sentence by what stands on the page', async () => {
    await open();
    await rig.desk.type(area(0), 'calm down');
    const box = rig.desk.find<HTMLTextAreaElement>('.guard-try textarea');
    await rig.desk.type(box, 'Calm down, <b>moron</b>');
    expect(rig.texts('.guard-try mark')).to.deep.equal(['Calm down', 'moron']);
    expect(rig.desk.text('.guard-try output')).to.contain('This can’t be sent');
    await rig.desk.type(box, 'shop_service');
    expect(rig.desk.text('.guard-try output')).to.contain('Nothing is found');
    expect(rig.rest.asked.some(({ call }) => call.startsWith('POST'))).to.equal(false);
    await expect(rig.desk.root).to.be.accessible();
  });

  it('lists what was found, as text, page by page', async () => {
    await open();
    expect(rig.texts('.caught > li').map((text) => text.replace(/\d\d:\d\d/, ''))).to.have.length(2);
    expect(rig.texts('.caught-words')[0]).to.equal('you <b>moron</b>');
    expect(rig.texts('.caught-head span')).to.include.members(['abuse', 'kept back', 'sent all the same']);
    await rig.press('Show older ones');
    expect(rig.desk.all('.caught > li').length).to.equal(3);
    expect(seen(rig.desk.all('.caught > li')[2])).to.contain('The words are gone.');
  });

  it('copies what was found as a table', async () => {
    const clipboard = playClipboard();
    await open();
    await rig.press('Copy as table');
    expect(clipboard.copied[0]).to.match(
      /^Time \([\w/+-]+\)\tColleague\tFound\tSent\?\tWords\r\n[^\t]+\tLi <i>Na<\/i>\tabuse\tkept back\tyou <b>moron<\/b>\r\n/,
    );
    clipboard.stop();
  });

  it('sets who may look behind masks with one press', async () => {
    await open();
    rig.desk.all('.choice input')[1]?.click();
    await drawn();
    expect(rig.sent('POST guard/reveal')).to.deep.equal({ reveal: 'supervisors' });
  });

  it('says when it can’t be loaded', async () => {
    await open('en', { guard: 'odd' });
    expect(rig.desk.text('.empty')).to.contain('The server failed');
    await expect(rig.desk.root).to.be.accessible();
  });
});
