import { expect } from '@open-wc/testing';
import { FLOOR, HOURS, type OfficeRig, openOffice } from '../../testing/office.ts';
import type { Rest } from '../../testing/rest.ts';

describe('groups', () => {
  let rig: OfficeRig;
  const open = async (answers: (rest: Rest) => void = () => {}, language = 'en') => {
    rig = await openOffice('groups', answers, language);
  };
  const entries = () => rig.texts('.entry');
  afterEach(() => rig.desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`are told in lines, accessible, in ${language}`, async () => {
      await open(() => {}, language);
      expect(entries()[0]).to.contain(language === 'en' ? 'Pre-sales' : '售前');
      expect(entries()[1]).to.contain('VIP <b>');
      expect(entries()[1]).to.contain(language === 'en' ? 'one person' : '1 名成员');
      await expect(rig.desk.root).to.be.accessible();
      await rig.press(language === 'en' ? 'Change: VIP <b>' : '修改：VIP <b>');
      await expect(rig.desk.root).to.be.accessible();
    });
  }

  it('say that there is no connection, and try again', async () => {
    await open((rest) => rest.refuse('GET floor', 'busy'));
    expect(rig.desk.text('[role=alert]')).to.contain('can’t store anything right now');
    rig.rest.answer('GET floor', FLOOR);
    await rig.press('Try again');
    expect(entries().length).to.equal(2);
  });

  it('are made with an id of their own, and changed without losing their hours', async () => {
    await open();
    await rig.press('New group');
    expect(document.activeElement === rig.named('Name')).to.equal(true);
    await rig.fill('Name', 'Returns & exchanges');
    rig.rest.refuse('POST floor/groups/returns-exchanges', 'bad_frame', {
      path: 'maxWaiting',
      faults: ['name', 'maxWaiting', 'maxWaitMs'].map((path) => ({ code: 'bad_value', path })),
    });
    await rig.press('Save');
    expect(rig.desk.text('.entry-form [role=alert]')).to.contain('It is marked; nothing was saved.');
    expect(rig.texts('.field-wrong')).to.deep.equal([
      '1 to 60 characters in one line, without control characters.',
      'A whole number from 0 to 10000.',
      'From 10 sec to 1 day.',
    ]);
    await expect(rig.desk.root).to.be.accessible();
    expect(rig.named('How many may wait').getAttribute('aria-invalid')).to.equal('true');
    rig.rest.answer('POST floor/groups/returns-exchanges', undefined);
    await rig.press('Save');
    expect(rig.sent('POST floor/groups/returns-exchanges')).to.include({ mode: 'pick', hours: null });
    expect(rig.desk.text('.office-done')).to.contain('Returns & exchanges is there');
    await rig.press('Change: VIP <b>');
    await rig.fill('Time to accept', '45');
    rig.rest.answer('POST floor/groups/vip', undefined);
    await rig.press('Save');
    expect(rig.sent('POST floor/groups/vip')).to.deep.include({ acceptMs: 45_000, hours: HOURS });
  });

  it('are left with Escape, and removed after a question; the default one stays', async () => {
    await open();
    await rig.press('New group');
    await rig.desk.press('Escape');
    expect(rig.desk.all('.entry-form').length).to.equal(0);
    expect(document.activeElement === rig.named('New group')).to.equal(true);
    await rig.press('Change: VIP <b>');
    await rig.desk.press('Escape');
    expect(document.activeElement?.getAttribute('aria-label')).to.equal('Change: VIP <b>');
    expect(rig.desk.all('button').some((one) => one.getAttribute('aria-label') === 'Remove: Pre-sales')).to.equal(
      false,
    );
    await rig.press('Remove: VIP <b>');
    rig.rest.answer('DELETE floor/groups/vip', undefined);
    rig.rest.answer('GET floor', { ...FLOOR, groups: FLOOR.groups.slice(0, 1) });
    await rig.press('Remove');
    expect(rig.desk.text('.office-done')).to.contain('VIP <b> is gone');
    expect(entries().length).to.equal(1);
    expect(document.activeElement === rig.desk.find('.entries')).to.equal(true);
  });
});
