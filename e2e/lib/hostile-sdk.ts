import {
  type Chat,
  type ChatEvents,
  type ChatOptions,
  createChat,
  type HookOptions,
  type PageContext,
  type RateOptions,
  type SendOptions,
  type UploadOptions,
} from '@shopbell/sdk';

/*
 * The script of a page that gives the SDK what nobody should. Each table has to name all there is: an option, a field or an event that is
 * new and not written down here does not compile, and a verb fails the test.
 */

type Given = string & { readonly hostile?: never };

/** What a field is filled with, from a text. */
const asText = (text: Given) => text;

const SEND: { readonly [K in keyof Required<SendOptions>]: (text: Given) => unknown } = {
  page: (text) => ({ url: text, title: text }),
  group: asText,
  language: asText,
  skills: (text) => [text, text],
  file: asText,
  card: (text) => ({ type: 'product', v: 1, id: text, name: text, picture: text, url: text }),
  re: asText,
  act: asText,
};

const UPLOAD: { readonly [K in keyof Required<UploadOptions>]: (text: Given) => unknown } = {
  name: asText,
  keep: asText,
  changed: () => () => undefined,
};

/** Of what the page shows. */
const CONTEXT: { readonly [K in keyof Required<PageContext>]: (text: Given) => unknown } = {
  page: (text) => ({ url: text, title: text }),
  product: (text) => ({ id: text, name: text, price: text, picture: text }),
  order: (text) => ({ number: text, state: text, url: text }),
  cart: (text) => ({ lines: [{ name: text, count: 1, price: text }], total: text }),
};

const HOOK: { readonly [K in keyof Required<HookOptions>]: (text: Given) => unknown } = {
  timeoutMs: asText,
  otherwise: asText,
};

const RATE: { readonly [K in keyof Required<RateOptions>]: (text: Given) => unknown } = {
  stars: asText,
  solved: asText,
  tags: (text) => [text],
  recommend: asText,
  text: asText,
  conversation: asText,
};

const OPTIONS: { readonly [K in keyof Required<ChatOptions>]: (text: Given) => unknown } = {
  endpoint: asText,
  site: asText,
  apiKey: asText,
  language: asText,
  storage: asText,
};

const EVENTS: { readonly [K in keyof ChatEvents]: true } = {
  change: true,
  message: true,
  typing: true,
  availability: true,
  connection: true,
  error: true,
  queue: true,
  started: true,
  agentJoined: true,
  agentLeft: true,
  transferred: true,
  messageStatus: true,
  referral: true,
  unread: true,
  leftMessage: true,
  ended: true,
  rated: true,
  consent: true,
};

const each = (fields: { readonly [name: string]: (text: Given) => unknown }, text: Given): object[] =>
  Object.entries(fields).map(([name, fill]) => ({ [name]: fill(text) }));

const file = (text: Given) => new File([text], text, { type: text });

/** The calls of each verb; of a verb with fields, one for each of them. */
const VERBS: { readonly [K in keyof Chat]: (text: Given) => readonly (readonly unknown[])[] } = {
  view: () => [],
  unread: () => [],
  connect: () => [[]],
  send: (text) => [[text], ...each(SEND, text).map((more) => [text, more])],
  retry: (text) => [[text]],
  discard: (text) => [[text]],
  sendStale: () => [[]],
  discardStale: () => [[]],
  upload: (text) => [[file(text)], ...each(UPLOAD, text).map((more) => [new Blob([text]), more])],
  resumeUploads: () => [[], [() => undefined]],
  links: (text) => [
    [text, [1]],
    [text, [text]],
  ],
  nearestStores: (text) => [
    [{ place: text }],
    [{ place: 'here', locale: text }],
    [{ position: { lat: 1, lng: 1 }, locale: text }],
  ],
  edit: (text) => [
    [1, text],
    [text, text],
  ],
  recall: (text) => [[text]],
  read: (text) => [[text]],
  markRead: () => [[]],
  typing: (text) => [[text]],
  history: (text) => [[{ limit: text }], [{ before: { conversation: text, seq: 1 } }], [text]],
  end: () => [[]],
  rate: (text) => each(RATE, text).map((more) => [{ stars: 5, ...more }]),
  leaveMessage: (text) => [
    [{ text }],
    [text],
    ...each({ contact: () => ({ name: text, email: text }), order: () => text, files: () => [text] }, text).map(
      (more) => [{ text: 'hello', ...more }],
    ),
  ],
  identify: (text) => [[text], [() => text], [async () => ({ text })]],
  on: (text) => [[text, () => undefined], ...Object.keys(EVENTS).map((event) => [event, () => undefined])],
  once: (text) => [[text, () => undefined], ...Object.keys(EVENTS).map((event) => [event, () => undefined])],
  signOut: () => [[]],
  attributes: (text) => [[text], [{ [text]: text, named: text }]],
  tags: (text) => [[text], [[text, text]]],
  context: (text) => [[text], ...each(CONTEXT, text).map((about) => [about])],
  navigate: (text) => [[text], [text, text], ['#there', text]],
  consent: (text) => [[text]],
  hook: (text) => [
    [text, () => text],
    ['beforeSend', () => text],
    ['beforeDisplay', async () => text],
    ...each(HOOK, text).map((options) => ['beforeDisplay', () => ({ text }), options]),
  ],
  destroy: () => [],
};

/** These leave, end or change what others do; they come last, each in a client of its own. */
const LAST: readonly string[] = ['hook', 'identify', 'signOut', 'end'] satisfies (keyof Chat)[];
/** What waits longer, in ms, waits for a person or for a line. */
const WITHIN_MS = 200;
/** So many texts at a time. */
const AT_ONCE = 6;

/** What became of a call: `fine`, a code, what it threw, or `waits`. */
async function outcome(call: () => unknown): Promise<string> {
  const late = new Promise((done) => setTimeout(done, WITHIN_MS, 'waits'));
  try {
    const result = await Promise.race([call(), late]);
    return result === 'waits' ? 'waits' : 'fine';
  } catch (error) {
    return String(Reflect.get(Object(error), 'code') ?? error);
  }
}

const call = (chat: Chat, verb: keyof Chat, args: readonly unknown[]) =>
  outcome(() => (chat[verb] as (...given: readonly unknown[]) => unknown)(...args));

/** Every call with every text; gives how many came out how. A verb that is in no table comes out as `unlisted`. */
async function run(endpoint: string, texts: readonly Given[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const count = (how: string) => {
    counts[how] = (counts[how] ?? 0) + 1;
  };
  const main = createChat({ endpoint, site: 'demo' });
  for (const verb of Object.keys(main)) if (!(verb in VERBS)) count(`unlisted ${verb}`);
  await main.connect();
  const verbs = Object.keys(VERBS) as (keyof Chat)[];
  const every = async (text: Given) => {
    const calls = verbs
      .filter((verb) => !LAST.includes(verb))
      .flatMap((verb) => VERBS[verb](text).map((args) => [verb, args] as const));
    const made = each(OPTIONS, text).map((option) => async () => {
      const chat = createChat({ endpoint, site: 'demo', ...option });
      // Where it leads is the shop's to say: nobody goes there.
      if (!('endpoint' in option)) await outcome(() => chat.connect());
      chat.destroy();
    });
    const all = [...calls.map(([verb, args]) => call(main, verb, args)), ...made.map(outcome)];
    for (const how of await Promise.all(all)) count(how);
  };
  for (let at = 0; at < texts.length; at += AT_ONCE) await Promise.all(texts.slice(at, at + AT_ONCE).map(every));
  for (const verb of LAST as readonly (keyof Chat)[]) {
    const chat = createChat({ endpoint, site: 'demo', storage: 'none' });
    const calls = texts.flatMap((text) => VERBS[verb](text).map((args) => call(chat, verb, args)));
    for (const how of await Promise.all(calls)) count(how);
    chat.destroy();
  }
  main.destroy();
  return counts;
}

Object.assign(window, { __run: run });
