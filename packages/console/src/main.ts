import { browserEnv } from './env.ts';
import { comingTexts, startLanguage } from './i18n/index.ts';

/** Where neither code nor strings came, nobody knows the language. */
function drawFailed(page: Element, again: () => void): void {
  const says = document.createElement('p');
  says.role = 'alert';
  says.textContent = 'The console couldn’t be loaded. 工作台未能加载。';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = 'Reload / 刷新';
  button.addEventListener('click', again);
  const box = document.createElement('main');
  box.className = 'empty';
  box.append(says, button);
  page.replaceChildren(box);
}

/** Fetches the console and the strings of its language side by side. */
async function open(page: Element): Promise<void> {
  const texts = comingTexts();
  const env = browserEnv(window, texts);
  try {
    const language = startLanguage(env.store.get('language'), env.languages);
    const [{ start }] = await Promise.all([import('./start.ts'), texts.load(language)]);
    start(page, env);
  } catch {
    drawFailed(page, env.reload);
  }
}

const page = document.getElementById('console');
if (page) void open(page);
