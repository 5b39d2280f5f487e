import type { ShopBellAttributes } from './attributes.ts';
import type { ShopBellEvents, ShopBellVerbs } from './contract.ts';
import { nearest } from './model/nearest.ts';
import { VERBS } from './verbs.ts';

/** What the developer of the page can mend: a refusal, or what means nothing here. */
export type Odd = 'refusal' | 'option' | 'event' | 'command';

/** Every attribute, with the values it has; none: any. */
export const OPTIONS: { readonly [K in keyof Required<ShopBellAttributes>]: readonly string[] } = {
  site: [],
  endpoint: [],
  locale: [],
  heading: [],
  greeting: [],
  questions: [],
  photo: [],
  brand: [],
  position: ['start', 'end'],
  sounds: ['on', 'off'],
  theme: ['auto', 'light', 'dark'],
  hidden: [],
  inline: [],
  storage: [],
};

/** Every event. */
export const EVENTS = Object.keys({
  ready: 0,
  open: 0,
  close: 0,
  unread: 0,
  cardAction: 0,
  connection: 0,
  availability: 0,
  message: 0,
  typing: 0,
  error: 0,
  queue: 0,
  started: 0,
  agentJoined: 0,
  agentLeft: 0,
  transferred: 0,
  messageStatus: 0,
  leftMessage: 0,
  referral: 0,
  ended: 0,
  rated: 0,
} satisfies { readonly [K in keyof ShopBellEvents]: 0 });

/** The commands that no list of the panel's verbs names. */
const OWN = Object.keys({ init: 0, show: 0, hide: 0, on: 0, close: 0, destroy: 0 } satisfies {
  readonly [K in keyof ShopBellVerbs]?: 0;
});

const told = new Set<string>();

/** What the relay's own words don't say. */
const SENTENCES: { readonly [code: string]: (reason: string) => string } = {
  bad_option: (option) =>
    `The option "${option}" is missing or can't be used.${option === 'site' ? ' A site is called by small letters, digits and hyphens.' : ''}`,
  identify_failed: () => 'What "identify" was given failed, took too long, or is no token.',
};

function warn(key: string, text: string): void {
  if (told.has(key)) return;
  told.add(key);
  // biome-ignore lint/suspicious/noConsole: a wrong set-up is the developer's to see, and this is where they look
  console.warn(`<shop-bell> ${text}`);
}

/**
 * Tells the developer of a refusal (its code, and the option or the reason), each code once a page. Of anything else, what is there instead of
 * what they have written: of an option `name=value`, of a command its list as a text. Of an option that nobody meant for the widget, nothing.
 */
export function tell(odd: Odd, given: readonly string[], element?: Element): void {
  if (odd === 'refusal') {
    const [code = '', reason = ''] = given;
    return warn(code, `${code}: ${SENTENCES[code]?.(reason) ?? reason}`);
  }
  const names = { option: Object.keys(OPTIONS), event: EVENTS, command: [...VERBS.split(' '), ...OWN] }[odd];
  for (const one of given) {
    const [name = '', ...rest] = one.split(/[=,]/);
    const text = names.includes(name) ? unfit(odd, name, rest.join('=')) : unknown(odd, name, names, element);
    if (text) warn(text, text);
  }
}

/** A name that there is, with what can't be used. */
function unfit(kind: string, name: string, value: string): string {
  if (kind === 'command') return `A command is a list: push(["${name}"]).`;
  const values = OPTIONS[name as keyof typeof OPTIONS];
  const here = name === 'locale' ? 'It is no language that the widget speaks.' : `It is one of: ${values.join(', ')}.`;
  return `The option ${name}="${value}" is not known. ${here}`;
}

function unknown(kind: string, name: string, names: readonly string[], element = {} as Element): string {
  const meant = nearest(name, names);
  // A tag is others' place, too, and an element has the browser's own events.
  if (!meant && (kind === 'option' || `on${name}` in element)) return '';
  return `There is no ${kind} "${name}". ${meant ? `Is it "${meant}"?` : `There are: ${names.join(', ')}.`}`;
}
