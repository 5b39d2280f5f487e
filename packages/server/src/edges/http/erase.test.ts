import type { Duty } from '@shopbell/domain';
import { expect, it } from 'vitest';
import { begin, id, wholeLog } from '../../ports/store-world.contract.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';

async function start(duty: Duty) {
  const rig = await createHttpRig({ duty });
  await begin(rig.store, 1, { site: SITE, text: 'SECRET' });
  const erase = async (person: string) => {
    const headers = { origin: PUBLIC_URL, cookie: await rig.cookie() };
    const answer = await rig.request(`/api/v1/shoppers/${encodeURIComponent(person)}`, { method: 'DELETE', headers });
    return [answer.status, await answer.json()];
  };
  const words = async () => JSON.stringify(await wholeLog(rig.store, id('c', 1), SITE));
  return { rig, erase, words };
}

it('[ER5] is an admin’s, who is told in how many conversations', async () => {
  const { rig, erase, words } = await start('admin');
  expect(await erase(`p:${id('p', 1)}`)).toEqual([200, { conversations: 1 }]);
  expect(await words()).not.toContain('SECRET');
  expect((await rig.directory.readSiteLog(SITE, 0)).at(-1)).toMatchObject({ kind: 'shopper_erased' });
});

it.each(['agent', 'supervisor'] as const)('[ER5] is not done for a %s', async (duty) => {
  const { erase, words } = await start(duty);
  expect(await erase(`p:${id('p', 1)}`)).toMatchObject([403, { code: 'forbidden' }]);
  expect(await words()).toContain('SECRET');
});

it.each(['p:nobody', `p:${id('p', 7)}`, 'm:unknown'])('[ER5] knows nobody called %s', async (person) => {
  const { erase } = await start('admin');
  expect(await erase(person)).toMatchObject([404, { code: 'shopper_unknown' }]);
});
