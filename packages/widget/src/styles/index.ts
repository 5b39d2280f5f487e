import { COMPOSER } from './composer.ts';
import { PANEL } from './panel.ts';
import { sheet } from './sheet.ts';
import { STATES } from './states.ts';
import { THREAD } from './thread.ts';
import { TOKENS } from './tokens.ts';

/** Puts what the panel wears beside the launcher's sheet. Returns what takes it off. */
export function wear(shadow: ShadowRoot): () => void {
  const before = [...shadow.adoptedStyleSheets];
  shadow.adoptedStyleSheets.push(sheet([TOKENS, STATES, PANEL, THREAD, COMPOSER].join('')));
  return () => {
    shadow.adoptedStyleSheets = before;
  };
}
