import { css } from './sheet.ts';

/** Where a shopper writes what is wrong with an order, on its card. */
export const CORRECTION = css`
  .wrong {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0 8px;
  }
  .card textarea {
    grid-column: 1 / -1;
    width: 100%;
    min-height: 76px;
    max-height: none;
    margin: 6px 0 0;
    padding: 8px 10px;
    border: 1px solid var(--control);
    border-radius: var(--medium);
    resize: vertical;
  }
  .card textarea:focus-visible {
    outline: 2px solid var(--accent) !important;
    outline-offset: -1px;
  }
`;
