import { css } from './sheet.ts';

/**
 * The menu of a message, the message box while it changes one, the question about messages of an earlier day; and what can't be seen
 * before the first words: notices, somebody typing, a refused message, the way down.
 */
export const MORE = css`
  .tools > button {
    display: grid;
    place-items: center;
    width: 28px;
    height: 28px;
    border-radius: 50%;
    color: var(--quiet);
  }
  .tools .icon {
    stroke-width: 2;
  }
  .panel [data-quiet]:focus-visible {
    outline: none;
  }
  .menu {
    position: absolute;
    z-index: 1;
    inset-block-end: calc(100% + 4px);
    inset-inline-end: 0;
    min-width: 136px;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: var(--medium);
    box-shadow: 0 4px 16px light-dark(#0002, #0000);
    animation: rise 0.12s ease-out;
  }
  .menu,
  .card {
    background: light-dark(#fff, oklch(from var(--brand) 0.27 calc(c * 0.02) h));
  }
  .menu button {
    display: flex;
    align-items: center;
    gap: 10px;
    width: 100%;
    padding: 6px 8px;
    border-radius: var(--small);
  }
  .menu .icon {
    stroke-width: 1.5;
  }
  .panel .menu button {
    outline-offset: -2px;
  }
  @media (pointer: coarse) {
    .menu button {
      padding-block: 10px;
    }
  }
  .editing {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 0 12px 4px;
    font-size: 13px;
    color: var(--quiet);
  }
  .editing span {
    flex: 1;
  }
  .editing .plain {
    width: 28px;
    height: 28px;
  }
  .wait {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0 12px 8px;
    padding: 8px 12px;
    border-radius: var(--medium);
    font-size: 13px;
    color: var(--quiet);
    background: var(--sunken);
    font-variant-numeric: tabular-nums;
    animation: rise 0.18s ease-out;
  }
  .wait b {
    margin-inline-end: 4px;
    font-weight: 600;
    color: var(--text);
  }
  .stale {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 0 12px 12px;
    padding: 12px 16px;
    border-radius: var(--large);
    background: var(--sunken);
  }
  .stale p {
    flex-basis: 100%;
  }
  .stale button {
    padding: 5px 16px;
    border-radius: 18px;
    font-weight: 500;
  }
  .stale p + button {
    color: var(--on-fill);
    background: var(--fill);
  }
  .panel :is(.tools button, .failure button, .stale button + button):hover {
    background: var(--line);
  }
  .panel .say {
    padding-block-start: 0;
    background: none;
  }
  [role=alert] .say {
    color: var(--overdue);
  }
  .foot i {
    flex: none;
    width: 4px;
    height: 4px;
    border-radius: 50%;
    background: var(--quiet);
    animation: breathe 1.2s ease-in-out infinite;
  }
  .foot i + i {
    animation-delay: 0.15s;
  }
  .foot i + i + i {
    animation-delay: 0.3s;
  }
  .foot bdi {
    overflow: hidden;
    margin-inline-start: 3px;
    text-overflow: ellipsis;
  }
  .failure {
    padding-block-end: 4px;
  }
  .failure span {
    color: var(--overdue);
  }
  .failure button {
    padding: 3px 6px;
    border-radius: var(--small);
    font-weight: 600;
    color: var(--text);
  }
  .panel .jump {
    position: absolute;
    inset: auto 0 8px;
    display: flex;
    align-items: center;
    gap: 4px;
    width: fit-content;
    margin-inline: auto;
    padding: 6px 12px;
    border: 1px solid var(--line);
    border-radius: 18px;
    font-weight: 500;
    color: var(--accent);
    background: var(--surface);
    box-shadow: 0 2px 8px #0003;
  }
  [data-over] {
    font-weight: 600;
    color: var(--overdue);
  }
`;
