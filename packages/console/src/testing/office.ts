import { fakeAgent } from '@shopbell/sdk/testing';
import type { Desk } from './desk.ts';
import { drawn, openDesk, seen } from './desk.ts';
import { SELF } from './fixtures.ts';
import { playRest, type Rest } from './rest.ts';

const ADMIN = { ...SELF, duty: 'admin' as const };

const DAY = [{ from: '09:00', to: '18:00' }];
export const HOURS = {
  zone: 'Asia/Shanghai',
  week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: [{ from: '09:00', to: '02:00' }], sat: [], sun: [] },
  exceptions: [{ date: '2026-12-25', spans: [] }],
};
const GROUP = { mode: 'pick', order: 'least_loaded', maxWaiting: 100, maxWaitMs: 1_800_000, graceMs: 60_000 };
const OPEN = { open: true, next: [] };
const LIMIT = { limitMs: 45_000, warnBeforeMs: 15_000 };
export const FLOOR = {
  timeZone: 'Asia/Shanghai',
  groups: [
    { ...GROUP, id: 'pre-sales', name: 'Pre-sales', now: OPEN },
    {
      ...GROUP,
      id: 'vip',
      name: 'VIP <b>',
      mode: 'automatic',
      acceptMs: 20_000,
      hours: HOURS,
      now: { open: false, next: [] },
    },
  ],
  staff: [
    { agent: SELF.id, name: SELF.name, limit: 5, groups: ['pre-sales', 'vip'], skills: [], languages: [] },
    {
      agent: 'li',
      name: 'Li <b>Na</b>',
      limit: 0,
      groups: [],
      skills: ['tea'],
      languages: ['zh-CN'],
      autoReply: '马上回来',
    },
  ],
  now: OPEN,
  replyRule: { limits: { first_reply: LIMIT, reply: { limitMs: 180_000, warnBeforeMs: 60_000 } }, counts: 'all_time' },
  leftReplyWithinMs: 86_400_000,
  caseWindowMs: 7 * 86_400_000,
};

/** A page of an admin, with a server that a test plays. */
export interface OfficeRig {
  desk: Desk;
  rest: Rest;
  /** A button, link or field by what a reader hears. */
  named<E extends HTMLElement>(label: string): E;
  press(label: string): Promise<void>;
  /** Sets a field by its label, as somebody who types and leaves it. */
  fill(label: string, text: string): Promise<void>;
  /** What a reader sees of each that matches. */
  texts(selector: string): string[];
  /** The body of the last call. */
  sent(call: string): unknown;
}

export async function openOffice(place: string, answers: (rest: Rest) => void, language = 'en'): Promise<OfficeRig> {
  const rest = playRest();
  rest.answer('GET floor', FLOOR);
  rest.answer('POST floor/hours/preview', OPEN);
  answers(rest);
  const desk = await openDesk(fakeAgent({ connection: 'online', self: ADMIN }), {
    language,
    place,
    request: rest.request,
  });
  await desk.pass(500);
  const named = <E extends HTMLElement>(label: string): E => {
    const found = desk.all('button, a, input, textarea, select').find((one) => nameOf(one) === label);
    if (!found) throw new Error(`nothing is called ${label} in\n${seen(desk.root)}`);
    // A test names a field and knows its kind.
    return found as E;
  };
  return {
    desk,
    rest,
    named,
    async press(label) {
      named(label).click();
      await drawn();
    },
    async fill(label, text) {
      await desk.type(named<HTMLInputElement>(label), text);
      named(label).dispatchEvent(new FocusEvent('blur'));
      await drawn();
      await desk.pass(500);
    },
    texts: (selector) => desk.all(selector).map(seen),
    sent: (call) => rest.asked.findLast((one) => one.call === call)?.body,
  };
}

/** What a reader hears of it: its own label, that of the field around it, else its words. */
function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  if (!('labels' in element)) return seen(element);
  const [around] = element.labels instanceof NodeList ? [...element.labels] : [];
  if (!(around instanceof HTMLElement)) return seen(element);
  const own = around.querySelector('span');
  return seen(own?.querySelector('bdi') ?? own ?? around)
    .replace(seen(around.querySelector('.field-hint')), '')
    .trim();
}
