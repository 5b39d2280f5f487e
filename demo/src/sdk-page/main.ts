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
const fields = FIELDS.map((name) => ({ name, node: byId(`view-${name}`, HTMLElement) }));

const draw = (): void => {
  const { view } = chat;
  const facts = factsOf(view, t);
  for (const { name, node } of fields) node.textContent = facts[name];
  page.dataset.connection = view.connection;
  older.hidden = !view.more;
  const writer = view.thread?.typing[0];
  typing.textContent = writer ? t.typing('name' in writer ? writer.name : undefined) : '';
  drawThread();
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

chat.on('change', draw);
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
