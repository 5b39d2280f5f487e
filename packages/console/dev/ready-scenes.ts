import { readyReply } from '../src/testing/ready.ts';
import { playRest, type Rest } from '../src/testing/rest.ts';

const sound = (title: string, text = '') => ({ sound: { title, text } });

const SITE = [
  readyReply(1, '问候', '您好！我是{shop}的客服{agent}，请问有什么可以帮您？', {
    step: 'greet',
    ...sound('wen hou', 'nin hao'),
  }),
  readyReply(2, '会员问候', '{shopper}，您好！很高兴又见到您，请问有什么可以帮您？', {
    step: 'greet',
    ...sound('hui yuan wen hou'),
  }),
  readyReply(3, 'Sorry for the wait', 'I am sorry that you had to wait. I am looking at your question now.', {
    step: 'greet',
  }),
  readyReply(4, 'What is it for?', 'Is it for yourself, or a present? Then I can suggest what fits.', { step: 'ask' }),
  readyReply(5, 'What you are looking at', '“{page}” sells very well and has good reviews.', { step: 'recommend' }),
  readyReply(6, '正品保证', '请您放心，本店所有商品均为正品，支持专柜验货，假一赔十。', {
    step: 'doubt',
    ...sound('zheng pin bao zheng'),
  }),
  readyReply(7, 'In stock', 'It is in stock. What is paid by 4 pm leaves today.', { step: 'close' }),
  readyReply(
    8,
    'Check the order',
    'Let us check order {order} together, {shopper}:\n– the goods and their size\n– the presents\n– name, phone and address',
    { step: 'check' },
  ),
  readyReply(9, 'Returns', 'You can return it within seven days, in its packaging.', {
    step: 'after_sales',
    group: 'after-sales',
  }),
  readyReply(
    10,
    'A title that goes on for as long as a title may, which is eighty characters long',
    'Long words: '.repeat(12),
    { group: 'gone' },
  ),
];
const OWN = [readyReply(11, 'Holiday', 'I am away next week; my colleagues know everything that we talked about.')];

function answered(site: readonly unknown[], own: readonly unknown[]): Rest {
  const rest = playRest();
  rest.answer('GET replies', { revision: 1, site, own });
  rest.refuse('POST replies/import?look=yes', 'settings_refused', {
    faults: [
      { code: 'step_unknown', path: '3:step' },
      { code: 'title_invalid', path: '7:title' },
      { code: 'variable_unknown', path: '12:text[4]' },
    ],
  });
  rest.answer('DELETE replies/r2', undefined);
  return rest;
}

/** `ready` a shop that has some, `readyNone` none. */
export const READY_SCENES: Readonly<Record<string, () => Rest>> = {
  ready: () => answered(SITE, OWN),
  readyNone: () => answered([], []),
};
