import { css } from './sheet.ts';

/** What the shop's own words and picture need on the first screen. */
export const WELCOME = css`
  img.face {
    object-fit: cover;
  }
  .asks {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
  .panel .asks button {
    padding: 7px 14px;
    border: 1px solid var(--control);
    border-radius: 18px;
    color: var(--accent);
    text-align: start;
    overflow-wrap: anywhere;
  }
  .panel .asks button:hover {
    background: var(--sunken);
  }
`;
