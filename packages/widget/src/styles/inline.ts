import { css } from './sheet.ts';

/** The panel inside the page: as large as what it stands in, which has to have a height. */
export const INLINE = css`
  :host([inline]) {
    display: block !important;
    height: 100% !important;
  }
  :host([inline]) .panel {
    position: static;
    width: 100%;
    height: 100%;
    min-height: 280px;
    container-type: inline-size;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--large);
    box-shadow: none;
    transition: none;
  }
  :host([inline=body]) .panel {
    border: 0;
    border-radius: 0;
    background: light-dark(var(--sunken), oklch(from var(--brand) 0.17 calc(c * 0.02) h));
  }
  /* A whole page: lines that can be read, in the middle of it. */
  :host([inline=body]) .stack {
    max-width: 720px;
    margin-inline: auto;
    background: var(--surface);
  }
`;
