import { bell } from './bell.ts';

/** Longest a shopper waits for the chat before the shop signs them out. */
const PATIENCE_MS = 3000;
/** Longest a later page waits for the widget's script. */
const LATER_MS = 60_000;

/** Makes the widget forget its shopper. True once it has. */
const leaveChat = async (patienceMs: number): Promise<boolean> => {
  const widget = await bell(patienceMs);
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), patienceMs));
  const done = widget?.signOut().then(
    () => true,
    () => false,
  );
  return Promise.race([done ?? false, late]);
};

/** Signs the chat out before the shop: the next one at this computer must not find the thread. */
export const guardSignOut = (form: HTMLFormElement): void => {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    leaveChat(PATIENCE_MS).then((isDone) => {
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = 'chat';
      field.value = isDone ? 'done' : '';
      form.append(field);
      form.submit();
    });
  });
};

const OWED = 'shop:sign-out-owed';

/**
 * Makes good what the page that signed out could not do, on this page or on a later one: `isNews` when the server says so for
 * the first time. The mark then leaves the address. Settles when nothing is owed, or the widget did not come.
 */
export const settleSignOut = async (isNews: boolean): Promise<void> => {
  try {
    if (isNews) {
      localStorage.setItem(OWED, 'yes');
      history.replaceState(history.state, '', location.pathname);
    }
    if (localStorage.getItem(OWED) && (await leaveChat(LATER_MS))) localStorage.removeItem(OWED);
  } catch {
    // Where the page may store nothing, the widget has stored nothing either.
  }
};
