import { css } from './sheet.ts';

/** Files on their way above the message box, and in the thread. */
export const FILES = css`
  .picked {
    display: grid;
    gap: 4px;
    margin: 0 12px 8px;
    list-style: none;
  }
  .picked li {
    position: relative;
    display: flex;
    align-items: center;
    gap: 8px;
    overflow: hidden;
    padding: 6px;
    padding-inline-start: 12px;
    border-radius: var(--medium);
    font-size: 13px;
    background: var(--sunken);
  }
  .picked span,
  .doc span {
    display: grid;
    flex: 1;
    min-width: 0;
  }
  .picked bdi,
  .doc bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .picked small,
  .doc small {
    font-size: 12px;
    color: var(--quiet);
  }
  [data-failed] small {
    color: var(--overdue);
  }
  .picked button {
    min-height: 28px;
  }
  .picked .plain,
  .doc .plain {
    flex: none;
    width: 28px;
    height: 28px;
  }
  .picked progress {
    position: absolute;
    inset: auto 0 0;
    width: 100%;
    height: 2px;
    border: 0;
    appearance: none;
    background: #0000;
  }
  .picked ::-webkit-progress-bar {
    background: #0000;
  }
  .picked ::-webkit-progress-value {
    background: var(--accent);
  }
  .picked ::-moz-progress-bar {
    background: var(--accent);
  }
  .said:has(.only) .bubble {
    display: none;
  }
  /* What can be done with it stands beside it, as it does beside words. */
  .said:has(.only) {
    display: flex;
    flex-wrap: wrap;
    gap: 0 2px;
    align-items: center;
  }
  .said[data-mine]:has(.only) {
    justify-content: flex-end;
  }
  .said:not([data-mine]):has(.only) .body {
    order: 1;
  }
  .said:has(.only) .meta {
    flex-basis: 100%;
    order: 2;
  }
  .file {
    max-width: 78%;
    margin-block-start: 2px;
    border-radius: var(--large);
    background: var(--sunken);
  }
  [data-mine] .file:not(.only) {
    margin-inline-start: auto;
  }
  .panel .picture {
    position: relative;
    display: block;
    width: fit-content;
    overflow: hidden;
    cursor: zoom-in;
    box-shadow: 0 0 0 1px var(--line);
  }
  .picture svg {
    display: block;
    max-width: 100%;
    height: auto;
  }
  .picture img {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  .doc {
    display: flex;
    align-items: center;
    gap: 8px;
    width: fit-content;
    padding: 8px;
    padding-inline-start: 12px;
  }
`;
