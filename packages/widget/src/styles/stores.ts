import { css } from './sheet.ts';

/** The box that finds stores, the list of them, and what a store's card says beside its lines. */
export const STORES = css`
  .stores {
    overflow: auto;
    max-height: min(50dvh - 44px, 400px);
    padding: 12px;
    border-block-start: 1px solid var(--line);
    overscroll-behavior: contain;
  }
  .panel .stores form {
    all: unset;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  .stores h3 {
    flex: 1 1 calc(100% - 48px);
    font-size: 14px;
    font-weight: 600;
  }
  .stores input {
    flex: 1 1 216px;
    min-width: 0;
    min-height: 36px;
    padding: 6px 10px;
    border: 1px solid var(--control);
    border-radius: var(--medium);
    font: inherit;
    font-size: 16px;
    color: inherit;
    background: none;
  }
  .stores input:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -1px;
  }
  .panel .stores :is(.go, .here, .others button) {
    min-height: 36px;
    padding: 6px 12px;
    border: 1px solid var(--control);
    border-radius: var(--medium);
    font-weight: 500;
  }
  .panel .stores .go {
    border-color: #0000;
    color: var(--on-fill);
    background: var(--fill);
  }
  .stores [role=status] {
    margin-block: 8px 0;
    font-size: 13px;
    color: var(--quiet);
  }
  .stores .others {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    margin-block: 8px 0;
    font-size: 13px;
  }
  .stores ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .stores li {
    display: grid;
    gap: 4px;
    padding-block: 12px;
    overflow-wrap: anywhere;
  }
  .stores .name {
    font-weight: 600;
  }
  .stores li + li {
    border-block-start: 1px solid var(--line);
  }
  :is(.stores, .card) :is(.far, .hours) {
    font-size: 13px;
    color: var(--quiet);
    white-space: pre-line;
    font-variant-numeric: tabular-nums;
  }
  .open b {
    font-weight: 500;
  }
  .open[data-open=true] b {
    color: var(--well);
  }
  .panel .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
  }
  .panel .ways a {
    min-height: 24px;
    font-size: 13px;
    color: var(--accent);
  }
`;
