import { expect } from '@open-wc/testing';
import { type Chat, ChatError } from '@shopbell/sdk';
import { box, enter, gone, key, now, view } from './testing/acts.ts';
import { bridgeOf } from './testing/bridge-of.ts';
import { CHECK, withCard } from './testing/scenes/cards.ts';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';
import { closed, message, pending, thread } from './testing/talk.ts';

type Event = ReturnType<typeof message>;
const re = (event: Event, seq: number) => ({ ...event, re: seq }) as Event;
const ASKED = message(1, 'theirs', 'Which colour?', undefined, now() - 9000);
const SIZE = message(2, 'theirs', 'And which size?', undefined, now() - 8000);
const OWN = message(3, 'mine', 'Let me see', 'c3', now() - 7000);

describe('a reply', () => {
  let on: Stage;
  afterEach(clear);

  const begin = async (...events: Event[]) => {
    on = await stage({ view: view(thread('A', events)) });
    await until(() => on.all('.reply').length > 0);
  };
  const sent = () => on.chat.calls.of('send').map((call) => call.args);
  const bar = () =>
    on
      .all('.replying span')
      .map((node) => node.textContent?.replace(/\s+/g, ' ').trim())
      .join();
  const quotes = () => on.all('.quote').map((node) => node.textContent?.replace(/\s+/g, ' ').trim());
  const alt = async (name: string) => {
    key(box(on), name, { altKey: true });
    await drawn();
    return bar();
  };

  it('[TA9] is begun beside a message of somebody else’s, takes its number along, and is over then', async () => {
    await begin(ASKED, SIZE, OWN);
    expect(on.all('.reply').length).to.equal(2);
    const { title, ariaLabel } = on.get('.reply');
    expect([title, ariaLabel]).to.deep.equal(['Reply (Alt+↑)', 'Reply (Alt+↑)']);
    on.get('.reply').click();
    await drawn();
    expect([bar(), box(on).matches(':focus')]).to.deep.equal(['Reply to Mei Which colour?', true]);
    await expect(on.element).to.be.accessible();
    await on.write('Blue');
    enter(on);
    await on.write('And quickly');
    enter(on);
    expect(sent()).to.deep.equal([
      ['Blue', { re: 1 }],
      ['And quickly', undefined],
    ]);
    await drawn();
    expect(bar()).to.equal('');
  });

  it('[TA9] stays with the words of the message box: when others are said, and when these can’t be kept', async () => {
    await begin(ASKED, SIZE, OWN);
    on.get('.reply').click();
    await on.write('Blue');
    bridgeOf(on).say('Where is my parcel?');
    await drawn();
    expect(bar()).to.equal('Reply to Mei Which colour?');
    on.chat.calls.hold('send');
    enter(on);
    await drawn();
    expect([bar(), sent()]).to.deep.equal([
      '',
      [
        ['Where is my parcel?', undefined],
        ['Blue', { re: 1 }],
      ],
    ]);
    on.chat.calls.last('send').reject(new ChatError('outbox_full'));
    await until(() => box(on).value === 'Blue');
    await drawn();
    expect(bar()).to.equal('Reply to Mei Which colour?');
    key(box(on), 'Escape');
    await drawn();
    expect(bar()).to.equal('');
  });

  it('[TA9] is to a message of the conversation on the counter alone: numbers begin anew in the next one', async () => {
    const before = thread('A', [message(7, 'theirs', 'Long ago', undefined, now() - 9000), closed(8, now() - 9000)]);
    const here = thread('B', [SIZE]);
    on = await stage({ view: { threads: [before, here], thread: here } });
    await until(() => on.all('.reply').length > 0);
    box(on).focus();
    expect([on.all('.reply').length, await alt('ArrowUp'), await alt('ArrowUp')]).to.deep.equal([
      1,
      'Reply to Mei And which size?',
      'Reply to Mei And which size?',
    ]);
  });

  it('[TA9] is written in the message box, and leaves what is written on a card alone', async () => {
    await begin(ASKED, withCard(2, CHECK, 'agent'));
    await until(() => on.all('.card button').length === 2);
    on.all('.card button')[1]?.click();
    await until(() => on.all('.card textarea').length === 1);
    on.get('.reply').click();
    await drawn();
    const own = on.get<HTMLTextAreaElement>('shop-bell-composer textarea');
    expect([own.matches(':focus'), bar()]).to.deep.equal([true, 'Reply to Mei Which colour?']);
    const other = on.get<HTMLTextAreaElement>('.card textarea');
    other.focus();
    other.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    await drawn();
    expect([on.all('.card textarea').length, bar()]).to.deep.equal([0, 'Reply to Mei Which colour?']);
  });

  it('[TA9] is chosen by Alt and arrows in the message box; Escape lets it be, and nothing else', async () => {
    await begin(ASKED, SIZE, OWN);
    box(on).focus();
    expect([await alt('ArrowUp'), await alt('ArrowUp'), await alt('ArrowUp')]).to.deep.equal([
      'Reply to Mei And which size?',
      'Reply to Mei Which colour?',
      'Reply to Mei Which colour?',
    ]);
    expect([await alt('ArrowDown'), await alt('ArrowDown')]).to.deep.equal(['Reply to Mei And which size?', '']);
    await alt('ArrowUp');
    key(box(on), 'Escape');
    await drawn();
    expect([bar(), on.element.isOpen]).to.deep.equal(['', true]);
  });

  it('[TA9] is begun by a finger across the message, not along it', async () => {
    await begin(ASKED);
    const said = on.get('.said');
    const swipe = async (x: number, y: number) => {
      for (const [type, clientX, clientY] of [
        ['down', 0, 0],
        ['move', x, y],
        ['up', x, y],
      ] as const) {
        said.dispatchEvent(
          new PointerEvent(`pointer${type}`, { clientX, clientY, pointerType: 'touch', bubbles: true }),
        );
      }
      await drawn();
      return bar();
    };
    expect([await swipe(30, 0), await swipe(-80, 0), await swipe(80, 60)]).to.deep.equal(['', '', '']);
    expect(await swipe(80, 10)).to.equal('Reply to Mei Which colour?');
    expect(said.style.translate).to.equal('');
  });

  it('[TA9] says above itself what it replies to, and leads there', async () => {
    const many = Array.from({ length: 30 }, (_, nth) => message(nth + 4, 'theirs', `line ${nth}`, undefined, now()));
    const waits = { ...pending('c9', 'Yes'), re: 3 } as Chat['view']['pending'][number];
    await begin(ASKED, SIZE, OWN);
    await on.set(
      view(thread('A', [ASKED, SIZE, OWN, ...many, re(message(40, 'mine', 'Blue', 'c40', now()), 1)], [waits])),
    );
    expect(quotes()).to.deep.equal(['In reply to Mei Which colour?', 'In reply to You Let me see']);
    await expect(on.element).to.be.accessible();
    on.get('.quote').click();
    await drawn();
    const said = on.get('.said');
    const { top, bottom } = said.getBoundingClientRect();
    const log = on.get('.log').getBoundingClientRect();
    expect([said.matches(':focus'), top >= log.top && bottom <= log.bottom]).to.deep.equal([true, true]);
  });

  it('[TA9] says so where that was taken back, and fetches what is not loaded', async () => {
    await begin(ASKED, gone(2, 'theirs'), re(message(3, 'mine', 'ok', 'c3', now()), 2));
    expect(quotes()).to.deep.equal(['A message that was taken back']);
    const late = re(message(9, 'mine', 'Blue', 'c9', now()), 1);
    await on.set({ ...view(thread('A', [message(8, 'theirs', 'hm', undefined, now()), late])), more: true });
    expect(quotes()).to.deep.equal(['In reply to An earlier message']);
    on.chat.calls.hold('history');
    on.get('.quote').click();
    await drawn();
    const calls = on.chat.calls.of('history');
    await on.set({ ...view(thread('A', [ASKED, message(8, 'theirs', 'hm', undefined, now()), late])), more: false });
    for (const call of calls) call.resolve(false);
    await until(() => on.get('.said').matches(':focus'));
    expect(quotes()).to.deep.equal(['In reply to Mei Which colour?']);
  });

  it('[TA9] is none once its message is gone, or the conversation over', async () => {
    await begin(ASKED, SIZE);
    await alt('ArrowUp');
    await on.set(view(thread('A', [ASKED, gone(2, 'theirs')])));
    expect(bar()).to.equal('');
    await alt('ArrowUp');
    expect(bar()).to.include('Which colour?');
    await on.set(view({ ...thread('A', [ASKED, gone(2, 'theirs'), closed(3)]), state: 'closed' }));
    expect([bar(), on.all('.reply').length]).to.deep.equal(['', 0]);
  });
});
