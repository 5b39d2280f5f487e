import { expect } from '@open-wc/testing';
import { FLOOR, type OfficeRig, openOffice } from '../../testing/office.ts';

describe('reply times', () => {
  let rig: OfficeRig;
  afterEach(() => rig.desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`are accessible in ${language}`, async () => {
      rig = await openOffice('times', () => {}, language);
      expect(rig.desk.all('.duration').length).to.equal(6);
      await expect(rig.desk.root).to.be.accessible();
    });
  }

  it('are told in the unit that fits, set whole, and refused by place', async () => {
    rig = await openOffice('times', () => {});
    expect(rig.named<HTMLInputElement>('Later reply due within').value).to.equal('3');
    expect(rig.named<HTMLSelectElement>('Unit: Later reply due within').value).to.equal('minute');
    await rig.fill('First reply due within', '');
    rig.rest.refuse('POST floor/thresholds', 'settings_refused', {
      faults: [{ code: 'limit_invalid', path: 'replyRule.limits.first_reply.limitMs' }],
    });
    await rig.press('Save the reply times');
    expect(rig.named('First reply due within').getAttribute('aria-invalid')).to.equal('true');
    expect(rig.named('Later reply due within').getAttribute('aria-invalid')).to.equal('false');
    expect(rig.texts('.field-wrong')).to.deep.equal(['From 1 sec to 1 day.']);
    await rig.fill('First reply due within', '30');
    await rig.press('Service hours only');
    const { replyRule: rule } = FLOOR;
    const limits = { ...rule.limits, first_reply: { limitMs: 30_000, warnBeforeMs: 15_000 } };
    const set = {
      replyRule: { limits, counts: 'service_time' },
      leftReplyWithinMs: 86_400_000,
      caseWindowMs: 7 * 86_400_000,
    };
    rig.rest.answer('POST floor/thresholds', undefined);
    rig.rest.answer('GET floor', { ...FLOOR, ...set });
    await rig.press('Save the reply times');
    expect(rig.sent('POST floor/thresholds')).to.deep.equal(set);
    expect(rig.desk.text('.office-done')).to.contain('Saved.');
  });

  it('say how long it is the same case, as one of them', async () => {
    rig = await openOffice('times', () => {});
    expect(rig.named<HTMLInputElement>('Same case within').value).to.equal('7');
    expect(rig.named<HTMLSelectElement>('Unit: Same case within').value).to.equal('day');
    await rig.fill('Same case within', '2');
    rig.rest.refuse('POST floor/thresholds', 'bad_frame', { path: 'caseWindowMs' });
    await rig.press('Save the reply times');
    expect(rig.named('Same case within').getAttribute('aria-invalid')).to.equal('true');
    expect(rig.sent('POST floor/thresholds')).to.deep.include({ caseWindowMs: 2 * 86_400_000 });
  });
});
