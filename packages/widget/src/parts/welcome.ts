import { html } from 'lit/html.js';
import type { Welcome } from '../board.ts';
import type { Bridge } from '../bridge.ts';
import { sheet } from '../styles/sheet.ts';
import { WELCOME } from '../styles/welcome.ts';
import { toLog } from './to-log.ts';

/** More questions than this are no help in choosing. */
const QUESTIONS_MAX = 6;

/** Reads it from the element, and has the widget wear what it needs. */
export function createWelcome(element: Element, bridge: Bridge): Welcome {
  // Who has gone meanwhile keeps nothing.
  if (element.isConnected) element.shadowRoot?.adoptedStyleSheets.push(sheet(WELCOME));
  const questions = (element.getAttribute('questions') ?? '')
    .split('|')
    .map((text) => text.trim())
    .filter(Boolean)
    .slice(0, QUESTIONS_MAX);
  let photo = photoOf(element.getAttribute('photo') ?? '');
  const without = () => {
    photo = undefined;
    bridge.look();
  };
  const ask = (question: string) => (event: Event) => {
    // The questions go, and with them the place of the focus.
    toLog(event);
    bridge.say(question);
  };
  return {
    greeting: element.getAttribute('greeting'),
    photo: () =>
      photo
        ? html`<img class="face" part="photo" src=${photo} alt="" referrerpolicy="no-referrer" @error=${without} />`
        : undefined,
    asks: () => html`
      <div class="asks">
        ${questions.map((text) => html`<button type="button" part="question" dir="auto" @click=${ask(text)}>${text}</button>`)}
      </div>
    `,
  };
}

/** Over https, or of the page's own origin; what may not be shown is passed over. */
function photoOf(address: string): string | undefined {
  // A link resolves what it is given, and throws at nothing.
  const link = Object.assign(document.createElement('a'), { href: address });
  return address && (link.protocol === 'https:' || link.origin === location.origin) ? link.href : undefined;
}
