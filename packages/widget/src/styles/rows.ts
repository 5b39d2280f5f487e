import { css } from './sheet.ts';

/** What is said and what happened, and the line above what is new. */
export const ROWS = css`
  .said {
    position: relative;
    margin-block-start: 3px;
  }
  .said[data-first] {
    margin-block-start: 12px;
  }
  .body {
    position: relative;
    display: flex;
    align-items: center;
    gap: 2px;
  }
  [data-mine] .body {
    flex-direction: row-reverse;
  }
  .bubble {
    width: fit-content;
    max-width: 78%;
    padding: 7px 11px;
    border: 1px solid #0000;
    border-radius: var(--large);
    background: var(--sunken);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .said:not([data-mine], [data-first]) .bubble {
    border-start-start-radius: var(--small);
  }
  .said:not([data-mine], [data-last]) .bubble {
    border-end-start-radius: var(--small);
  }
  [data-mine] .bubble {
    color: var(--on-fill);
    background: var(--fill);
  }
  [data-mine]:not([data-first]) .bubble {
    border-start-end-radius: var(--small);
  }
  [data-mine]:not([data-last]) .bubble {
    border-end-end-radius: var(--small);
  }
  a {
    color: inherit;
    text-underline-offset: 2px;
  }
  .meta {
    display: flex;
    gap: 6px;
    align-items: center;
    padding: 2px 4px 0;
    font-size: 12px;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  [data-mine] .meta {
    justify-content: flex-end;
  }
  .meta time {
    white-space: nowrap;
  }
  .meta span {
    display: flex;
    gap: 2px;
    align-items: center;
  }
  .meta .icon {
    width: 14px;
    stroke-width: 1.8;
  }
  [data-state=read] {
    color: var(--accent);
  }
  .note {
    margin-block: 16px 4px;
    font-size: 12px;
    text-align: center;
    text-wrap: balance;
    color: var(--quiet);
  }
  .note::first-letter {
    text-transform: uppercase;
  }
  .said[data-fresh],
  .jump {
    animation: rise 0.18s ease-out;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
  /* What a menu does points along the lines. */
  .menu .icon:dir(rtl) {
    scale: -1 1;
  }
  .panel .bubble[data-emoji] {
    padding: 0 4px;
    font-size: 36px;
    line-height: 1.3;
    background: none;
  }
  .new {
    display: flex;
    align-items: center;
    gap: 12px;
    font-weight: 500;
    color: var(--accent);
  }
  .new::before,
  .new::after {
    content: "";
    flex: 1;
    border-block-start: 1px solid var(--line);
  }
`;
