// #region relay
import { fakeRelay } from '@shopbell/sdk/testing';
import { expect, it } from 'vitest';
import { lineUnderTheBox } from './line-under-the-box.ts';

const texts = (events: readonly object[] = []) => events.flatMap((event) => ('text' in event ? [event.text] : []));

it('keeps what was said without a network over a reload, and sends it once', async () => {
  const relay = fakeRelay();
  relay.reachable(false);
  const page = relay.shopper();
  let shown = '';
  lineUnderTheBox(page, (text) => {
    shown = text;
  });
  void page.send('Is it dishwasher safe?');
  await relay.clock.advance(1000);
  expect(shown).toBe('1 kept until the network is back');

  page.destroy();
  const next = relay.shopper();
  void next.connect().catch(() => undefined);
  relay.reachable(true);
  await relay.clock.advance(60_000); // an hour would take no longer
  expect(texts(relay.log)).toEqual(['Is it dishwasher safe?']);

  relay.say('It is.');
  await relay.clock.advance(1000);
  expect(texts(next.view.thread?.events)).toEqual(['Is it dishwasher safe?', 'It is.']);
  next.destroy();
});

it('says why a message was refused', async () => {
  const relay = fakeRelay();
  const page = relay.shopper();
  let shown = '';
  lineUnderTheBox(page, (text) => {
    shown = text;
  });
  relay.refuse('blocked');
  void page.send('Hello').catch(() => undefined);
  await relay.clock.advance(1000);
  expect(shown).toBe('Not sent: blocked');
  page.destroy();
});
// #endregion

// #region lines
it('tells the relay the page the shopper is on', async () => {
  const relay = fakeRelay();
  const page = relay.shopper();
  void page.send('Hello', { page: { url: 'https://shop.example/kettle', title: 'Kettle' } });
  await relay.clock.advance(1000);
  const [line] = relay.lines;
  expect(line?.sent.map(({ type }) => type)).toEqual(['hello', 'say']);
  expect(line?.sent[1]).toMatchObject({ page: { url: 'https://shop.example/kettle' } });
  line?.end(1006); // the line is cut; 4000 and above are the relay's own reasons
  await relay.clock.advance(5000);
  expect(relay.lines.length).toBe(2);
  page.destroy();
});
// #endregion

// #region seeds
it('shows everything once and in order, whatever the network does', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const relay = fakeRelay({ seed, faulty: true });
    const page = relay.shopper();
    for (let i = 1; i <= 10; i++) {
      void page.send(`message ${i}`);
      await relay.clock.advance(200);
      relay.say(`answer ${i}`);
    }
    await relay.clock.advance(120_000);
    const shown = texts(page.view.thread?.events);
    expect(shown, `seed ${seed}`).toEqual(texts(relay.log));
    expect(shown.length, `seed ${seed}`).toBe(20);
    page.destroy();
  }
});
// #endregion
