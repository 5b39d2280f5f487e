import { css } from './sheet.ts';

/** The button for files in front of the message box. */
export const ATTACH = css`
  .panel .clip {
    flex: none;
    display: grid;
    place-items: center;
    width: 34px;
    height: 34px;
    margin-block: 4px;
    margin-inline-start: 4px;
    border-radius: 50%;
    color: var(--quiet);
  }
  .clip + .pick + textarea {
    padding-inline-start: 4px;
  }
`;
