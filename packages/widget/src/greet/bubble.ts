import type { ShopBell } from '../contract.ts';
import { type Locale, pickLocale } from '../locale.ts';
import { GREET } from '../styles/greet.ts';

/** What the button that puts it away is called: the panel's words are not there, and a test holds these to them. */
export const CLOSE: Readonly<Record<Locale, string>> = {
  'zh-CN': '关闭',
  'zh-TW': '關閉',
  en: 'Close',
  ja: '閉じる',
  ko: '닫기',
  ar: 'إغلاق',
  de: 'Schließen',
  es: 'Cerrar',
  fr: 'Fermer',
  'pt-BR': 'Fechar',
};

/** Says something beside the launcher: text that opens the panel with a press, and a way to put it away. The focus stays where it is. */
export function showGreeting(bell: ShopBell, say: string): () => void {
  const shadow = bell.shadowRoot as ShadowRoot;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(GREET);
  shadow.adoptedStyleSheets.push(sheet);
  const box = document.createElement('div');
  const words = document.createElement('button');
  const close = document.createElement('button');
  const [locale] = pickLocale([bell.getAttribute('locale'), document.documentElement.lang, navigator.language, 'en']);
  box.className = 'greet';
  box.setAttribute('part', 'greeting');
  box.setAttribute('role', 'status');
  words.dir = 'auto';
  words.textContent = say;
  close.className = 'no';
  close.textContent = '×';
  close.ariaLabel = CLOSE[locale];
  for (const button of [words, close]) button.type = 'button';
  const end = () => {
    // Who put it away with a key goes on at the launcher.
    if (box.matches(':focus-within')) shadow.querySelector<HTMLElement>('.launcher')?.focus();
    bell.removeEventListener('open', end);
    box.remove();
    shadow.adoptedStyleSheets = shadow.adoptedStyleSheets.filter((one) => one !== sheet);
  };
  words.onclick = () => {
    end();
    void bell.open({ focus: true });
  };
  close.onclick = end;
  box.onkeydown = ({ key }) => {
    if (key === 'Escape') end();
  };
  bell.addEventListener('open', end);
  shadow.append(box);
  // Into a region that is there already: only so it is read out.
  requestAnimationFrame(() => box.append(words, close));
  return end;
}
