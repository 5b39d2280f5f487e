import { expect } from '@open-wc/testing';
import { ChatError } from '@shopbell/sdk';
import { active, view } from './testing/acts.ts';
import { overWith, rated, ratingAsked } from './testing/scenes/rating.ts';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';
import { message } from './testing/talk.ts';

const KEPT = 'shopbell-later:demo';

describe('a rating', () => {
  let on: Stage;
  const begin = async (...events: Parameters<typeof overWith>) => {
    on = await stage({ view: view(overWith(...events)) });
    await until(() => on.all('.rating').length > 0);
    await drawn();
  };
  const stars = async (count: number) => {
    on.get<HTMLInputElement>(`.star:nth-of-type(${count}) input`).click();
    await drawn();
  };
  const press = async (selector: string) => {
    on.get(selector).click();
    await drawn();
  };
  /** Leaves this page; what the device keeps stays. */
  const nextPage = async () => {
    on.element.remove();
    await drawn();
  };
  const calls = () => on.chat.calls.of('rate').map(({ args }) => args[0]);
  const status = () => on.all('.rating ~ [role=status], .rating + [role=status]').at(-1)?.textContent;
  const labels = (selector: string) => on.all(`${selector} input`).map((input) => input.ariaLabel);

  afterEach(clear);

  it('[RW1] asks in the thread where it was asked, stars first, by the browser’s own radios', async () => {
    await begin(ratingAsked(4));
    expect(labels('.stars')[1]).to.equal('2 of 5 stars, Bad');
    expect(on.all('.send-rating').length).to.equal(0);
    on.get<HTMLInputElement>('.star input').focus();
    await stars(2);
    expect(on.all('.star[data-on]').length).to.equal(2);
    expect(labels('.tick')).to.eql(['Yes', 'No', 'Slow replies', 'Not solved', 'Hard to understand', 'Unfriendly']);
    const heading = () => on.get('fieldset:nth-of-type(3) legend').textContent;
    expect(heading()).to.equal('What went wrong?');
    await stars(5);
    expect(labels('.tick').slice(2)).to.eql(['Quick replies', 'Solved it', 'Clearly explained', 'Friendly']);
    expect(heading()).to.equal('What was good?');
    // A good word among bad ones is no answer to what went wrong.
    await stars(3);
    expect([heading(), labels('.tick').at(-1)]).to.eql(['What describes it?', 'Friendly']);
    expect(on.all('.scale').length).to.equal(0);
  });

  it('[RW2] sends what was said, thanks, and can be changed; what the log has is what stands', async () => {
    await begin(ratingAsked(4, { recommend: true }));
    await stars(2);
    await press('.tick:nth-of-type(2) input');
    await press('fieldset:nth-of-type(3) .tick input');
    await press('.scale label:nth-of-type(4) input');
    const box = on.get<HTMLTextAreaElement>('.rating textarea');
    box.value = ' An hour ';
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await press('.send-rating');
    expect(calls()).to.eql([
      { conversation: 'A', stars: 2, solved: false, tags: ['slow'], recommend: 3, text: 'An hour' },
    ]);
    expect(status()).to.equal('Sending …');
    on.chat.calls.last('rate').resolve({ cid: 'r', conversation: 'A', seq: 5, at: 5 });
    await until(() => status() === 'Thank you for your rating.');
    await on.set(view(overWith(ratingAsked(4), rated(5, 2), rated(6, 4, { text: 'Elsewhere' }))));
    expect(on.get('.given').ariaLabel).to.equal('4 of 5 stars');
    await press('.given button');
    expect(on.get<HTMLTextAreaElement>('.rating textarea').value).to.equal('Elsewhere');
    expect(on.all('.star[data-on]').length).to.equal(4);
  });

  it('[RW3] says why it was not taken, and keeps what was typed', async () => {
    await begin(ratingAsked(4));
    await stars(3);
    for (const [code, says] of [
      ['rating_over', 'The time for rating is over.'],
      ['internal', 'It could not be saved. Please try again.'],
    ] as const) {
      await press('.send-rating');
      on.chat.calls.last('rate').reject(new ChatError(code));
      await until(() => on.all('.rating [role=alert]').some(({ textContent }) => textContent === says));
      expect(on.all('.star[data-on]').length).to.equal(3);
    }
  });

  it('[RW3] tells that it is kept while the line is away', async () => {
    await begin(ratingAsked(4));
    await on.set({ connection: 'waiting' });
    await stars(5);
    await press('.send-rating');
    expect(status()).to.equal('Kept on this device until there is a connection.');
  });

  for (const state of ['closed', 'active'] as const) {
    it(`[AW8] the focus goes where the rating goes, and is never lost with what was pressed: ${state}`, async () => {
      const talk = (...more: Parameters<typeof overWith>) => view({ ...overWith(ratingAsked(4), ...more), state });
      on = await stage({ view: talk() });
      await until(() => on.all('.star').length > 0);
      const go = async (selector: string) => {
        on.get(selector).focus();
        await press(selector);
        return active(on)?.ariaLabel;
      };
      expect(await go('.does button')).to.equal('Messages');
      expect(await go('.given button')).to.equal('1 of 5 stars, Very bad');
      await stars(2);
      expect(await go('.send-rating')).to.equal('Messages');
      on.chat.calls.last('rate').resolve({ cid: 'r', conversation: 'A', seq: 5, at: 5 });
      await on.set(talk(rated(5, 2)));
      expect(await go('.given button')).to.equal('2 of 5 stars, Bad');
    });
  }

  it('[RW3] what is half filled in stays while the talk goes on and the panel is closed, and goes with the person', async () => {
    await begin(ratingAsked(4));
    await stars(2);
    const words = () => on.get<HTMLTextAreaElement>('.rating textarea');
    words().value = 'An hour';
    words().dispatchEvent(new InputEvent('input', { bubbles: true }));
    await on.element.close();
    await on.set(view(overWith(ratingAsked(4), message(5, 'theirs', 'One more thing'))));
    await on.element.open();
    await drawn();
    expect([on.all('.star[data-on]').length, words().value]).to.eql([2, 'An hour']);
    await on.element.signOut();
    await on.set({});
    expect(on.all('.star[data-on]').length).to.equal(0);
  });

  it('[RW4] put off it leaves a way back, on the next page too, and asks no more once its time is over', async () => {
    const ask = ratingAsked(4);
    await begin(ask);
    await press('.does button');
    expect([on.all('.star').length, on.get('.rating button').textContent]).to.eql([0, 'Rate this conversation']);
    await nextPage();
    await begin(ask);
    expect([on.all('.star').length, on.get('.rating button').textContent]).to.eql([0, 'Rate this conversation']);
    await press('.rating button');
    expect(on.all('.star').length).to.equal(5);
    await nextPage();
    await begin(ask);
    expect(on.all('.star').length).to.equal(5);
    await on.set(view(overWith(ratingAsked(4, { until: Date.now() - 1 }))));
    expect(on.all('.rating').length).to.equal(0);
    await on.set(view(overWith(ratingAsked(4, { until: Date.now() - 1 }), rated(5, 4))));
    expect([on.all('.given .star[data-on]').length, on.all('.given button').length]).to.eql([4, 0]);
  });

  it('[RW4] put off is this ask alone, of this person: another one is asked, and so is who comes next', async () => {
    const ask = ratingAsked(4);
    await begin(ask);
    await press('.does button');
    const again = ratingAsked(5, { until: Date.now() + 7_200_000 });
    await on.set(view(overWith(ask, again)));
    expect(on.all('.star').length).to.equal(5);
    await press('.does button');
    expect([on.all('.star').length, localStorage.getItem(KEPT)?.split(' ').length]).to.eql([0, 2]);
    await nextPage();
    on = await stage({ view: view(overWith()) });
    await on.element.signOut();
    expect(localStorage.getItem(KEPT)).to.equal(null);
    await on.set(view(overWith(again)));
    await until(() => on.all('.star').length === 5);
  });

  it('[RW4] put off it stays so in this page where nothing may be kept any more, and nothing is', async () => {
    const ask = ratingAsked(4);
    await begin(ask);
    await press('.does button');
    const kept = () => [localStorage, sessionStorage].map((storage) => storage.getItem(KEPT) !== null);
    expect(kept()).to.eql([true, false]);
    await on.set({ consent: 'none' });
    expect([on.all('.star').length, kept()]).to.eql([0, [false, false]]);
  });

  it('[RW4] asks once where an agent has asked again, at the newest', async () => {
    await begin(ratingAsked(4), ratingAsked(5, { by: { role: 'agent', id: 'a1', name: 'Mei' } }));
    expect(on.all('.stars').length).to.equal(1);
  });
});
