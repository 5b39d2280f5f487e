import { css } from './sheet.ts';

/** What the launcher shows once there is a panel. */
export const STATES = css`
  .launcher {
    width: 56px;
    height: 56px;
  }
  .launcher:hover {
    scale: 1.05;
  }
  .launcher::before,
  .launcher::after {
    margin: auto;
    transition: rotate 0.18s ease-out, scale 0.18s ease-out;
  }
  .launcher::after {
    content: "";
    position: absolute;
    inset: 26px 16px auto;
    border-block-start: 2px solid;
    scale: 0;
  }
  .launcher[aria-expanded=true]::before {
    width: 22px;
    height: 0;
    border-width: 2px 0 0;
    border-radius: 0;
    rotate: -45deg;
  }
  .launcher[aria-expanded=true]::after {
    rotate: 45deg;
    scale: 1;
  }
  .badge {
    position: absolute;
    inset-block-start: -2px;
    inset-inline-end: -2px;
    min-inline-size: 8px;
    padding-inline: 6px;
    border-radius: 10px;
    font: 600 12px/20px system-ui;
    text-align: center;
    color: #fff;
    background: #c3272b;
    outline: 2px solid #fff;
  }
  .badge:empty {
    display: none;
  }
`;
