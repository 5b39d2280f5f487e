import { css } from './sheet.ts';

/**
 * The launcher as every page view pays for it; what it shows once the panel is there comes with the panel. What the panel shares
 * stands on the host, where the page can't touch it.
 *
 * Its colour is black or white, by the luminance at which both have the same contrast (WCAG: 0.179): at least 4.5:1 on every
 * colour. The numbers lie far outside of what a screen can show and are cut to one of the two. Browsers without relative
 * colours have no such value, and the host's white comes down.
 *
 * Lines that may stand in any order stand in the one that packs smallest.
 */
export const LAUNCHER = css`
  :host {
    all: initial !important;
    --brand: var(--shop-bell-brand, #23604f);
    color: #fff !important;
    display: contents !important;
  }
  .launcher {
    all: unset;
    z-index: 2147483646;
    display: grid;
    place-items: center;
    background: var(--brand);
    color: color(from var(--brand) xyz calc(17900 - y*1e5) calc(17900 - y*1e5) calc(17900 - y*1e5));
    inset-block-end: var(--shop-bell-y, 20px);
    border-radius: 50%;
    inset-inline-end: var(--shop-bell-x, 20px);
    width: 56px;
    outline: 1px solid #0000;
    height: 56px;
    box-shadow: 0 4px 16px #0003;
    cursor: pointer;
    position: fixed;
  }
  :host([position=start]) .launcher {
    inset-inline: var(--shop-bell-x, 20px) auto;
  }
  .launcher[title]::before {
    content: "!";
  }
  [aria-busy] {
    opacity: 0.7;
  }
  .launcher:focus-visible {
    outline: 2px solid;
    outline-offset: -6px;
  }
  .launcher::before {
    content: "";
    text-align: center;
    width: 20px;
    border-radius: 12px 12px 12px 3px;
    border: 2px solid;
    font: 600 14px/18px system-ui;
    height: 18px;
  }
  :host([hidden]) .launcher,
  :host([inline]) .launcher {
    display: none;
  }
  @media print {
    .launcher {
      display: none;
    }
  }
`;
