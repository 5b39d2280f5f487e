import { bell, tell } from './bell.ts';

/** Longest a shopper waits for the chat before the shop signs them out. */
const PATIENCE_MS = 3000;

/** Makes the widget forget its shopper. True once it has. */
const leaveChat = async (): Promise<boolean> => {
  const widget = await bell(PATIENCE_MS);
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS));
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
    leaveChat().then((isDone) => {
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = 'chat';
      field.value = isDone ? 'done' : '';
      form.append(field);
      form.submit();
    });
  });
};

/** What the page before could not do. The mark leaves the address, so that a reload doesn't do it again. */
export const finishSignOut = (): void => {
  history.replaceState(history.state, '', location.pathname);
  tell(['signOut']);
};
