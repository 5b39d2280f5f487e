import { afterEach, expect, test } from 'vitest';
import { desk, person, useStage, widget } from './lib/index.ts';

const stage = useStage();
const pages: Awaited<ReturnType<typeof person>>[] = [];
afterEach(() => {
  for (const page of pages) expect(page.faults).toEqual([]);
});
async function somebody() {
  const page = await person(stage.browser);
  pages.push(page);
  return page;
}

test('what a shopper took back is shown to a supervisor who asks for it, and to no agent', async () => {
  const { relay, shop } = stage;
  const [shopper, below, above] = [await somebody(), await somebody(), await somebody()];
  const bell = widget(shopper);
  const [agent, supervisor] = [desk(below, relay), desk(above, relay)];
  const SECRET = 'My PIN is 1234';

  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('Can I pay by card?');
  await agent.signIn('agent');
  await agent.open('Can I pay by card?');
  await agent.take();
  await bell.say(SECRET);
  await agent.bubble(SECRET).waitFor();
  const said = shopper.locator('.said, .line').filter({ hasText: SECRET });
  await said.getByRole('button', { name: 'Edit or take back' }).click();
  await said.getByRole('menuitem', { name: 'Take back' }).click();
  await below.locator('.system').filter({ hasText: 'took a message back' }).waitFor();
  expect(await below.getByRole('button', { name: 'Show what it said' }).count()).toBe(0);

  await supervisor.signIn('supervisor');
  const conversation = new URL(below.url()).hash;
  await above.goto(`${relay.url}/console/${conversation}`);
  await above.getByRole('button', { name: 'Show what it said' }).click();
  const words = above.getByRole('region', { name: 'Taken back' });
  await words.getByText(SECRET).waitFor();
  await words.getByRole('button', { name: 'Hide' }).click();
  await words.waitFor({ state: 'detached' });
  expect(await above.getByText(SECRET).count()).toBe(0);

  // What the agent's page could ask for by itself is refused by the server too.
  const refused = await below.evaluate(async (id) => {
    const answer = await fetch(`/api/v1/conversations/${id}/taken-back`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ seq: 4 }),
    });
    return { status: answer.status, text: await answer.text() };
  }, conversation.slice('#c/'.length));
  expect(refused.status).toBe(403);
  expect(refused.text).not.toContain(SECRET);
  expect(relay.child.output()).not.toContain(SECRET);
});
