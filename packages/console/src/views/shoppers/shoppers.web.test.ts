import { expect, waitUntil } from '@open-wc/testing';
import { fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, SELF } from '../../testing/fixtures.ts';
import { playRest, type Rest } from '../../testing/rest.ts';

const VIP = { id: idOf(71), name: 'VIP', hue: 'rose' };
const SLOW = { id: idOf(72), name: 'Slow payer', hue: 'olive' };
const BLOCKED = { person: 'm:1001', name: '林美', block: { by: COLLEAGUE, reason: 'Abuse', at: NOON } };

describe('the page of tags and blocks', () => {
  let desk: Desk;
  let rest: Rest;
  const open = async (tags: object[] = [VIP, SLOW], blocked: object[] = [BLOCKED]) => {
    rest = playRest();
    rest.answer('GET tags', { tags });
    rest.answer('GET blocked', { blocked });
    desk = await openDesk(fakeAgent({ connection: 'online', self: { ...SELF, duty: 'supervisor' } }), {
      request: rest.request,
    });
    desk.find('.foot [href="#shoppers"]').click();
    await waitUntil(
      () => desk.all('.office-body section, .office-body form, .office-body .tag-entry').length > 0,
      'the page',
      { timeout: 20_000 },
    );
    await drawn();
  };
  const press = async (name: string) => {
    const found = desk.all('.office button').find((one) => seen(one) === name || one.ariaLabel === name);
    if (!found) throw new Error(`no button ${name}`);
    found.click();
    await drawn();
  };
  const bodies = (call: string) => rest.asked.filter((one) => one.call === call).map(({ body }) => body);

  afterEach(() => desk.close());

  it('makes a tag, and says what is wrong with its name', async () => {
    await open([]);
    expect(desk.text('.office-body')).to.contain('No tags yet');
    rest.refuse('POST tags', 'settings_refused', { faults: [{ code: 'name_taken', path: 'name' }] });
    await press('Add a tag');
    await desk.type(desk.find<HTMLInputElement>('.tag-form [name=name]'), 'VIP');
    desk.find<HTMLInputElement>('.tag-hues [value=rose]').click();
    await drawn();
    await expect(desk.root).to.be.accessible();
    await press('Save');
    expect(desk.text('.tag-form')).to.contain('There is a tag of this name already');
    rest.answer('POST tags', { id: idOf(71) });
    rest.answer('GET tags', { tags: [VIP] });
    await press('Save');
    expect(bodies('POST tags').at(-1)).to.deep.equal({ name: 'VIP', hue: 'rose' });
    expect(desk.all('.tag-entry .shopper-tag').map(seen)).to.deep.equal(['VIP']);
  });

  it('moves, changes and removes one, the last after a question', async () => {
    await open();
    rest.answer(`POST tags/${SLOW.id}`, undefined);
    rest.answer(`DELETE tags/${SLOW.id}`, undefined);
    await press('Move “Slow payer” up');
    expect(bodies(`POST tags/${SLOW.id}`)).to.deep.equal([{ name: 'Slow payer', hue: 'olive', place: 0 }]);
    const row = desk.all('.tag-entry')[1];
    row?.querySelectorAll<HTMLElement>('button')[3]?.click();
    await drawn();
    expect(seen(row)).to.contain('Remove “Slow payer” from every shopper');
    row?.querySelector<HTMLElement>('.question button')?.click();
    await drawn();
    expect(bodies(`DELETE tags/${SLOW.id}`).length).to.equal(1);
  });

  it('shows who else is blocked page by page, and stays there when a block is ended', async () => {
    await open([VIP], [BLOCKED]);
    const other = (n: number) => ({ ...BLOCKED, person: `m:${n}`, name: `Other ${n}` });
    rest.answer('GET blocked', { blocked: [BLOCKED, other(1)], next: '7.bQ' });
    await desk.app.intents.shopper.loadBlocked();
    await drawn();
    rest.answer('GET blocked?before=7.bQ', { blocked: [other(2)] });
    desk
      .all('.office button')
      .find((one) => seen(one) === 'Show earlier ones')
      ?.focus();
    await press('Show earlier ones');
    await drawn();
    expect(document.activeElement === desk.all('.blocked-entry')[2]).to.equal(true);
    expect(desk.all('.blocked-entry strong').map(seen)).to.deep.equal(['林美', 'Other 1', 'Other 2']);
    expect(desk.text('.office-body')).not.to.contain('Show earlier ones');
    await expect(desk.root).to.be.accessible();
    rest.answer(`DELETE shoppers/${encodeURIComponent('m:1001')}/block`, undefined);
    await press('End the block');
    expect(desk.all('.blocked-entry strong').map(seen)).to.deep.equal(['Other 1', 'Other 2']);
  });

  it('shows who is blocked, and ends a block', async () => {
    await open();
    expect(desk.text('.office-body')).to.contain('林美 for good').and.to.contain('Abuse').and.to.contain('by Li Na');
    await expect(desk.root).to.be.accessible();
    rest.answer(`DELETE shoppers/${encodeURIComponent('m:1001')}/block`, undefined);
    rest.answer('GET blocked', { blocked: [] });
    await press('End the block');
    expect(desk.text('.office-body')).to.contain('Nobody is blocked');
  });
});
