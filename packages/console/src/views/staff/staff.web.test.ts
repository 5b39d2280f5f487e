import { expect } from '@open-wc/testing';
import { type OfficeRig, openOffice } from '../../testing/office.ts';

describe('who does what', () => {
  let rig: OfficeRig;
  afterEach(() => rig.desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`is told in lines and changed in a form, accessible, in ${language}`, async () => {
      rig = await openOffice('staff', () => {}, language);
      const entries = rig.texts('.entry');
      expect(entries[0]).to.contain(
        language === 'en' ? '5 at a time Pre-sales, VIP <b>' : '同时接待 5 个 售前、VIP <b>',
      );
      expect(entries[1]).to.contain('Li <b>Na</b>');
      expect(entries[1]).to.contain('马上回来');
      await rig.press(language === 'en' ? 'Change: Li <b>Na</b>' : '修改：Li <b>Na</b>');
      await expect(rig.desk.root).to.be.accessible();
    });
  }

  it('is set whole; words and tags are told apart by commas of any script', async () => {
    rig = await openOffice('staff', () => {});
    await rig.press('Change: Li <b>Na</b>');
    await rig.fill('Conversations at a time', '3');
    await rig.fill('Languages', 'zh-CN，en, en');
    await rig.fill('Skills', ' tea、returns ');
    await rig.fill('Reply while away', ' ');
    await rig.press('VIP <b>');
    rig.rest.refuse('POST floor/staff/li', 'bad_frame', { path: 'languages.0' });
    await rig.press('Save');
    expect(rig.named('Languages').getAttribute('aria-invalid')).to.equal('true');
    rig.rest.answer('POST floor/staff/li', undefined);
    await rig.press('Save');
    expect(rig.sent('POST floor/staff/li')).to.deep.equal({
      limit: 3,
      groups: ['vip'],
      languages: ['zh-CN', 'en'],
      skills: ['tea', 'returns'],
    });
    expect(rig.desk.text('.office-done')).to.contain('Saved: Li <b>Na</b>');
    expect(document.activeElement?.getAttribute('aria-label')).to.equal('Change: Li <b>Na</b>');
  });
});
