import { expect, test } from 'vitest';
import { desk, line, person, useStage, widget } from './lib/index.ts';

const stage = useStage();

/** As long as a text may be: 4,000 code points, with Chinese and emoji of several code points. */
function longest(start: string, end: string): string {
  const filling = [...'面碗很好用,👩🏽‍🍳 says 🍜🎏 再来一只。'];
  const room = 4000 - [...start, ...end].length;
  return start + Array.from({ length: room }, (_, i) => filling[i % filling.length]).join('') + end;
}

test('a shopper on a product page and an agent in the console talk; reloads and a killed server lose nothing', async () => {
  const { relay, shop, browser } = stage;
  const shopper = await person(browser);
  const agent = await person(browser);
  const bell = widget(shopper);
  const console = desk(agent, relay);

  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('这个面碗还有货吗?🍜');
  await bell.bubble('这个面碗还有货吗?🍜').waitFor();

  await console.signIn();
  await console.open('这个面碗还有货吗?🍜');
  await console.bubble('这个面碗还有货吗?🍜').waitFor();
  await agent.getByText('/p/noodle-bowl').first().waitFor();
  await console.take();
  await console.say('有的,还有三个 👍');
  await bell.bubble('有的,还有三个 👍').waitFor();

  const answer = longest('掌柜的长话', '完👍');
  const question = longest('客人的长话', '谢谢🙏');
  for (const text of [answer, question]) expect([...text].length).toBe(4000);
  await console.say(answer);
  await bell.bubble('掌柜的长话').waitFor();
  expect(await bell.bubble('掌柜的长话').textContent()).toBe(answer);
  await bell.say(question);
  await console.bubble('客人的长话').waitFor();
  expect(await console.bubble('客人的长话').textContent()).toBe(question);

  await shopper.reload();
  await bell.open();
  await bell.bubble('这个面碗还有货吗?🍜').waitFor();
  await bell.bubble('有的,还有三个 👍').waitFor();
  await agent.reload();
  await console.bubble('这个面碗还有货吗?🍜').waitFor();

  await bell.say('before the crash');
  await console.bubble('before the crash').waitFor();
  await relay.kill();
  await bell.say('said while the server was down');
  await console.say('answered while the server was down');
  await relay.start();
  await console.bubble('said while the server was down').waitFor();
  await bell.bubble('answered while the server was down').waitFor();

  const said = await bell.thread.locator('.bubble').allInnerTexts();
  const heard = await console.log.locator('.bubble').allInnerTexts();
  expect(said.length).toBe(7);
  expect(heard.map((text) => text.trim())).toEqual(said.map((text) => text.trim()));
  expect(new Set(said).size).toBe(said.length);
  expect([...shopper.faults, ...agent.faults]).toEqual([]);
});

test('a note reaches the colleagues in its place, and never the shopper', async () => {
  const { relay, shop, browser } = stage;
  const shopper = await person(browser);
  const agent = await person(browser);
  const supervisor = await person(browser);
  const heard = line(shopper);
  const bell = widget(shopper);
  const console = desk(agent, relay);
  const above = desk(supervisor, relay);
  const everyone = [console, above];

  // Somebody is here before the first word: it is no message that is left, of which the log tells more.
  await console.signIn('agent', 1);
  await above.signIn('supervisor');
  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('Can it go in the oven?');
  for (const each of everyone) await each.open('Can it go in the oven?');
  await console.take();
  await console.note('asked twice this week');
  for (const each of everyone) await each.bubble('asked twice this week').waitFor();
  await console.reply();
  await console.say('Up to 200 degrees.');
  await bell.bubble('Up to 200 degrees.').waitFor();
  const order = ['Can it go in the oven?', 'asked twice this week', 'Up to 200 degrees.'];
  for (const each of everyone) {
    await each.bubble('Up to 200 degrees.').waitFor();
    expect(await each.said()).toEqual(order);
  }

  for (const page of [agent, supervisor]) await page.reload();
  for (const each of everyone) {
    await each.bubble('Up to 200 degrees.').waitFor();
    expect(await each.said()).toEqual(order);
  }
  await heard.flush();
  expect(heard.frames.length).toBeGreaterThan(2);
  expect(JSON.stringify(heard.frames)).not.toMatch(/asked twice|desk|afterSeq|owner|"case/i);
  const seqs = heard.frames
    .filter(({ type }) => type === 'facts')
    .flatMap(({ events }) => (events as { seq: number }[]).map(({ seq }) => seq));
  expect(seqs).toEqual([1, 2, 3, 4]);
  expect([...shopper.faults, ...agent.faults, ...supervisor.faults]).toEqual([]);
});

test.each(['closed', 'opened'])(
  'with the panel %s, a note to an ended conversation sends the shopper nothing',
  async (panel) => {
    const { relay, shop, browser } = stage;
    const shopper = await person(browser);
    const agent = await person(browser);
    const heard = line(shopper);
    const bell = widget(shopper);
    const console = desk(agent, relay);
    const visit = async (act: () => Promise<unknown>) => {
      const known = heard.frames.length;
      await act();
      if (panel === 'opened') await bell.open();
      // The page reads the thread anew when it is greeted; on a slow machine that may come behind an answer to a heartbeat.
      await heard.next((frame) => frame.type === 'facts' && heard.frames.indexOf(frame) >= known);
    };
    const noteUnheard = async (text: string) => {
      await heard.flush();
      await console.note(text);
      await console.bubble(text).waitFor();
      await console.log
        .getByText(/^(Stored|Delivered|Read)$/)
        .last()
        .waitFor();
      // How far the agent has read the public log, and that nobody waits any more, may be told late; neither knows of notes.
      const seen = (await heard.flush()).filter(
        ({ type, state }) => type !== 'state' || !/"topic":"(receipts|queue)"/.test(JSON.stringify(state)),
      );
      expect(seen.map(({ type, heads }) => ({ type, heads }))).toEqual(
        seen.map(() => ({ type: 'heartbeat', heads: [] })),
      );
    };

    await shopper.goto(`${shop.url}/p/noodle-bowl`);
    await bell.open();
    await bell.say(`Is it heavy? (${panel})`);
    await console.signIn();
    await console.open(`Is it heavy? (${panel})`);
    await console.take();
    await console.say('Half a kilo.');
    await bell.bubble('Half a kilo.').waitFor();

    await visit(() => shopper.reload());
    await noteUnheard('noted while active');
    await console.reply();
    await console.end();
    await heard.next((frame) => frame.type === 'facts' && JSON.stringify(frame).includes('"closed"'));
    await noteUnheard('noted after the end');
    await visit(() => shopper.reload());
    await noteUnheard('noted after the shopper came back');
    expect(JSON.stringify(heard.frames)).not.toContain('noted');
  },
);
