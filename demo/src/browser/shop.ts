import { tell } from './bell.ts';
import { finishSignOut, guardSignOut } from './sign-out.ts';
import { memberToken } from './token.ts';

const { dataset } = document.documentElement;
if (dataset.signedOut !== undefined) finishSignOut();
if (dataset.member !== undefined) tell(['identify', memberToken]);

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sign-out]')) guardSignOut(form);

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-ask]')) {
  button.addEventListener('click', () => tell(['open', { focus: true }]));
  button.hidden = false;
}
