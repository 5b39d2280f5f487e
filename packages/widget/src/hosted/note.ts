import type { AnswerTexts } from '../i18n/answer/messages.ts';
import { textsFor } from '../i18n/answer/texts.ts';
import type { Trouble } from './take-link.ts';

const note = document.createElement('div');
note.dir = 'auto';
note.style.cssText =
  'position:fixed;z-index:1;inset:0 0 auto;padding:8px 16px;font:14px/1.5 system-ui,sans-serif;background:#fff4d6;color:#3d2c00';

/** Draws it anew: what is said once more is heard once more. */
function draw(texts: AnswerTexts, trouble: Trouble, again?: () => void): void {
  const words = document.createElement('p');
  words.setAttribute('role', 'alert');
  words.style.margin = '0';
  words.textContent = texts[trouble];
  if (!again) return note.replaceChildren(words);
  const button = note.querySelector('button') ?? document.createElement('button');
  button.type = 'button';
  button.style.cssText = 'min-height:32px;padding:0 12px;font:inherit;color:inherit';
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
  document.body.append(note);
}
