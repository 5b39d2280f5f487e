import { expect } from '@open-wc/testing';
import type { Actor } from '@shopbell/protocol';
import { fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../testing/desk.ts';
import { idOf, ME, message, note, pendingOf, rowOf, SELF, SYSTEM, threadOf } from '../testing/fixtures.ts';

const HOSTILE = [
  '<script>window.hit = 1</script>',
  '<img src=x onerror="window.hit = 1">',
  '"><svg onload=window.hit=1>',
  'javascript:window.hit=1',
  '<a href="javascript:window.hit=1">x</a>',
  '{{constructor.constructor("window.hit=1")()}}',
  '</textarea><script>window.hit=1</script>',
  '<iframe srcdoc="<script>parent.hit=1</script>">',
  '\u202egnp.exe <b>',
];

/** Every field that comes from outside, filled with one string. */
async function deskOf(text: string): Promise<Desk> {
  const evil: Actor = { role: 'agent', id: idOf(77), name: text };
  const shopper: Actor = { role: 'shopper', id: idOf(1) };
  const page = { url: text, title: text };
  const row = rowOf(1, {
    state: 'active',
    agent: { id: ME.id, name: text },
    owner: { id: idOf(77), name: text },
    shopper: { id: idOf(1), member: { id: text, name: text } },
    openedAt: NOON,
    waitingSince: NOON,
    last: { by: 'shopper', at: NOON, text },
    page,
  });
  const thread = threadOf(1, {
    events: [
      { kind: 'requested', seq: 1, at: NOON, by: shopper, page },
      message(2, shopper, NOON, text),
      { kind: 'assigned', seq: 3, at: NOON, by: evil, agent: { id: idOf(77), name: text } },
      message(4, evil, NOON, text),
      { kind: 'assigned', seq: 5, at: NOON, by: ME, agent: { id: ME.id, name: text } },
    ],
    desk: [
      { kind: 'identified', deskSeq: 1, afterSeq: 1, at: NOON, by: SYSTEM, member: { id: text, name: text } },
      {
        kind: 'case_owned',
        deskSeq: 2,
        afterSeq: 3,
        at: NOON,
        by: evil,
        case: idOf(9),
        owner: { id: idOf(77), name: text },
      },
      note(3, 4, evil, NOON, text),
    ],
    pending: [pendingOf('a', text, NOON, { status: 'failed', problem: 'busy' })],
    typing: [shopper, { role: 'bot', id: idOf(4), name: text }],
  });
  const self = { ...SELF, name: text, site: { ...SELF.site, name: text } };
  const waiting = [rowOf(2, { ...row, conversation: idOf(2), state: 'requested' })];
  const agent = fakeAgent({ connection: 'online', self, waiting, mine: [row], threads: new Map([[idOf(1), thread]]) });
  return openDesk(agent, { place: `c/${idOf(1)}` });
}

describe('hostile strings', () => {
  let desk: Desk;
  afterEach(() => desk.close());

  for (const text of HOSTILE) {
    it(`stay text in every field: ${JSON.stringify(text)}`, async () => {
      desk = await deskOf(text);
      const field = desk.find<HTMLTextAreaElement>('.box-text');
      await desk.type(field, text);
      desk.app.intents.details(true);
      await drawn();
      expect(desk.all('script, img, iframe, b, [onerror], [onload]').length).to.equal(0);
      for (const link of desk.all('a')) expect((link as HTMLAnchorElement).protocol).to.match(/^https?:$/);
      expect(desk.all('.bubble').filter((bubble) => seen(bubble).includes(text)).length).to.equal(4);
      expect(field.value).to.equal(text);
      expect('hit' in window).to.equal(false);
    });
  }
});
