import { css } from './sheet.ts';

/** What the panel says while the talk is in a window of its own. */
export const WINDOW = css`
  .elsewhere {
    display: grid;
    gap: 8px;
    margin: auto;
    padding: 24px;
    justify-items: center;
    text-align: center;
  }
  .elsewhere .icon {
    width: 40px;
    margin-block-end: 8px;
    stroke-width: 1;
    color: var(--accent);
  }
  .elsewhere .icon:dir(rtl) {
    scale: -1 1;
  }
  .elsewhere h3 {
    font-size: 20px;
  }
  .elsewhere p {
    margin: 0 0 16px;
    color: var(--quiet);
    text-wrap: balance;
  }
  .elsewhere button {
    min-width: 192px;
    padding: 8px 16px;
    border-radius: 20px;
    font-weight: 500;
  }
  .elsewhere p + button {
    color: var(--on-fill);
    background: var(--fill);
  }
  .panel .elsewhere button + button:hover {
    background: var(--sunken);
  }
`;
