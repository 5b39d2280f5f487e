import { tell } from './bell.ts';
import { finishSignOut, guardSignOut } from './sign-out.ts';
import { memberToken } from './token.ts';

const { dataset } = document.documentElement;
const all = <E extends Element>(selector: string, kind: new () => E): E[] =>
  [...document.querySelectorAll(selector)].filter((element) => element instanceof kind);

if (dataset.signedOut !== undefined) finishSignOut();
if (dataset.member !== undefined) tell(['identify', memberToken]);

for (const form of all('form[data-sign-out]', HTMLFormElement)) guardSignOut(form);

for (const button of all('button[data-ask]', HTMLButtonElement)) {
  button.addEventListener('click', () => tell(['open', { focus: true }]));
  button.hidden = false;
}
