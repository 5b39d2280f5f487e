import { expect } from '@open-wc/testing';
import { drawn, NOON } from '../../testing/desk.ts';
import { COLLEAGUE, ME, SELF } from '../../testing/fixtures.ts';
import { FACTS, openPanel, type Panel, WHO } from '../../testing/panel.ts';

const HOUR_MS = 3_600_000;

describe('the end of the shopper’s panel', () => {
  let panel: Panel;
  afterEach(() => panel.desk.close());

  it('blocks with a reason and an end; for good is for supervisors', async () => {
    panel = await openPanel();
    panel.rest.answer(`POST ${WHO}/block`, undefined);
    panel.button('Block …').click();
    await drawn();
    expect(panel.desk.all('.block-spans input').length).to.equal(3);
    await expect(panel.desk.find('.shopper-pane')).to.be.accessible();
    panel.button('Block').click();
    await drawn();
    expect(panel.desk.text('.shopper-pane')).to.contain('Write why');
    await panel.desk.type(panel.desk.find<HTMLInputElement>('[name=reason]'), 'Abuse');
    panel.desk.find<HTMLInputElement>('[value=week]').click();
    panel.rest.answer(`GET ${WHO}`, {
      ...FACTS,
      rev: 5,
      block: { by: ME, reason: 'Abuse', at: NOON, until: NOON + HOUR_MS, mayLift: true },
    });
    panel.button('Block').click();
    await drawn();
    expect(panel.asked(`POST ${WHO}/block`)[0]?.body).to.deep.equal({ reason: 'Abuse', forMs: 7 * 24 * HOUR_MS });
    expect(panel.desk.text('.shopper-blocked')).to.contain('Blocked by Anna Weber until 13:00').and.to.contain('Abuse');
    expect(panel.desk.all('.shopper-end').length).to.equal(0);
  });

  it('lets an admin erase everything, asked twice, and nobody else', async () => {
    panel = await openPanel();
    expect(() => panel.button('Erase their data …')).to.throw('no button');
    panel.desk.close();
    panel = await openPanel(FACTS, { self: { ...SELF, duty: 'admin' } });
    panel.rest.answer(`DELETE ${WHO}`, { conversations: 2 });
    panel.button('Erase their data …').click();
    await drawn();
    await expect(panel.desk.find('.shopper-pane')).to.be.accessible();
    expect(document.activeElement).to.equal(panel.desk.find('.shopper-sure input'));
    // The box stands before its words, not above them.
    const [box, words] = ['input', 'span'].map((one) =>
      panel.desk.find(`.shopper-sure ${one}`).getBoundingClientRect(),
    );
    expect(words?.left).to.be.greaterThan(box?.right ?? Number.POSITIVE_INFINITY);
    panel.button('Erase for good').click();
    await drawn();
    expect(panel.asked(`DELETE ${WHO}`)).to.deep.equal([]);
    panel.desk.find<HTMLInputElement>('.shopper-sure input').click();
    await drawn();
    panel.rest.answer(`GET ${WHO}`, { ...FACTS, rev: 5, tags: [], remarks: [], attributes: [] });
    panel.button('Erase for good').click();
    await drawn();
    expect(panel.asked(`DELETE ${WHO}`).length).to.equal(1);
    expect(panel.desk.text('.shopper-pane')).not.to.contain('Wants blue');
    expect(panel.desk.all('.shopper-sure').length).to.equal(0);
    // Told where the focus is again, and gone once it is asked anew.
    expect(document.activeElement).to.equal(panel.button('Erase their data …'));
    const told = () => panel.desk.text('.shopper-end .office-done');
    expect(told()).to.equal('All that was kept of this shopper is erased.');
    await expect(panel.desk.find('.shopper-pane')).to.be.accessible();
    panel.button('Erase their data …').click();
    await drawn();
    expect(told()).to.equal('');
    panel.button('Cancel').click();
    await drawn();
    expect(told()).to.equal('');
  });

  it('saves what is kept of the shopper for an admin, and says how it went', async () => {
    panel = await openPanel();
    expect(() => panel.button('Save their data as a file')).to.throw('no button');
    panel.desk.close();
    panel = await openPanel(FACTS, { self: { ...SELF, duty: 'admin' } });
    const call = `POST ${WHO}/export`;
    panel.rest.refuse(call, 'busy');
    panel.button('Save their data as a file').click();
    await drawn();
    expect(panel.desk.text('.shopper-end [role=alert]')).not.to.equal('');
    panel.rest.answer(call, undefined);
    panel.button('Save their data as a file').click();
    await drawn();
    expect(panel.asked(call).length).to.equal(2);
    expect(panel.desk.text('#export-hint')).to.equal('It is saved on this machine.');
    expect(panel.desk.all('.shopper-end [role=alert] span').length).to.equal(0);
    await expect(panel.desk.find('.shopper-pane')).to.be.accessible();
  });

  it('shows a colleague’s block without the way to end it, until it is over', async () => {
    const block = { by: COLLEAGUE, reason: '', at: NOON, until: NOON + 2000, mayLift: false };
    panel = await openPanel({ ...FACTS, block });
    expect(panel.desk.text('.shopper-blocked')).to.contain('Only supervisors');
    expect(panel.desk.all('.shopper-blocked button').length).to.equal(0);
    expect(panel.desk.all('.shopper-end').length).to.equal(0);
    await panel.desk.pass(3000);
    expect(panel.desk.all('.shopper-blocked').length).to.equal(0);
    expect(panel.desk.all('.shopper-end').length).to.equal(1);
  });
});
