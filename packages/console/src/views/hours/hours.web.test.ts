import { expect } from '@open-wc/testing';
import { NOON } from '../../testing/desk.ts';
import { FLOOR, HOURS, type OfficeRig, openOffice } from '../../testing/office.ts';
import type { Rest } from '../../testing/rest.ts';

describe('hours', () => {
  let rig: OfficeRig;
  const open = async (answers: (rest: Rest) => void = () => {}, language = 'en') => {
    rig = await openOffice('hours', answers, language);
  };
  const withHours = (rest: Rest) => rest.answer('GET floor', { ...FLOOR, hours: HOURS });
  const day = (index: number) => rig.texts('.hours-day')[index];

  afterEach(() => rig.desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`draws a week, its exceptions and what they come to, accessible, in ${language}`, async () => {
      await open((rest) => {
        withHours(rest);
        rest.answer('POST floor/hours/preview', { open: true, next: [{ at: NOON + 3_600_000, open: false }] });
      }, language);
      expect(rig.desk.all('.hours-day').length).to.equal(8);
      expect(rig.desk.text('.preview')).to.contain(language === 'en' ? 'Open now – closes' : '服务中');
      expect(day(4)).to.contain(language === 'en' ? 'next day' : '次日');
      await expect(rig.desk.root).to.be.accessible();
    });
  }

  it('is always open until somebody sets hours; nothing counts before it is saved', async () => {
    await open();
    expect(rig.desk.text('.preview')).to.equal('Open now – at all times');
    rig.desk.all('.choice input')[1]?.click();
    await rig.desk.pass(500);
    expect(rig.desk.all('.hours-day').length).to.equal(7);
    expect(rig.rest.asked.some(({ call }) => call === 'POST floor/hours')).to.equal(false);
    rig.rest.answer('POST floor/hours', undefined);
    rig.rest.answer('GET floor', { ...FLOOR, hours: HOURS });
    await rig.press('Save');
    expect(rig.sent('POST floor/hours')).to.have.nested.property('hours.week.mon[0].from', '09:00');
    expect(rig.desk.text('.office-done')).to.equal('Saved. The hours count from now on.');
    expect(rig.desk.all('.save .button').length).to.equal(0);
  });

  it('reads times as people type them, and has the server look at each change', async () => {
    await open(withHours);
    await rig.fill('Closes: Monday', '2130');
    expect(rig.named<HTMLInputElement>('Closes: Monday').value).to.equal('21:30');
    expect(rig.sent('POST floor/hours/preview')).to.have.nested.property('hours.week.mon[0].to', '21:30');
  });

  it('marks every fault where it is', async () => {
    await open((rest) => {
      withHours(rest);
      rest.answer('POST floor/hours/preview', {
        faults: [
          { code: 'time_invalid', path: 'hours.week.tue[0].from' },
          { code: 'spans_overlap', path: 'hours.week.sat' },
          { code: 'zone_unknown', path: 'hours.zone' },
        ],
      });
    });
    expect(rig.desk.text('.preview')).to.contain('3 things');
    expect(rig.named('Opens: Tuesday').getAttribute('aria-invalid')).to.equal('true');
    expect(rig.named('Closes: Tuesday').getAttribute('aria-invalid')).to.equal('false');
    expect(day(1)).to.contain('A time is written like 09:30');
    expect(day(5)).to.contain('Hours share time');
    expect(day(0)).not.to.contain('share');
    expect(rig.named('Time zone').getAttribute('aria-invalid')).to.equal('true');
    expect(rig.desk.text('.field-wrong')).to.contain('There is no such time zone.');
    await expect(rig.desk.root).to.be.accessible();
  });

  it('adds and removes spans and days, and takes it all back', async () => {
    await open(withHours);
    await rig.press('Set hours: Saturday');
    await rig.press('Add hours: Saturday');
    expect(rig.desk.all('.hours-day')[5]?.querySelectorAll('.span').length).to.equal(2);
    await rig.press('Remove 19:00 – 20:00: Saturday');
    expect(rig.desk.all('.hours-day')[5]?.querySelectorAll('.span').length).to.equal(1);
    expect(document.activeElement?.getAttribute('aria-label')).to.equal('Add hours: Saturday');
    await rig.fill('Day', '2026-10-01');
    await rig.press('Add the day');
    expect(rig.desk.all('.hours-day').length).to.equal(9);
    await rig.press('Monday’s hours on every day');
    expect(day(6)).not.to.contain('Closed');
    await rig.press('Undo');
    expect(rig.desk.all('.hours-day').length).to.equal(8);
    expect(day(5)).to.contain('Closed');
  });

  it('sets a group’s own hours, and gives it the shop’s again', async () => {
    await open();
    const whose = rig.desk.find<HTMLSelectElement>('.whose select');
    whose.value = 'vip';
    whose.dispatchEvent(new Event('change', { bubbles: true }));
    await rig.desk.pass(500);
    expect(rig.desk.all('.hours-day').length).to.equal(8);
    rig.desk.all('.choice input')[0]?.click();
    await rig.desk.pass(500);
    rig.rest.answer('POST floor/groups/vip', undefined);
    await rig.press('Save');
    const sent = rig.sent('POST floor/groups/vip');
    expect(sent).to.include({ hours: null, name: 'VIP <b>', acceptMs: 20_000 });
    expect(sent).not.to.have.property('now');
  });

  it('has the browser ask before unsaved hours are lost, and not once they are left', async () => {
    const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    await open(withHours);
    expect(asks()).to.equal(false);
    await rig.fill('Closes: Monday', '20');
    expect(asks()).to.equal(true);
    rig.desk.close();
    expect(asks()).to.equal(false);
  });

  it('asks before a page of the console takes the place of unsaved hours', async () => {
    await open(withHours);
    await rig.fill('Closes: Monday', '20');
    rig.named('Shop').focus();
    await rig.press('Shop');
    expect(rig.desk.text('.question-text')).to.contain('isn’t saved yet');
    expect(document.activeElement?.textContent).to.equal('Cancel');
    await rig.press('Cancel');
    expect(document.activeElement?.textContent).to.equal('Shop');
    expect(rig.named<HTMLInputElement>('Closes: Monday').value).to.equal('20:00');
    await rig.press('Back to the conversations');
    await rig.press('Leave without saving');
    expect(rig.desk.all('.office').length).to.equal(0);
  });

  it('asks too when the browser goes elsewhere, and keeps its address meanwhile', async () => {
    await open(withHours);
    await rig.fill('Closes: Monday', '20');
    location.hash = 'groups';
    await rig.desk.pass(500);
    expect(location.hash).to.equal('#hours');
    expect(rig.named<HTMLInputElement>('Closes: Monday').value).to.equal('20:00');
    await rig.press('Leave without saving');
    expect(location.hash).to.equal('#groups');
    expect(rig.desk.text('h1')).to.equal('Groups');
  });

  it('asks before other hours take the place of unsaved ones, and not once they are saved', async () => {
    const choose = async () => {
      const whose = rig.desk.find<HTMLSelectElement>('.whose select');
      whose.value = 'vip';
      whose.dispatchEvent(new Event('change', { bubbles: true }));
      await rig.desk.pass(500);
      return whose.value;
    };
    await open(withHours);
    await rig.fill('Closes: Monday', '20');
    expect(await choose()).to.equal('');
    rig.rest.answer('POST floor/hours', undefined);
    await rig.press('Save');
    expect(rig.desk.all('.question').length).to.equal(0);
    expect(await choose()).to.equal('vip');
  });

  it('says when nobody can look, and why it was not saved', async () => {
    await open((rest) => {
      withHours(rest);
      rest.refuse('POST floor/hours/preview', 'busy');
    });
    expect(rig.desk.text('.preview')).to.contain('Without a connection');
    await rig.fill('Closes: Monday', '20');
    await rig.press('Save');
    expect(rig.desk.text('.save [role=alert]')).to.equal('There is no connection to the server.');
    expect(rig.named<HTMLInputElement>('Closes: Monday').value).to.equal('20:00');
  });
});
