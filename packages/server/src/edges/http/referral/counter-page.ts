import { CLOSED_POLICY } from '../headers.ts';
import { hashOf } from '../html.ts';
import { PAGE_STYLE } from './style.ts';
import type { PageLanguage } from './words.ts';

const TEXTS = {
  en: {
    title: 'Redeem a code',
    intro: 'Type the code that the shopper shows.',
    code: 'Code',
    redeem: 'Redeem',
    working: 'Just a moment …',
    link_invalid: 'This link is not good any more. Please ask the shop for a new one.',
    done: 'Redeemed.',
    sentTo: 'It was for another store: ',
    note: 'The shop writes: ',
    referral_redeemed: 'This code was used before.',
    when: 'When: ',
    where: 'At: ',
    referral_unknown: 'There is no such code.',
    referral_expired: 'The time of this code is over.',
    rate_limited: 'Too many tries. Please wait a few minutes.',
    failed: 'That did not work. Please try again.',
    scripts: 'This page needs JavaScript.',
  },
  'zh-CN': {
    title: '核销到店码',
    intro: '请输入顾客出示的到店码。',
    code: '到店码',
    redeem: '核销',
    working: '请稍候……',
    link_invalid: '此链接已失效，请向店铺索取新链接。',
    done: '已核销。',
    sentTo: '此码原为另一家门店：',
    note: '店铺留言：',
    referral_redeemed: '此码之前已使用。',
    when: '时间：',
    where: '门店：',
    referral_unknown: '没有此码。',
    referral_expired: '此码已过有效期。',
    rate_limited: '尝试次数过多，请稍等几分钟。',
    failed: '未能完成，请重试。',
    scripts: '此页面需要 JavaScript。',
  },
} as const satisfies Readonly<Record<PageLanguage, Readonly<Record<string, string>>>>;

/** The secret stands behind the sign in the address that no browser sends, and goes in a body. Texts stand in the page, by their names. */
const SCRIPT = `(() => {
  const at = (id) => document.getElementById(id);
  const texts = at('texts').dataset;
  const link = location.hash.slice(1);
  const post = async (what, body) => {
    const answer = await fetch('/api/v1/counter' + what, {
      method: 'POST', credentials: 'omit', cache: 'no-store',
      headers: { 'content-type': 'application/json' }, body: JSON.stringify({ link, ...body }),
    });
    return { ok: answer.ok, told: await answer.json() };
  };
  const [form, code, out] = ['form', 'code', 'out'].map(at);
  const lines = (kind, rows) => {
    out.className = kind;
    out.replaceChildren(...rows.filter(Boolean).map((text) => {
      const line = document.createElement('p');
      line.textContent = text;
      return line;
    }));
  };
  const show = ({ ok, told }) => {
    const called = ({ id, name }) => name ?? id;
    if (ok) {
      const elsewhere = told.store.id === told.at.id ? '' : texts.sentTo + called(told.store);
      return lines('well', [texts.done, elsewhere, told.note && texts.note + told.note]);
    }
    if (told.code === 'link_invalid') form.hidden = true;
    const time = told.redeemedAt && new Date(told.redeemedAt).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
    lines('over', [texts[told.code] ?? texts.failed, time && texts.when + time, time && texts.where + called(told.at)]);
  };
  let busy = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (busy || code.value.trim() === '') return code.focus();
    busy = true;
    lines('soft', [texts.working]);
    post('/redeem', { code: code.value }).then((answer) => {
      show(answer);
      if (answer.ok) code.value = '';
    }, () => lines('over', [texts.failed])).finally(() => {
      busy = false;
      code.focus();
      code.select();
    });
  });
  post('', {}).then(({ ok, told }) => {
    if (!ok) return lines('over', [texts[told.code] ?? texts.failed]);
    at('shop').textContent = told.shop;
    at('store').textContent = told.store;
    form.hidden = false;
    code.focus();
  }, () => lines('over', [texts.failed]));
})();`;

/** Where a store's people type codes: the same page for every store, which its link makes theirs. */
export function counterPage(lang: PageLanguage): string {
  const t = TEXTS[lang];
  const named = Object.entries(t).map(
    ([name, text]) => `data-${name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}="${text}"`,
  );
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${t.title}</title>
<style>${PAGE_STYLE}</style>
<body>
<main>
<header><p class="soft" id="shop"></p><h1 id="store">${t.title}</h1></header>
<section>
<noscript><p>${t.scripts}</p></noscript>
<form id="form" hidden>
<p>${t.intro}</p>
<label for="code">${t.code}</label>
<input id="code" name="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="64" dir="ltr">
<button>${t.redeem}</button>
</form>
<div id="out" role="status"></div>
</section>
<div id="texts" hidden ${named.join(' ')}></div>
</main>
<script>${SCRIPT}</script>
</html>
`;
}

/** Its own style and script, and this server's line. */
export const COUNTER_POLICY = `${CLOSED_POLICY}; style-src ${hashOf(PAGE_STYLE)}; script-src ${hashOf(SCRIPT)}; connect-src 'self'; require-trusted-types-for 'script'`;
