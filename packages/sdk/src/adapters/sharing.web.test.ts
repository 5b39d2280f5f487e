import { expect } from '@open-wc/testing';
import { isLetter } from '../tabs/letter.ts';
import type { Letter } from '../tabs/messages.ts';
import { broadcast } from './channel.ts';
import { webLocks } from './locks.ts';
import { pageLife } from './page-life.ts';

const fresh = () => `test ${crypto.randomUUID()}`;
const locks = webLocks();
if (!locks) throw new Error('this browser has Web Locks');

/** Resolves with the first call. */
function once(): { readonly happened: Promise<void>; readonly call: () => void } {
  let call: () => void = () => undefined;
  const happened = new Promise<void>((resolve) => {
    call = resolve;
  });
  return { happened, call };
}
const never = () => {
  throw new Error('this must not happen');
};

it('[TB1] a lock is held by one, and goes to the next when it is given back', async () => {
  const name = fresh();
  const [first, second] = [once(), once()];
  const release = locks(name, false, first.call, never);
  await first.happened;
  let turn = false;
  const giveUp = locks(
    name,
    false,
    () => {
      turn = true;
      second.call();
    },
    never,
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(turn).to.equal(false);
  release();
  await second.happened;
  giveUp();
  await navigator.locks.request(name, () => undefined);
});

it('[TB2] a lock can be taken away; its holder is told, and giving it back then harms nobody', async () => {
  const name = fresh();
  const [won, lost, taken] = [once(), once(), once()];
  const release = locks(name, false, won.call, lost.call);
  await won.happened;
  const giveBack = locks(name, true, taken.call, never);
  await Promise.all([lost.happened, taken.happened]);
  release();
  expect((await navigator.locks.query()).held?.filter((lock) => lock.name === name)).to.have.length(1);
  giveBack();
});

it('[TB8] who gives up waiting hears nothing more', async () => {
  const name = fresh();
  const won = once();
  const release = locks(name, false, won.call, never);
  await won.happened;
  locks(name, false, never, never)();
  release();
  await navigator.locks.request(name, () => undefined);
});

it('[TB1] a lock of another page is free when that page is gone', async () => {
  const name = fresh();
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const held = once();
  void frame.contentWindow?.navigator.locks.request(name, () => {
    held.call();
    return new Promise(() => undefined);
  });
  await held.happened;
  const won = once();
  const release = locks(name, false, won.call, never);
  frame.remove();
  await won.happened;
  release();
});

it('[TB6] what is posted reaches the others in order, and nobody after they have closed', async () => {
  const name = fresh();
  const letters: Letter[] = [1, 2, 3].map((term) => ({ type: 'who', term, fresh: false, from: 'a', gone: [] }));
  const heard: number[] = [];
  const all = once();
  const listener = broadcast(name, (letter) => {
    if (isLetter(letter) && letter.type === 'who') heard.push(letter.term);
    if (heard.length === 3) all.call();
  });
  const closed = broadcast(name, never);
  closed.close();
  const sender = broadcast(name, never);
  for (const letter of letters) sender.post(letter);
  sender.close();
  await all.happened;
  listener.close();
  expect(heard).to.deep.equal([1, 2, 3]);
});

it('[TB5] tells when the page is put away, frozen, back and looked at', () => {
  const signs: string[] = [];
  const off = pageLife.page((sign) => signs.push(sign));
  for (const type of ['pagehide', 'pageshow']) dispatchEvent(new Event(type));
  for (const type of ['freeze', 'resume', 'visibilitychange']) document.dispatchEvent(new Event(type));
  off();
  dispatchEvent(new Event('pagehide'));
  expect(signs).to.deep.equal(['away', 'back', 'away', 'back', document.hidden ? 'hidden' : 'shown']);
  expect(pageLife.visible()).to.equal(!document.hidden);
});
