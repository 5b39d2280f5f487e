import type { Duty } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import { act, agent, begin, cid, id, NOON, shopper } from '../../ports/store-world.contract.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';
const ANN = { role: 'agent', id: '01kafzagnt00000000a1', name: 'Ann' } as const;
const C1 = id('c', 1);
const PERSON = `p:${shopper(1).id}` as const;
const NUMBER = '13812345678';

async function start(duty: Duty = 'agent', holder: ReturnType<typeof agent> | typeof ANN = ANN) {
  const rig = await createHttpRig({ duty, now: () => NOON });
  await begin(rig.store, 1, { site: SITE, participant: shopper(1).id, by: shopper(1) });
  await act(rig.store, C1, { do: 'take', by: holder, cid: cid(3), hasRoom: true, mayPick: true }, SITE);
  const says = (source: 'page' | 'member', values: Record<string, string | number | boolean>) =>
    rig.shoppers.write(SITE, PERSON, { set: 'attributes', source, at: NOON, values });
  await says('page', { mobile: Number(NUMBER), city: '杭州', points: 12, vip: true });
  await says('member', { mobile: '13900001111', note: `Call ${NUMBER}` });
  const headers = { origin: PUBLIC_URL, cookie: await rig.cookie() };
  const read = async (answer: Response) => ({ status: answer.status, text: await answer.text() });
  const look = async (name = 'mobile', source = 'page', conversation: string = C1) => {
    const path = `/api/v1/conversations/${conversation}/shopper/reveal`;
    const { status, text } = await read(await rig.send('POST', path, { source, name }, headers));
    return { status, json: JSON.parse(text) };
  };
  const panel = () => rig.request(`/api/v1/shoppers/${encodeURIComponent(PERSON)}`, { headers }).then(read);
  const log = async () => (await rig.directory.readSiteLog(SITE, 2)).map(({ kind, body }) => [kind, body]);
  return { ...rig, look, panel, log };
}

describe('what the shop says of a shopper', () => {
  it('[MK5] is told with what is private in it masked, whatever kind of value it is', async () => {
    const { panel } = await start();
    const { text } = await panel();
    expect(text).not.toContain(NUMBER);
    expect(JSON.parse(text).attributes).toMatchObject([
      {
        source: 'page',
        values: { mobile: '138****5678', city: '杭州', points: 12, vip: true },
        masked: [{ name: 'mobile', kind: 'phone' }],
      },
      {
        source: 'member',
        values: { mobile: '139****1111', note: 'Call 138****5678' },
        masked: [
          { name: 'mobile', kind: 'phone' },
          { name: 'note', kind: 'phone' },
        ],
      },
    ]);
  });

  it('[MK5] is told whole one by one, and the log says who looked at what kind of thing, never the thing', async () => {
    const { look, log, lines } = await start();
    expect(await look()).toEqual({ status: 200, json: { text: NUMBER } });
    expect(await look('note', 'member')).toEqual({ status: 200, json: { text: `Call ${NUMBER}` } });
    expect(await log()).toEqual([
      ['revealed', { conversation: C1, source: 'page', what: 'phone' }],
      ['revealed', { conversation: C1, source: 'member', what: 'phone' }],
    ]);
    expect(JSON.stringify(await log()) + lines.join()).not.toContain(NUMBER);
  });

  it('[MK5] is not told while it can’t be noted', async () => {
    const { look, directory } = await start();
    directory.change = () => Promise.reject(new Error('the disk is full'));
    const { status, json } = await look();
    expect(status).toBe(500);
    expect(JSON.stringify(json)).not.toContain(NUMBER);
  });

  it('[MK3] is looked behind by those whom the site lets', async () => {
    const cells = [];
    for (const duty of ['agent', 'supervisor'] as const) {
      for (const rule of ['own', 'supervisors', 'nobody'] as const) {
        const { look, directory } = await start(duty);
        await directory.change([{ kind: 'reveal', site: SITE, reveal: rule }], { role: 'system' }, 1);
        cells.push(`${duty} ${rule}: ${(await look()).json.code ?? 'told'}`);
      }
    }
    const { look, log } = await start('agent', agent(7));
    cells.push(`another’s: ${(await look()).json.code}`);
    expect(await log()).toEqual([]);
    expect(cells).toEqual([
      'agent own: told',
      'agent supervisors: forbidden',
      'agent nobody: forbidden',
      'supervisor own: told',
      'supervisor supervisors: told',
      'supervisor nobody: forbidden',
      'another’s: conversation_unknown',
    ]);
  });

  it.each([
    ['what is no secret', 'city', 'page', C1, 'not_found'],
    ['what nobody said', 'email', 'page', C1, 'not_found'],
    ['what every object has', 'toString', 'page', C1, 'not_found'],
    ['what another source said', 'note', 'page', C1, 'not_found'],
    ['no such conversation', 'mobile', 'page', id('c', 2), 'conversation_unknown'],
    ['no id', 'mobile', 'page', 'x', 'conversation_unknown'],
  ])('finds nothing else: %s', async (_, name, source, conversation, code) => {
    const { look, log } = await start();
    expect((await look(name, source, conversation)).json.code).toBe(code);
    expect(await log()).toEqual([]);
  });
});
