import { css } from './sheet.ts';

/** What a shopper says of a conversation, in the thread where they were asked. */
export const RATING = css`
  /* What is only heard stands in it, and makes nothing around it higher. */
  .rates {
    position: relative;
  }
  .rating {
    display: grid;
    gap: 12px;
    max-width: 320px;
    margin: 8px auto 12px;
    padding: 12px 16px 16px;
    border-radius: var(--large);
    background: var(--sunken);
  }
  .rating fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .rating legend {
    float: inline-start;
    width: 100%;
    padding: 0 0 6px;
    font-weight: 500;
  }
  .rating .stars {
    justify-content: center;
    gap: 0;
    text-align: center;
  }
  .rating label {
    position: relative;
    display: grid;
    place-items: center;
    cursor: pointer;
  }
  .rating input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .rating label:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
    border-radius: var(--small);
  }
  .rating .tick:focus-within {
    outline-offset: 1px;
  }
  .star {
    width: 44px;
    height: 44px;
    color: var(--quiet);
  }
  .star .icon {
    width: 28px;
    height: 28px;
  }
  .star[data-on] {
    color: var(--accent);
  }
  .star[data-on] .icon {
    fill: currentColor;
  }
  .tick {
    min-width: 32px;
    min-height: 32px;
    padding: 4px 12px;
    border: 1px solid var(--quiet);
    border-radius: var(--medium);
    font-size: 13px;
  }
  .tick:has(:checked) {
    border-color: var(--fill);
    color: var(--on-fill);
    background: var(--fill);
  }
  .scale .tick {
    /* Eleven in two rows, 0 to 5 and 6 to 10, all of one width: but for gaps and edges. */
    flex: 0 1 calc((100% - 53px) / 6);
    padding-inline: 0;
  }
  .ends {
    display: flex;
    justify-content: space-between;
    width: 100%;
    font-size: 12px;
    color: var(--quiet);
  }
  .rating textarea {
    width: 100%;
    min-height: 60px;
    padding: 8px 12px;
    border: 1px solid var(--control);
    border-radius: var(--medium);
    font: inherit;
    font-size: 16px;
    color: inherit;
    background: var(--surface);
    resize: vertical;
  }
  .rating textarea:focus-visible {
    outline: 2px solid var(--accent) !important;
    outline-offset: -1px;
  }
  .given {
    justify-items: center;
    text-align: center;
  }
  .given .star {
    width: 24px;
    height: 24px;
  }
  .given .icon {
    width: 20px;
    height: 20px;
  }
  .rating p {
    margin: 0;
    font-size: 13px;
    color: var(--quiet);
  }
  .rating p[role="alert"] {
    color: var(--overdue);
  }
  .rating .does {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
  }
  .panel .rating .does button {
    min-height: 32px;
    padding: 5px 16px;
    border-radius: 18px;
    font-weight: 500;
  }
  .panel .given .does button {
    border: 1px solid var(--quiet);
  }
  .panel .rating .send-rating {
    color: var(--on-fill);
    background: var(--fill);
  }
  @media (forced-colors: active) {
    .tick:has(:checked) {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
    }
    .rating .tick:focus-within {
      outline-color: CanvasText;
    }
    .star[data-on] {
      color: Highlight;
    }
    .panel .rating .send-rating {
      border: 1px solid ButtonText;
    }
  }
`;
