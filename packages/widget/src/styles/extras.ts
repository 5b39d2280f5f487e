import { css } from './sheet.ts';

/** The menu of the talk, how far its saving is, the way to emoji. */
export const EXTRAS = css`
  .menu [aria-disabled=true] {
    color: var(--quiet);
    cursor: default;
  }
  .options {
    position: relative;
  }
  .options > button {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: 50%;
  }
  .options > button .icon {
    stroke-width: 2;
  }
  .panel .options > button:hover {
    background: var(--sunken);
  }
  .options .menu {
    inset-block: calc(100% + 4px) auto;
    width: max-content;
    max-width: min(280px, 100cqw - 80px);
    max-height: calc(100dvh - 76px);
    overflow: auto;
  }
  .menu button {
    text-align: start;
  }
  .panel .face-button {
    flex: none;
    display: grid;
    place-items: center;
    width: 34px;
    height: 34px;
    margin-block: 4px;
    border-radius: 50%;
    color: var(--quiet);
  }
  .panel .face-button:first-child {
    margin-inline-start: 4px;
  }
  .face-button + textarea {
    padding-inline-start: 4px;
  }
  .face-button[aria-expanded=true] {
    background: var(--sunken);
  }
  .saving {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0 12px 8px;
    padding: 8px 12px;
    border-radius: var(--medium);
    font-size: 13px;
    color: var(--quiet);
    background: var(--sunken);
    font-variant-numeric: tabular-nums;
  }
  .saving:not(:has(p:not(:empty))) {
    margin: 0;
    padding: 0;
  }
  .saving p {
    flex: 1;
  }
  .saving button {
    padding: 3px 6px;
    border-radius: var(--small);
    font-weight: 600;
    color: var(--text);
  }
`;
