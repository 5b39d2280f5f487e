import { tell } from './bell.ts';
import { showCard } from './card.ts';
import { guardSignOut, settleSignOut } from './sign-out.ts';
import { memberToken } from './token.ts';

const { dataset } = document.documentElement;

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sign-out]')) guardSignOut(form);

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-ask]')) {
  button.addEventListener('click', () => tell(['open', { focus: true }]));
  button.hidden = false;
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-card]')) {
  button.addEventListener('click', () => void showCard(button.dataset.card ?? ''));
  button.hidden = false;
}

await settleSignOut(dataset.signedOut !== undefined);
if (dataset.member !== undefined) tell(['identify', memberToken]);
