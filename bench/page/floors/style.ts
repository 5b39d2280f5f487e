/** How the floors' launcher and panel look: as little as a launcher needs. The same text in all three. */
export const STYLE = `
  :host { all: initial; display: contents }
  button { all: unset; position: fixed; inset: auto 20px 20px auto; width: 56px; height: 56px; border-radius: 50%; background: #23604f;
    box-shadow: 0 4px 16px #0003; cursor: pointer }
  button:focus-visible { outline: 2px solid #fff; outline-offset: -6px }
  div { position: fixed; inset: auto 20px 88px auto; width: 320px; padding: 16px; border-radius: 12px; background: #fff;
    box-shadow: 0 4px 16px #0003; font: 14px system-ui }
  textarea { box-sizing: border-box; width: 100%; font: inherit }
`;

export const NAME = 'Chat with us';
export const TAG = 'bench-floor';

/** A shadow root of the element that wears it. */
export function shadowOf(element: HTMLElement): ShadowRoot {
  const root = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  return root;
}
