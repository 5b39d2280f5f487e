import { expect } from '@open-wc/testing';
import { STANDARD_LEFT_FORM } from '@shopbell/domain';
import { drawn } from '../../testing/desk.ts';
import { type OfficeRig, openOffice } from '../../testing/office.ts';
import type { Rest } from '../../testing/rest.ts';

const sample = (rig: OfficeRig) => rig.desk.text('.leave-sample');

describe('the form of left messages', () => {
  let rig: OfficeRig;
  const open = async (form: object = {}, language = 'en', answers: (rest: Rest) => void = () => {}) => {
    rig = await openOffice(
      'leave',
      (rest) => {
        rest.answer('GET left-form', { form: { ...STANDARD_LEFT_FORM, ...form } });
        answers(rest);
      },
      language,
    );
  };
  const save = async () => {
    rig.desk.find<HTMLFormElement>('.leave-form').requestSubmit();
    await rig.desk.pass(0);
  };
  const tick = async (label: string) => {
    const box = rig.desk.all('label').find((one) => one.textContent?.startsWith(label));
    box?.querySelector('input')?.click();
    await drawn();
  };
  afterEach(() => rig.desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`[CI6] is accessible in ${language}`, async () => {
      await open({ contact: 'required', promise: 'We answer by {by} <b>' }, language);
      await expect(rig.desk.root).to.be.accessible();
    });
  }

  it('[CI6] is shown as shoppers will see it, while it is changed', async () => {
    await open();
    expect(sample(rig)).to.match(
      /^Leave a message We answer by .+ Name optional E-mail optional Order number optional/,
    );
    await tick('Needed');
    await tick('Phone');
    await tick('Ask for the order number');
    expect(sample(rig)).to.match(/Name optional E-mail Phone Write a message$/);
    await rig.fill('Words above the form', 'Until {by}, <i>promised');
    expect(sample(rig)).to.contain('Until tomorrow, 09:00, <i>promised');
    await tick('Not asked');
    expect(sample(rig)).not.to.contain('E-mail');
    expect(rig.desk.all('fieldset legend').map(({ textContent }) => textContent)).not.to.include('What is asked');
  });

  it('[CI6] goes whole, and what was never touched with it', async () => {
    await open({ promise: 'Soon' });
    rig.rest.answer('POST left-form', undefined);
    await tick('Needed');
    await rig.fill('Words above the form', '');
    await save();
    const { promise: _, ...rest } = { ...STANDARD_LEFT_FORM, contact: 'required', promise: '' };
    expect(rig.sent('POST left-form')).to.deep.equal({ form: rest });
    expect(rig.texts('.office-done')).to.include('Saved. It counts for what is left from now on.');
  });

  it('[CI6] says what is wrong at its field, and keeps what was typed', async () => {
    await open();
    const faults = [
      { code: 'fields_needed', path: 'fields' },
      { code: 'promise_too_long', path: 'promise' },
      { code: 'out_of_range', path: 'mailAfterMs' },
    ];
    rig.rest.refuse('POST left-form', 'settings_refused', { faults });
    await rig.fill('Words above the form', 'Too long');
    await save();
    expect(rig.texts('.field-wrong')).to.deep.equal([
      'Ask for something they can be reached by: an e-mail address or a phone number where one is needed.',
      'These words are too long.',
      'From 0 sec to 7 days.',
    ]);
    const field = rig.named<HTMLInputElement>('Words above the form');
    expect([field.value, field.ariaInvalid]).to.deep.equal(['Too long', 'true']);
    await expect(rig.desk.root).to.be.accessible();
  });

  it('[CI6] says that it can’t be had', async () => {
    await open({}, 'en', (rest) => rest.refuse('GET left-form', 'internal'));
    expect(rig.desk.all('.empty .button').length).to.equal(1);
  });
});
