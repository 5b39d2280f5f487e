import { expect } from '@open-wc/testing';
import { candidatePicks, playTyped } from '@shopbell/sdk/compositions';
import { clear, drawn, type Stage, stage } from '../testing/stage.contract.ts';
import { pending, thread } from '../testing/talk.ts';

const key = (more: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, composed: true, cancelable: true, ...more });
const sent = ({ chat }: Stage) => chat.calls.of('send').map(({ args }) => args[0]);

describe('the composer', () => {
  afterEach(clear);

  it('sends with Enter, empties itself and keeps the focus', async () => {
    const on = await stage();
    const box = on.get<HTMLTextAreaElement>('textarea');
    box.focus();
    await on.write('  hello 你好 🎁 \n');
    expect(box.dispatchEvent(key())).to.equal(false);
    await drawn();
    expect([sent(on), box.value, on.element.shadowRoot?.activeElement]).to.deep.equal([['hello 你好 🎁'], '', box]);
  });

  it('breaks the line with Shift+Enter and sends no white space', async () => {
    const on = await stage();
    expect(on.get('textarea').dispatchEvent(key({ shiftKey: true }))).to.equal(true);
    await on.write(' \n\t');
    on.get('textarea').dispatchEvent(key());
    on.get<HTMLFormElement>('form').requestSubmit();
    expect(sent(on)).to.deep.equal([]);
  });

  it('never sends on the Enter that picks a candidate, in any browser’s order of events, and does on the next one', async () => {
    const seed = Date.now() % 1e6;
    const on = await stage();
    const box = on.get('textarea');
    await on.write('你好');
    const picks = candidatePicks(seed, 60);
    expect([playTyped(box, picks), sent(on)], `seed ${seed}`).to.deep.equal([0, []]);
    const next = { type: 'keydown', at: (picks.at(-1)?.at ?? 0) + 50, init: { key: 'Enter', keyCode: 13 } } as const;
    expect(playTyped(box, [...picks, next])).to.equal(1);
    expect(sent(on)).to.deep.equal(['你好']);
  });

  it('shows the button when there is something to send', async () => {
    const on = await stage();
    const button = on.get<HTMLButtonElement>('.send');
    expect(button.disabled).to.equal(true);
    await on.write('hi');
    expect([button.disabled, button.ariaLabel ?? button.getAttribute('aria-label')]).to.deep.equal([false, 'Send']);
    expect(button.dispatchEvent(new PointerEvent('pointerdown', { cancelable: true }))).to.equal(false);
    button.click();
    await drawn();
    expect([sent(on), button.disabled]).to.deep.equal([['hi'], true]);
  });

  it('tells the limit near the end only, and does not send past it', async () => {
    const on = await stage();
    await on.write('字'.repeat(3600));
    expect(on.get('.foot').textContent?.trim()).to.equal('');
    await on.write('字'.repeat(3990));
    expect(on.get('.foot').textContent?.trim()).to.equal('10 characters left');
    await on.write('字'.repeat(4001));
    expect(on.get('.foot').textContent?.trim()).to.equal('1 character too many');
    on.get('textarea').dispatchEvent(key());
    expect([sent(on), on.get<HTMLButtonElement>('.send').disabled]).to.deep.equal([[], true]);
  });

  it('grows to six lines and shrinks again', async () => {
    const on = await stage();
    const height = () => on.get('textarea').clientHeight;
    expect(height()).to.equal(42);
    await on.write('one\ntwo\nthree');
    expect(height()).to.equal(90);
    await on.write('line\n'.repeat(20));
    expect(height()).to.equal(162);
    await on.write('');
    expect(height()).to.equal(42);
  });

  it('uses letters so large that a phone does not zoom', async () => {
    const { get } = await stage();
    expect(getComputedStyle(get('textarea')).fontSize).to.equal('16px');
  });

  it('keeps the draft while the panel is closed', async () => {
    const on = await stage();
    await on.write('half a th');
    await on.element.close();
    await on.element.open();
    expect(on.get<HTMLTextAreaElement>('textarea').value).to.equal('half a th');
  });

  it('forgets the draft with the person who wrote it', async () => {
    const on = await stage({ view: { member: { id: 'a' } } });
    const written = () => on.get<HTMLTextAreaElement>('textarea').value;
    await on.write('secret');
    await on.set({ member: undefined, connection: 'waiting' });
    expect(written()).to.equal('secret');
    await on.set({ member: { id: 'b' }, connection: 'online' });
    expect(written()).to.equal('');
    await on.write('secret');
    await on.element.signOut();
    await on.set({ member: undefined });
    expect(written()).to.equal('');
  });

  it('tells the agent that the shopper types, and no longer', async () => {
    const on = await stage();
    await on.write('h');
    await on.write('');
    expect(on.chat.calls.of('typing').map(({ args }) => args)).to.deep.equal([[true], [false]]);
  });

  it('shows who types', async () => {
    const on = await stage();
    const typing = (typist: { role: 'agent'; id: string; name: string } | { role: 'system' }) => {
      const talk = { ...thread('A', [], [pending('c', 'x')]), typing: [typist] };
      return on.set({ thread: talk, threads: [talk] });
    };
    await typing({ role: 'agent', id: 'a', name: 'Mei' });
    expect(on.get('.foot').textContent?.trim()).to.equal('Mei is typing');
    await typing({ role: 'system' });
    expect(on.get('.foot').textContent?.trim()).to.equal('Typing');
  });
});
