import { css } from './sheet.ts';

/** The first screen, and what stands there while the talk is on its way. */
export const THREAD = css`
  shop-bell-thread {
    position: relative;
    display: flex;
    flex: 1;
    min-height: 80px;
  }
  .log {
    flex: 1;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--line) #0000;
  }
  .panel .log:focus-visible {
    outline-offset: -3px;
  }
  .page {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    min-height: 100%;
    padding: 16px;
  }
  .hello {
    margin: -16px -16px auto;
    padding: 24px 16px;
    background: linear-gradient(var(--wash), #0000);
  }
  h3 {
    font-size: 24px;
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }
  h3 + p {
    margin-block-start: 4px;
    color: var(--quiet);
  }
  .skeleton i {
    display: block;
    width: 64%;
    height: 38px;
    margin-block-start: 12px;
    border-radius: var(--large);
    background: var(--sunken);
    animation: breathe 1.6s ease-in-out infinite;
  }
  .skeleton :nth-child(2) {
    width: 42%;
    margin-inline-start: auto;
  }
  @keyframes breathe {
    50% {
      opacity: 0.4;
    }
  }
`;
