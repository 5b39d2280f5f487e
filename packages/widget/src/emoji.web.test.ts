import { expect } from '@open-wc/testing';
import { active, box, key, now, view } from './testing/acts.ts';
import { CHECK, withCard } from './testing/scenes/cards.ts';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';
import { message, thread } from './testing/talk.ts';

const talk = (...texts: string[]) =>
  view(
    thread(
      'A',
      texts.map((text, nth) => message(nth + 1, 'theirs', text, undefined, now() - 1000)),
    ),
  );

describe('emoji', () => {
  let on: Stage;
  afterEach(clear);

  const begin = async (texts = ['hello']) => {
    on = await stage({ view: talk(...texts) });
    await until(() => on.all('.face-button').length === 1);
  };
  const button = () => on.get('.face-button');
  const pick = (name: string) => on.get(`.emoji [aria-label="${name}"]`).click();
  const own = () => on.get<HTMLTextAreaElement>('shop-bell-composer textarea');
  const groups = () =>
    on.all('.emoji > [role=group]').map((group) => group.ariaLabel ?? group.getAttribute('aria-label'));
  const open = async () => {
    button().click();
    await until(() => on.all('.emoji').length === 1);
    await drawn();
  };

  it('[TA6] alone are larger, and a reader has a word for them', async () => {
    await begin(['hello 👍', '👍', '1']);
    expect(on.all('.bubble').map((one) => one.hasAttribute('data-emoji'))).to.deep.equal([false, true, false]);
    expect(on.all('.bubble')[1]?.textContent).to.equal('👍 (emoji)');
    const size = (nth: number) => Number.parseFloat(getComputedStyle(on.all('.bubble')[nth] as Element).fontSize);
    expect(size(1)).to.be.at.least(2 * size(0));
    const talks = talk('hello 👍', '👍', '1', '🎉');
    await on.set(talks);
    expect(on.get('shop-bell-thread > .sr').textContent).to.equal('Mei: 🎉 (emoji)');
  });

  it('[TA7] go into the message box, also while something is written on a card', async () => {
    on = await stage({ view: view(thread('A', [withCard(1, CHECK, 'agent')])) });
    await until(() => on.all('.card button').length === 2 && on.all('.face-button').length === 1);
    on.all('.card button')[1]?.click();
    await until(() => on.all('.card textarea').length === 1);
    await open();
    pick('sparkles');
    expect([on.get<HTMLTextAreaElement>('.card textarea').value, own().value]).to.deep.equal(['', '✨']);
    on.get('.emoji button').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(on.element.shadowRoot?.activeElement).to.equal(own());
  });

  it('[TA7] go where the cursor stands, one after the other, and are said', async () => {
    await begin();
    await on.write('Thanks  bye');
    box(on).setSelectionRange(7, 7);
    await open();
    expect(groups()).to.deep.equal(['Faces', 'Hands', 'Hearts and signs', 'Shopping', 'Things']);
    await expect(on.element).to.be.accessible();
    pick('folded hands');
    pick('sparkles');
    await drawn();
    expect(box(on).value).to.equal('Thanks 🙏✨ bye');
    expect([on.get('.emoji [role=status]').textContent, on.get<HTMLButtonElement>('.send').disabled]).to.deep.equal([
      'sparkles',
      false,
    ]);
    expect(on.chat.calls.of('typing').length).to.be.at.least(1);
  });

  it('[TA7] are walked by arrows, and left by Escape for the message box', async () => {
    await begin();
    await open();
    const all = on.all('.emoji button');
    const at = () => all.indexOf(active(on) as HTMLElement);
    const press = async (name: string) => {
      key(active(on) as Element, name);
      await drawn();
      return at();
    };
    expect([at(), all.filter((one) => one.tabIndex === 0).length]).to.deep.equal([0, 1]);
    expect([
      await press('ArrowRight'),
      await press('ArrowDown'),
      await press('ArrowLeft'),
      await press('ArrowUp'),
    ]).to.deep.equal([1, 9, 8, 0]);
    expect([await press('ArrowLeft'), await press('End'), await press('ArrowUp'), await press('Home')]).to.deep.equal([
      0, 79, 71, 0,
    ]);
    expect(all.filter((one) => one.tabIndex === 0)).to.deep.equal([all[0]]);
    expect([await press('Escape'), on.all('.emoji').length, active(on), on.element.isOpen]).to.deep.equal([
      -1,
      0,
      box(on),
      true,
    ]);
  });

  it('[TA7] are left by Escape from the message box too, where who pointed goes on; the panel stays', async () => {
    await begin();
    button().dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    await until(() => on.all('.emoji').length === 1);
    box(on).focus();
    expect([key(box(on), 'Escape'), on.element.isOpen]).to.deep.equal([false, true]);
    await until(() => on.all('.emoji').length === 0);
    expect(active(on)).to.equal(box(on));
    key(box(on), 'Escape');
    await until(() => !on.element.isOpen);
  });

  it('[TA7] that were written last stand on top the next time, until the person goes', async () => {
    await begin();
    await open();
    pick('fire');
    pick('star');
    pick('fire');
    await drawn();
    expect(groups()[0]).to.equal('Faces');
    button().click();
    await until(() => on.all('.emoji').length === 0);
    await open();
    expect(on.all('.emoji > [role=group]')[0]?.textContent?.replace(/\s/g, '')).to.equal('🔥⭐');
    expect(groups()[0]).to.equal('Recent');
    on.element.signOut();
    await on.set(talk('hello again'));
    expect(on.all('.emoji').length).to.equal(0);
    await open();
    expect(groups()[0]).to.equal('Faces');
  });

  it('[TA7] touch nothing that an input method composes', async () => {
    await begin();
    await open();
    box(on).value = 'ni';
    box(on).dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    await drawn();
    pick('fire');
    await drawn();
    expect(box(on).value).to.equal('ni');
  });
});
