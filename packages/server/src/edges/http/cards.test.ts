import type { Card } from '@shopbell/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashSecret } from '../../auth/secrets.ts';
import { createHttpRig, PUBLIC_URL, SITE } from './testing/rig.ts';

const KEY = 'sbk_of-the-shops-own-server';
const SECRET = 'first-secret-of-the-shop-32-bytes!';
const card: Card = { type: 'product', v: 1, id: 'SKU-1', name: 'Kettle', price: { amount: '129.00', currency: 'CNY' } };
const SERVER = { 'shopbell-site': 'shop', 'shopbell-key': KEY };
const NOW = 1_795_000_000_000;

describe('signing a card for a shop', () => {
  let rig: Awaited<ReturnType<typeof createHttpRig>>;

  const secret = () =>
    rig.directory.change(
      [{ kind: 'member_key', site: SITE, key: { id: 'k1', alg: 'HS256', secret: SECRET } }],
      { role: 'system' },
      NOW,
    );
  const sign = async (body: object, headers: Record<string, string> = SERVER) => {
    const answer = await rig.send('POST', '/api/v1/cards', body, headers);
    return { status: answer.status, ...Object(await answer.json()) };
  };

  beforeEach(async () => {
    rig = await createHttpRig({ now: () => NOW });
    const key = { kind: 'api_key', site: SITE, id: 'key', hash: hashSecret(KEY) } as const;
    await rig.directory.change([key], { role: 'system' }, NOW);
  });

  it('[CD1] gives a card that the relay takes for the shop’s word, for as long as was said', async () => {
    await secret();
    const { status, token, until } = await sign({ card, life: 600, member: 'm-7', once: 'A-1' });
    expect([status, until]).toEqual([200, NOW + 600_000]);
    expect(await rig.gate.card(SITE, token)).toEqual({ card, until, member: 'm-7', once: 'A-1' });
    expect((await sign({ card })).until).toBe(NOW + 3_600_000);
  });

  it('[CD1] says that there is no secret to sign with', async () => {
    expect(await sign({ card })).toMatchObject({ status: 409, code: 'key_needed' });
  });

  it.each<[string, object, string]>([
    ['no key', { 'shopbell-site': 'shop' }, 'key_required'],
    ['another key', { ...SERVER, 'shopbell-key': 'sbk_other' }, 'key_invalid'],
    ['no site', { 'shopbell-key': KEY }, 'site_unknown'],
    ['a page behind it', { ...SERVER, origin: 'https://shop.example' }, 'origin_refused'],
    ['the console behind it', { ...SERVER, origin: PUBLIC_URL }, 'origin_refused'],
  ])('[CD2] refuses who comes with %s', async (_, headers, code) => {
    await secret();
    expect(await sign({ card }, { ...headers })).toMatchObject({ code });
  });

  it.each<[string, object, string]>([
    ['no card', {}, 'card'],
    ['a card of another version', { card: { ...card, v: 2 } }, 'card.v'],
    ['a price that is a number', { card: { ...card, price: 129 } }, 'card.price'],
    ['a life of a second', { card, life: 1 }, 'life'],
    ['a nameless member', { card, member: ' ' }, 'member'],
  ])('[CD2] refuses %s by the field', async (_, body, path) => {
    await secret();
    expect(await sign(body)).toMatchObject({ status: 400, code: 'bad_frame', path });
  });
});
