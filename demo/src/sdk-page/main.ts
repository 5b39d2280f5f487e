import { ChatError, createChat } from '@shopbell/sdk';
import { memberToken } from '../browser/token.ts';
import { isLanguage } from '../i18n/language.ts';
import { wireComposer } from './composer.ts';
import { byId } from './dom.ts';
import { FIELDS, factsOf } from './facts.ts';
import { keepJournal } from './journal.ts';
import { SDK_TEXTS } from './texts.ts';
import { showThread } from './thread.ts';

const page = byId('sdk', HTMLElement);
const { endpoint = '', site = '', language } = page.dataset;
const spoken = isLanguage(language) ? language : 'en';
const t = SDK_TEXTS[spoken];

const chat = createChat({ endpoint, site });
const write = keepJournal(byId('journal', HTMLElement), chat);
const drawThread = showThread(byId('thread', HTMLElement), chat, spoken);
const older = byId('older', HTMLButtonElement);
const typing = byId('typing', HTMLElement);
const stale = byId('stale', HTMLElement);
const question = byId('stale-question', HTMLElement);
const fields = FIELDS.map((name) => ({ name, node: byId(`view-${name}`, HTMLElement) }));

const draw = (): void => {
  const { view } = chat;
  const facts = factsOf(view, t);
  for (const { name, node } of fields) node.textContent = facts[name];
  page.dataset.connection = view.connection;
  older.hidden = !view.more;
  stale.hidden = view.stale === 0;
  question.textContent = view.stale > 0 ? t.stale(view.stale) : '';
  const writer = view.thread?.typing[0];
  typing.textContent = writer ? t.typing('name' in writer ? writer.name : undefined) : '';
  drawThread();
};

/** So long something has to be in view until it is read, in ms. */
const READ_MS = 1000;
let reading: ReturnType<typeof setTimeout> | undefined;

/** What stays before the shopper's eyes for a second is read. */
const look = (): void => {
  clearTimeout(reading);
  const head = chat.view.thread?.events.at(-1)?.seq;
  if (head !== undefined && document.visibilityState === 'visible')
    reading = setTimeout(() => chat.read(head), READ_MS);
};

/** A button that runs one call of the SDK and writes how it ended. */
const action = (id: string, run: () => Promise<unknown>): void => {
  byId(id, HTMLButtonElement).addEventListener('click', () => {
    run().then(
      (value) => write(`${id}()`, value === undefined ? 'done' : JSON.stringify(value)),
      (error: unknown) => write(`${id}()`, error instanceof ChatError ? error.code : String(error)),
    );
  });
};

let head: number | undefined;
chat.on('change', ({ thread }) => {
  draw();
  const newest = thread?.events.at(-1)?.seq;
  if (newest !== head) look();
  head = newest;
});
document.addEventListener('visibilitychange', look);
byId('stale-send', HTMLButtonElement).addEventListener('click', () => chat.sendStale());
byId('stale-discard', HTMLButtonElement).addEventListener('click', () => chat.discardStale());
wireComposer(byId('composer', HTMLFormElement), byId('box', HTMLTextAreaElement), chat);
action('connect', () => chat.connect());
action('identify', () => chat.identify(memberToken));
action('sign-out', () => chat.signOut());
action('end', () => chat.end());
action('older', () => chat.history());
addEventListener('pagehide', (event) => {
  if (!event.persisted) chat.destroy();
});
draw();
