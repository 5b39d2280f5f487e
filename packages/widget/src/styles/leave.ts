import { css } from './sheet.ts';

/** What is asked of who leaves a message. */
export const LEAVE = css`
  .leave {
    position: relative;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(136px, 1fr));
    grid-auto-flow: dense;
    gap: 8px 12px;
    max-height: 50dvh;
    margin: 0 12px 8px;
    padding: 12px 16px 16px;
    overflow: auto;
    border-radius: var(--large);
    background: var(--sunken);
    animation: rise 0.18s ease-out;
  }
  .leave > :is(p, b, div:last-of-type:nth-of-type(odd)) {
    grid-column: 1 / -1;
  }
  .leave > p:first-child {
    padding-inline-end: 32px;
    font-weight: 600;
  }
  .leave > .by {
    margin-block-start: -8px;
    font-size: 13px;
    overflow-wrap: anywhere;
    color: var(--quiet);
  }
  .leave > button {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-end: 8px;
    width: 28px;
    height: 28px;
  }
  .leave > :is(div, b) {
    font-size: 13px;
  }
  .leave i {
    font-style: normal;
    color: var(--quiet);
  }
  .leave input {
    box-sizing: border-box;
    width: 100%;
    min-height: 36px;
    margin-block-start: 4px;
    padding: 6px 10px;
    border: 1px solid var(--quiet);
    border-radius: var(--small);
    font: inherit;
    font-size: 16px;
    color: inherit;
    background: var(--surface);
  }
  .leave [aria-invalid=true] {
    border-color: var(--overdue);
  }
  .leave b {
    font-weight: 400;
    color: var(--overdue);
  }
  /* What is only heard stands in it, and makes nothing around it higher. */
  .leave-end {
    position: relative;
  }
  .leave-told {
    margin: 0 12px 8px;
    font-size: 13px;
    color: var(--quiet);
    text-align: center;
    overflow-wrap: anywhere;
  }
  .leave-told:empty {
    display: none;
  }
`;
