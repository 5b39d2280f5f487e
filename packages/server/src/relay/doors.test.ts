import { expect, test } from 'vitest';
import { createRig, SITE } from '../testing/rig.ts';

const URL_OF = 'https://chat.example/chat/shop?store=7K2QM9XW4T';
/** Whom they are shown to, who ask from a page and maybe name a group. */
async function asked(group: string | undefined, door: string | undefined): Promise<string | undefined> {
  const rig = createRig({ doors: { group: (site, url) => (site === SITE && url === URL_OF ? door : undefined) } });
  const shopper = await rig.shopper('a');
  const page = { url: URL_OF, title: 'Shop · Market Street' };
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello', page, ...(group === undefined ? {} : { group }) });
  return (await rig.store.conversation(SITE, shopper.of('ack')[0]?.conversation ?? ''))?.group;
}

test('[RB12] who comes by a store’s door asks for its group, unless the page names another one', async () => {
  expect(await asked(undefined, 'after-sales')).toBe('after-sales');
  expect(await asked('pre-sales', 'after-sales')).toBe('pre-sales');
  expect(await asked('no-such-group', 'after-sales')).toBe('after-sales');
});

test('[RB12] a door that leads to nobody, or to a group that is gone, is as none', async () => {
  expect(await asked(undefined, undefined)).toBe(await asked(undefined, 'gone'));
});
