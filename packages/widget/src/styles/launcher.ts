import { css } from './sheet.ts';

/**
 * The launcher as every page view pays for it; what it shows once the panel is there comes with the panel. What the panel shares
 * stands on the host, where the page can't touch it.
 *
 * `--on-brand` is black or white, by the luminance at which both have the same contrast (WCAG: 0.179): at least 4.5:1 on every
 * colour. The numbers lie far outside of what a screen can show and are cut to one of the two. Browsers without relative
 * colours get white.
 *
 * Lines that may stand in any order stand in the one that packs smallest.
 */
export const LAUNCHER = css`
  :host {
    all: initial !important;
    display: contents !important;
    --brand: var(--shop-bell-brand, #23604f);
    --on-brand: #fff;
  }
  @supports (color: color(from red xyz-d65 x y z)) {
    :host {
      --on-brand: color(
        from var(--brand) xyz-d65 calc((0.179 - y) * 1e5) calc((0.179 - y) * 1e5) calc((0.179 - y) * 1e5)
      );
    }
  }
  .launcher {
    all: unset;
    inset-inline-end: var(--shop-bell-x, 20px);
    cursor: pointer;
    outline: 1px solid #0000;
    height: 56px;
    border-radius: 50%;
    display: grid;
    inset-block-end: var(--shop-bell-y, 20px);
    width: 56px;
    box-shadow: 0 4px 16px #0003;
    place-items: center;
    color: var(--on-brand);
    background: var(--brand);
    z-index: 2147483646;
    position: fixed;
  }
  :host([position=start]) .launcher {
    inset-inline: var(--shop-bell-x, 20px) auto;
  }
  .launcher:hover {
    scale: 1.05;
  }
  .launcher:focus-visible {
    outline: 2px solid;
    outline-offset: -6px;
  }
  .launcher::before {
    content: "";
    border: 2px solid;
    font: 600 14px/18px system-ui;
    width: 20px;
    height: 18px;
    text-align: center;
    border-radius: 12px 12px 12px 3px;
  }
  .launcher[title]::before {
    content: "!";
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
