import type { Chat } from '@shopbell/sdk';

/** Some browsers end a composition before the Enter that ended it; in ms. */
const COMPOSED_MS = 50;

/** Sends on Enter, never while an input method is composing; Shift+Enter is a new line. Tells that the shopper types. */
export const wireComposer = (form: HTMLFormElement, box: HTMLTextAreaElement, chat: Chat): void => {
  let composedAt = Number.NEGATIVE_INFINITY;
  box.addEventListener('compositionend', (event) => {
    composedAt = event.timeStamp;
  });
  box.addEventListener('keydown', (event) => {
    const isComposing = event.isComposing || event.keyCode === 229 || event.timeStamp - composedAt < COMPOSED_MS;
    if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  box.addEventListener('input', () => chat.typing(box.value !== ''));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = box.value;
    if (text.trim() === '') return;
    box.value = '';
    chat.typing(false);
    // A refusal stays in the thread with its reason.
    chat.send(text).catch(() => {});
  });
};
