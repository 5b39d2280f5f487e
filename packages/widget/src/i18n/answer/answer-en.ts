import type { AnswerTexts } from './messages.ts';

const texts: AnswerTexts = {
  used: 'This link was used on another device.',
  over: 'This link has expired.',
  invalid: 'This link is not valid.',
  gone: 'This conversation is not kept in this browser any more.',
  lost: 'We can’t be reached at the moment.',
  unkept:
    'This browser keeps nothing for this page, so your link can’t be opened here. It is still good in another one.',
  again: 'Try again',
};

export default texts;
