import { css } from './sheet.ts';

/** A greeting beside the launcher; it stands without the panel's tokens. */
export const GREET = css`
  .greet {
    position: fixed;
    z-index: 2000000000;
    inset-block-end: calc(var(--shop-bell-y, 20px) + 68px);
    inset-inline-end: var(--shop-bell-x, 20px);
    display: flex;
    align-items: flex-start;
    box-sizing: border-box;
    max-width: min(288px, calc(100vw - 2 * var(--shop-bell-x, 20px)));
    max-height: calc(100dvh - 88px - var(--shop-bell-y, 20px));
    overflow: auto;
    border: 1px solid light-dark(#e2e2e2, #3d3d3d);
    border-radius: 16px;
    color: light-dark(#222, #f2f2f2);
    background: light-dark(#fff, #1d1d1d);
    box-shadow: 0 4px 16px #0003;
    font: 14px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif;
    color-scheme: light dark;
    animation: come 0.18s ease-out;
  }
  .greet:empty {
    visibility: hidden;
  }
  :host([position=start]) .greet {
    inset-inline: var(--shop-bell-x, 20px) auto;
  }
  :host([theme=light]) .greet {
    color-scheme: light;
  }
  :host([theme=dark]) .greet {
    color-scheme: dark;
  }
  .greet button {
    all: unset;
    padding-block: 12px;
    padding-inline: 16px 0;
    cursor: pointer;
    overflow-wrap: anywhere;
    outline: 1px solid #0000;
  }
  .greet .no {
    flex: none;
    width: 28px;
    height: 28px;
    margin: 6px;
    padding: 0;
    border-radius: 50%;
    text-align: center;
    font-size: 20px;
    line-height: 28px;
  }
  .greet button:focus-visible {
    outline: 2px solid;
    outline-offset: -2px;
    border-radius: 14px;
  }
  .greet .no:hover {
    background: light-dark(#f2f2f2, #3d3d3d);
  }
  @keyframes come {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .greet {
      animation: none;
    }
  }
  @media print {
    .greet {
      display: none;
    }
  }
`;
