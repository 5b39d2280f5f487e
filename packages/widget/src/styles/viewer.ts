import { css } from './sheet.ts';

/** A picture as large as the screen. */
export const VIEWER = css`
  .large {
    position: fixed;
    inset: 0;
    width: 100vw;
    height: 100dvh;
    max-width: none;
    max-height: none;
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
    color: #fff;
    background: #111;
  }
  .large[open] {
    display: flex;
    flex-direction: column;
  }
  .large .bar {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 8px;
    padding-inline-start: 16px;
  }
  .bar p {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bar small {
    font-size: 13px;
    opacity: 0.8;
  }
  .panel .large button {
    display: grid;
    place-items: center;
    flex: none;
    width: 40px;
    height: 40px;
    border-radius: 50%;
  }
  .panel .large button:enabled:hover {
    background: #fff3;
  }
  .panel .large :focus-visible {
    outline-color: #fff;
  }
  .large button:disabled {
    opacity: 0.4;
    cursor: default;
  }
  .room {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    place-items: center;
    flex: 1;
    min-height: 0;
    overflow: hidden;
    touch-action: none;
  }
  .room img {
    max-width: 100%;
    max-height: 100%;
    width: auto;
    height: auto;
    min-height: 0;
    object-fit: contain;
    outline: 1px solid #fff3;
    outline-offset: -1px;
    user-select: none;
    -webkit-user-select: none;
  }
  .room p {
    padding: 16px;
    text-align: center;
  }
  .panel .large .turn {
    position: absolute;
    inset-block-start: calc(50% - 20px);
    inset-inline-start: 8px;
    background: #0009;
  }
  .panel .large .turn + .turn {
    inset-inline: auto 8px;
  }
  .turn:dir(rtl) .icon {
    scale: -1 1;
  }
`;
