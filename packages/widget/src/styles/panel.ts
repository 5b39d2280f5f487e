import { css } from './sheet.ts';

/** The window, its top and the line about the connection. */
export const PANEL = css`
  :where(.panel, .panel *) {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .panel {
    position: fixed;
    z-index: 2000000000;
    inset: auto;
    inset-block-end: calc(var(--shop-bell-y, 20px) + 68px);
    inset-inline-end: var(--shop-bell-x, 20px);
    width: 384px;
    height: min(640px, 100dvh - 92px - var(--shop-bell-y, 20px));
    max-width: none;
    max-height: none;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--large);
    color: var(--text);
    background: var(--surface);
    box-shadow: 0 2px 6px light-dark(#0001, #0000), 0 12px 40px light-dark(#0002, #0000);
    font: 14px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif;
    -webkit-text-size-adjust: 100%;
    contain: content;
    outline: none;
    transition: 0.18s ease-out;
    transition-property: opacity, transform;
  }
  :host([position=start]) .panel {
    inset-inline: var(--shop-bell-x, 20px) auto;
  }
  .panel:not([open]) {
    display: none;
    opacity: 0;
    transform: translateY(8px);
    transition: 0.18s ease-out allow-discrete;
    transition-property: opacity, transform, display;
  }
  @starting-style {
    .panel[open] {
      opacity: 0.5;
      transform: translateY(8px);
    }
  }
  .stack {
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: auto;
  }
  .stack:lang(zh) {
    line-height: 1.65;
  }
  .panel :is(button, textarea) {
    font: inherit;
    color: inherit;
    background: none;
  }
  .panel button {
    outline: 1px solid #0000;
    cursor: pointer;
    touch-action: manipulation;
  }
  .panel :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .icon {
    flex: none;
    width: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .sr {
    position: absolute;
    clip-path: inset(50%);
    width: 1px;
    height: 1px;
    overflow: hidden;
    white-space: nowrap;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 12px;
    padding-inline-start: 16px;
    border-block-end: 1px solid var(--line);
  }
  .face,
  .plain,
  .send {
    display: grid;
    place-items: center;
    flex: none;
    width: 40px;
    height: 40px;
    border-radius: 50%;
  }
  .face,
  .panel .send {
    color: var(--on-fill);
    background: var(--fill);
  }
  .face {
    font: 600 16px/1 system-ui;
  }
  .who {
    flex: 1;
    min-width: 0;
    line-height: 1.4;
  }
  .who > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  h2 {
    font-size: 16px;
    font-weight: 600;
  }
  .who p {
    font-size: 13px;
    color: var(--quiet);
  }
  .who p::before {
    content: "";
    display: inline-block;
    margin-inline-end: 6px;
    border: 4px solid var(--control);
    border-radius: 50%;
  }
  .who [data-online]::before {
    border-color: var(--well);
  }
  .panel .plain:hover {
    background: var(--sunken);
  }
  .line p,
  .say {
    display: flex;
    gap: 8px;
    padding: 8px 16px;
    font-size: 13px;
    color: var(--quiet);
    background: var(--sunken);
  }
  [data-alone] {
    margin: auto;
  }
  .panel [data-alone] p {
    display: grid;
    justify-items: center;
    text-align: center;
    background: none;
  }
  [data-alone] + * {
    display: none !important;
  }
  [data-line=person] p,
  [data-line=refused] p {
    color: var(--overdue);
  }
  @media (max-width: 479.98px), (max-height: 359.98px) {
    :host .panel {
      inset: var(--visible-top, 0) 0 auto;
      width: 100%;
      height: var(--visible-height, 100dvh);
      padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
      border: 0;
      border-radius: 0;
      font-size: 16px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      transition: none !important;
      animation: none !important;
    }
  }
`;
