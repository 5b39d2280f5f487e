import type { AnswerTexts } from '../i18n/answer/messages.ts';
import { textsFor } from '../i18n/answer/texts.ts';
import type { Trouble } from './take-link.ts';

const note = document.createElement('div');
note.dir = 'auto';
// Its place above the chat and its colours are the page's own style, which the server sends.
note.className = 'note';

/** With the first word that is typed: the chat is taken as it is. What can be tried again stays, it is the way to the talk. */
const leave = (): void => {
  if (!note.querySelector('button')) note.remove();
};

/** Draws it anew: what is said once more is heard once more. */
function draw(texts: AnswerTexts, trouble: Trouble, again?: () => void): void {
  const words = document.createElement('p');
  words.setAttribute('role', 'alert');
  words.textContent = texts[trouble];
  if (!again) return note.replaceChildren(words);
  const button = note.querySelector('button') ?? document.createElement('button');
  button.type = 'button';
  button.textContent = texts.again;
  button.ariaBusy = 'false';
  button.onclick = () => {
    if (button.ariaBusy === 'true') return;
    // Neither gone nor disabled meanwhile: the focus stays on it.
    button.ariaBusy = 'true';
    again();
  };
  note.querySelector('p')?.remove();
  note.prepend(words);
  if (!button.isConnected) note.append(button);
}

/** Says above the chat, in the page's language, why the link has not led where it should. The chat is there for anything new. */
export async function tellTrouble(trouble: Trouble, again?: () => Promise<void>): Promise<void> {
  const texts = await textsFor(document.documentElement.lang);
  draw(texts, trouble, again);
  // Where it stands already it stays: moved, its button would lose the focus.
  if (!note.isConnected) document.body.prepend(note);
  document.addEventListener('input', leave, true);
}
