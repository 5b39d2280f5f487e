import { css } from './sheet.ts';

/** Cards in the thread: one column, a picture of 4:3 on top, one clear action at the bottom. */
export const CARDS = css`
  .card {
    overflow: hidden;
    width: 260px;
    max-width: 86%;
    margin-block-start: 2px;
    border: 1px solid var(--line);
    border-radius: var(--large);
  }
  .shot {
    display: grid;
    place-items: center;
    aspect-ratio: 4 / 3;
    color: var(--quiet);
    background: var(--sunken);
  }
  .shot img {
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  .shot .icon {
    width: 32px;
  }
  .about {
    display: grid;
    gap: 4px;
    padding: 12px;
    overflow-wrap: anywhere;
  }
  .kind,
  .word,
  .card dt,
  .answer {
    font-size: 12px;
    color: var(--quiet);
  }
  .kind b {
    float: inline-end;
    font-weight: 500;
    color: var(--overdue);
  }
  .name {
    font-weight: 600;
  }
  .price b {
    margin-inline-end: 8px;
    font-size: 16px;
    font-weight: 600;
  }
  .price s {
    color: var(--quiet);
  }
  .card dl {
    display: grid;
    gap: 4px;
    margin-block-start: 4px;
  }
  .card :is(dd, [data-line=total]) {
    display: flex;
    gap: 12px;
    align-items: baseline;
    justify-content: space-between;
    white-space: pre-wrap;
    font-variant-numeric: tabular-nums;
  }
  .card dd span {
    flex: none;
  }
  .card dd bdi {
    text-align: match-parent;
  }
  .word,
  .answer {
    display: flex;
    gap: 4px;
    align-items: center;
  }
  :is(.about, .answer) .icon {
    width: 16px;
  }
  [data-from=shop] .word .icon,
  [data-state=confirmed] .word .icon {
    color: var(--well);
  }
  .answer {
    width: fit-content;
    margin-block-start: 2px;
    padding: 4px 10px;
    border-radius: var(--medium);
    background: var(--sunken);
  }
  [data-mine] :is(.card, .answer) {
    margin-inline-start: auto;
  }
  .panel .card :is(button, .act) {
    display: flex;
    gap: 6px;
    align-items: center;
    justify-content: center;
    min-height: 36px;
    margin-block-start: 6px;
    padding: 6px 12px;
    border: 1px solid var(--control);
    border-radius: var(--medium);
    font-weight: 500;
    text-decoration: none;
  }
  .panel .card .act {
    border-color: #0000;
    color: var(--on-fill);
    background: var(--fill);
  }
  .panel .card .choice {
    justify-content: start;
    text-align: start;
    color: var(--accent);
  }
  .card [data-line=total] {
    padding-block-start: 4px;
    border-block-start: 1px solid var(--line);
    font-weight: 600;
  }
  [data-state=expired] .shot img {
    opacity: 0.5;
  }
`;
