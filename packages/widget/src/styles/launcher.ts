import { css } from './sheet.ts';

/**
 * The launcher as every page view pays for it; what it shows once the panel is there comes with the panel. What the panel shares
 * stands on the host, where the page can't touch it: so no custom property of ours is, which it could.
 *
 * Its colour is black or white, by the luminance at which both have the same contrast (WCAG: 0.179): at least 4.5:1 on every
 * colour. The numbers lie far outside of what a screen can show and are cut to one of the two. Browsers without relative
 * colours have no such value, and the host's white comes down.
 *
 * Lines that may stand in any order stand in the one that packs smallest.
 */
export const LAUNCHER = css`
  .launcher::before {
    content: "";
    height: 18px;
    width: 20px;
    display: block;
    border-radius: 12px 12px 12px 3px;
    border: 2px solid;
  }
  .launcher[title]::before {
    content: "!";
  }
  .launcher {
    background: var(--shop-bell-brand, #23604f);
    border: 1px solid #0000;
    inset-block-end: var(--shop-bell-y, 20px);
    box-shadow: 0 4px 16px #0003;
    inset-inline-end: var(--shop-bell-x, 20px);
    padding: 16px 15px;
    position: fixed;
    color: color(from var(--shop-bell-brand, #23604f) xyz calc(17900 - y*1e5) calc(17900 - y*1e5) calc(17900 - y*1e5));
    cursor: pointer;
    z-index: 2000000000;
    border-radius: 50%;
  }
  :host {
    all: initial !important;
    display: contents !important;
    color: #fff !important;
  }
  :host([position=start]) .launcher {
    inset-inline: var(--shop-bell-x, 20px) auto;
  }
  :host([hidden]) .launcher,
  :host([inline]) .launcher {
    display: none;
  }
  [aria-busy] {
    opacity: 0.7;
  }
  @media print {
    .launcher {
      display: none;
    }
  }
`;
