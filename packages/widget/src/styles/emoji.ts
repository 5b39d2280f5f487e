import { css } from './sheet.ts';

/** Emoji to pick from. */
export const EMOJI = css`
  .emoji {
    position: relative;
    max-height: min(208px, 34dvh);
    margin: 0 12px 8px;
    padding: 4px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    border-radius: var(--large);
    background: var(--sunken);
    animation: rise 0.12s ease-out;
  }
  .emoji > div {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(1.9em, 1fr));
    font-size: 22px;
    padding-block: 4px;
  }
  .emoji > div + div {
    border-block-start: 1px solid var(--line);
  }
  .panel .emoji button {
    min-height: 36px;
    border-radius: var(--small);
    outline-offset: -2px;
    font: 22px/1 "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif;
  }
  .panel .emoji button:hover {
    background: var(--line);
  }
`;
