import { expect } from '@open-wc/testing';
import { STANDARD_LOOK } from '@shopbell/domain';
import { playClipboard } from '../../testing/clipboard.ts';
import { drawn } from '../../testing/desk.ts';
import { type OfficeRig, openOffice } from '../../testing/office.ts';

const VIEW = { look: STANDARD_LOOK, slug: 'shop', script: 'https://chat.example/shopbell.js' };
const HOSTILE = `"></script><img src=x onerror=alert(1)><script data-x="`;

describe('the page of the look', () => {
  let rig: OfficeRig;
  const open = async (language = 'en', view: object = VIEW) => {
    rig = await openOffice(
      'look',
      (rest) => {
        rest.answer('GET look', view);
        rest.answer('POST look', undefined);
      },
      language,
    );
    // The page's code and styles come when it is asked for.
    while (!rig.desk.root.querySelector('.look, .office-body .empty')) await drawn();
  };
  const tag = () => rig.desk.find<HTMLElement>('.look-tag').textContent ?? '';
  const radio = async (name: string) => {
    const found = rig.desk.all('.choice').find((one) => one.textContent?.startsWith(name));
    found?.querySelector('input')?.click();
    await drawn();
  };
  const samples = () => rig.desk.all('.look-sample').map(({ dataset }) => `${dataset.theme} ${dataset.position}`);
  /** A colour as a screen shows it. */
  const painted = (element: Element, property: 'backgroundColor' | 'color' = 'backgroundColor') => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!canvas) throw new Error('no canvas');
    canvas.fillStyle = getComputedStyle(element)[property];
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).join();
  };
  afterEach(() => rig.desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`explains itself and is accessible in ${language}`, async () => {
      await open(language);
      expect(rig.desk.all('.choices').length).to.equal(5);
      // Languages say what they are by their names alone.
      expect([rig.desk.all('.choice').length, rig.desk.all('.choice .field-hint').length]).to.deep.equal([21, 11]);
      await expect(rig.desk.root).to.be.accessible();
    });
  }

  it('shows at once what becomes of a choice, in light and dark', async () => {
    await open();
    expect(samples()).to.deep.equal(['light end', 'dark end']);
    await rig.fill('Brand colour', 'fa0');
    const [light, dark] = rig.desk.all('.look-launcher');
    if (!light || !dark) throw new Error('no launchers');
    expect([painted(light), painted(dark), painted(light, 'color')]).to.deep.equal(['255,170,0', '255,170,0', '0,0,0']);
    const [above, below] = rig.desk.all('.look-panel');
    if (!above || !below) throw new Error('no panels');
    expect(painted(above)).to.equal('255,255,255');
    expect(painted(below)).not.to.equal('255,255,255');
    await radio('Always dark');
    await radio('Lower left');
    await radio('简体中文');
    expect(samples()).to.deep.equal(['dark start']);
    expect(rig.desk.text('.look-heading')).to.equal('在线客服');
    await rig.fill('What stands at the top', 'Tea & <b>');
    expect(rig.desk.text('.look-heading')).to.equal('Tea & <b>');
    await expect(rig.desk.root).to.be.accessible();
    expect(rig.rest.asked.some(({ call }) => call.startsWith('POST'))).to.equal(false);
  });

  it('says in words how well a colour can be seen', async () => {
    await open();
    expect(rig.texts('.look-contrast > li')[0]).to.contain('white by itself, 7.3 to 1');
    expect(rig.desk.all('.look-faint').length).to.equal(1);
    const well = rig.named<HTMLInputElement>('Choose the colour by eye');
    expect(well.value).to.equal('#23604f');
    well.value = '#ffff00';
    well.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await drawn();
    expect(rig.named<HTMLInputElement>('Brand colour').value).to.equal('#ffff00');
    expect(rig.texts('.look-contrast > li').map((text) => text.slice(0, 45))).to.deep.equal([
      'Writing on it is black by itself, 19.6 to 1: ',
      'On a white page the launcher is easily overlo',
      'On a dark page the launcher stands out, 17.4 ',
    ]);
  });

  it('saves all of it, and keeps what was refused with what was wrong', async () => {
    await open();
    await rig.fill('Brand colour', 'reddish');
    expect(rig.texts('.look-brand .field-wrong')).to.deep.equal(['Three or six hex digits, like #2b59c3.']);
    expect(tag()).not.to.contain('reddish');
    rig.rest.refuse('POST look', 'settings_refused', { faults: [{ code: 'brand_invalid', path: 'brand' }] });
    await rig.press('Save');
    expect(rig.sent('POST look')).to.deep.equal({ look: { ...STANDARD_LOOK, brand: 'reddish' } });
    expect(rig.named<HTMLInputElement>('Brand colour').value).to.equal('reddish');
    rig.rest.answer('POST look', undefined);
    await rig.fill('Brand colour', '2B59C3');
    await rig.fill('What stands at the top', '  Tea ');
    const kept = { ...STANDARD_LOOK, brand: '#2b59c3', heading: 'Tea' };
    rig.rest.answer('GET look', { ...VIEW, look: kept });
    await rig.press('Save');
    expect(rig.sent('POST look')).to.deep.equal({ look: kept });
    expect(rig.desk.text('.look-form .office-done')).to.contain('Saved.');
    expect(rig.named<HTMLInputElement>('What stands at the top').value).to.equal('Tea');
  });

  it('keeps the shop’s words, a question a line, its picture and its sound; and says which of them can’t be', async () => {
    const said = { greeting: 'Ahoy', questions: ['One?', 'Two?'], photo: '/logo.png', sounds: 'on' };
    await open('en', { ...VIEW, look: { ...STANDARD_LOOK, ...said } });
    expect(rig.named<HTMLTextAreaElement>('Quick questions').value).to.equal('One?\nTwo?');
    expect(tag()).to.contain('data-questions="One?|Two?"').and.to.contain('data-sounds="on"');
    await rig.fill('What an empty talk says', ' ');
    await rig.fill('Quick questions', ' One?\n\n Three? ');
    await rig.fill('The shop’s picture', 'logo.png');
    await radio('None');
    rig.rest.refuse('POST look', 'settings_refused', {
      faults: [
        { code: 'photo_invalid', path: 'photo' },
        { code: 'question_too_long', path: 'questions' },
      ],
    });
    await rig.press('Save');
    expect(rig.sent('POST look')).to.deep.equal({
      look: { ...STANDARD_LOOK, questions: ['One?', 'Three?'], photo: 'logo.png' },
    });
    expect(rig.texts('.look-form .field-wrong')).to.deep.equal([
      'At most 6 lines, each at most 80 characters, without “|”: the tag puts it between them.',
      'An address that begins with https://, or a path that begins with /.',
    ]);
  });

  it('[CL1] gives one tag with what was chosen, whatever was typed', async () => {
    await open('en', { ...VIEW, look: { ...STANDARD_LOOK, brand: '#2b59c3', theme: 'dark' } });
    await rig.fill('What stands at the top', HOSTILE);
    const { head, body } = new DOMParser().parseFromString(tag(), 'text/html');
    expect(body.childNodes.length).to.equal(0);
    expect([...head.children].map(({ localName }) => localName)).to.deep.equal(['script']);
    expect(
      Object.fromEntries([...(head.firstElementChild?.attributes ?? [])].map(({ name, value }) => [name, value])),
    ).to.deep.equal({
      async: '',
      src: VIEW.script,
      'data-site': 'shop',
      'data-heading': HOSTILE,
      'data-brand': '#2b59c3',
      'data-theme': 'dark',
    });
    expect(rig.desk.all('.look img, .look script').length).to.equal(0);
  });

  it('copies the tag, and says so where the browser doesn’t allow it', async () => {
    await open();
    const clipboard = playClipboard();
    await rig.press('Copy the tag');
    await drawn();
    expect(clipboard.copied).to.deep.equal([tag()]);
    expect(rig.desk.text('.look-paste [role=status]')).to.equal('Copied.');
    await radio('Always light');
    expect(rig.desk.text('.look-paste [role=status]')).to.equal('');
    clipboard.allows = false;
    await rig.press('Copy the tag');
    await drawn();
    expect(rig.desk.text('.look-paste [role=status]')).to.contain('copy it by hand');
    clipboard.stop();
  });

  it('says when it can’t be loaded', async () => {
    await open('en', { look: 'odd' });
    expect(rig.desk.text('.empty')).to.contain('The server failed');
    await expect(rig.desk.root).to.be.accessible();
  });
});
