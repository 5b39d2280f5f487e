import { css } from './sheet.ts';

/** The way to a reply, what it replies to, and what is replied to now. */
export const REPLY = css`
  .said:not([data-mine]) {
    touch-action: pan-y pinch-zoom;
  }
  .panel .reply {
    display: grid;
    place-items: center;
    width: 28px;
    height: 28px;
    border-radius: 50%;
    color: var(--quiet);
    opacity: 0;
    transition: opacity var(--feedback);
  }
  .said:is(:hover, :focus-within) .reply {
    opacity: 1;
  }
  .panel .reply:hover {
    background: var(--line);
  }
  .quote {
    display: flex;
    gap: 4px;
    width: fit-content;
    max-width: 78%;
    min-height: 24px;
    padding: 2px 4px;
    border-radius: var(--small);
    font-size: 13px;
    text-align: start;
    color: var(--quiet);
  }
  .panel .quote {
    font-size: 13px;
    color: var(--quiet);
  }
  [data-mine] .quote {
    margin-inline-start: auto;
  }
  .quote .icon,
  .replying .icon {
    width: 16px;
  }
  .quote span:not(.sr),
  .replying span {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .quote b,
  .replying b {
    font-weight: 600;
  }
  .replying {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0 12px 8px;
    padding-block: 4px;
    padding-inline: 12px 4px;
    border-radius: var(--medium);
    font-size: 13px;
    color: var(--quiet);
    background: var(--sunken);
  }
  .replying .plain {
    width: 28px;
    height: 28px;
  }
`;
