import { css } from './sheet.ts';

/** Where the shopper writes, and the quiet line under it. */
export const COMPOSER = css`
  form {
    display: flex;
    align-items: flex-end;
    margin-inline: 12px;
    border: 1px solid var(--control);
    border-radius: 22px;
  }
  form:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: -1px;
  }
  textarea {
    flex: 1;
    min-width: 0;
    height: 42px;
    max-height: 162px;
    padding: 9px 4px;
    padding-inline-start: 16px;
    resize: none;
    outline: none !important;
    font-size: 16px !important;
    line-height: 24px !important;
    scrollbar-width: thin;
  }
  textarea:disabled {
    opacity: 0.5;
  }
  ::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  @supports (field-sizing: content) {
    textarea {
      height: auto;
      field-sizing: content;
    }
  }
  .panel .send {
    width: 34px;
    height: 34px;
    margin: 4px;
    transition: var(--feedback);
  }
  .send:disabled {
    visibility: hidden;
    opacity: 0;
    transform: scale(0.7);
  }
  .foot {
    display: flex;
    align-items: center;
    gap: 3px;
    min-height: 26px;
    padding: 0 28px 4px;
    font-size: 12px;
    color: var(--quiet);
    white-space: nowrap;
  }
  .foot span {
    margin-inline-start: auto;
    white-space: normal;
    font-variant-numeric: tabular-nums;
  }
`;
