import { css } from './sheet.ts';

/**
 * What everything in the panel is made of, computed from the one brand colour: neutrals carry 2 % of its chroma, and the two
 * meanings – well, overdue – are never decoration. In the dark a surface gets lighter as it rises. `--fill` is the brand kept
 * apart from the surface it stands on, `--on-fill` what is written on it (see the launcher), `--accent` the brand as a text.
 * Browsers without relative colours get a plain light set. Sizes are in px: the page's rem is not ours.
 */
export const TOKENS = css`
  .panel {
    --brand: var(--shop-bell-brand, #23604f);
    --fill: var(--brand);
    --on-fill: #fff;
    --surface: #fff;
    --sunken: #f2f2f2;
    --line: #e2e2e2;
    --control: #858585;
    --text: #222;
    --quiet: #666;
    --accent: #222;
    --well: #18794e;
    --overdue: #c3272b;
    --small: 6px;
    --medium: 10px;
    --large: 16px;
    --feedback: 0.12s ease-out;
    color-scheme: light;
  }
  @supports (color: light-dark(color(from red xyz x y z), red)) {
    .panel {
      color-scheme: light dark;
      --fill: light-dark(oklch(from var(--brand) min(l, 0.9) c h), oklch(from var(--brand) clamp(0.5, l, 0.88) c h));
      --on-fill: color(
        from var(--fill) xyz calc(17900 - y*1e5) calc(17900 - y*1e5) calc(17900 - y*1e5)
      );
      --surface: light-dark(#fff, oklch(from var(--brand) 0.22 calc(c * 0.02) h));
      --sunken: light-dark(oklch(from var(--brand) 0.96 calc(c * 0.02) h), oklch(from var(--brand) 0.3 calc(c * 0.02) h));
      --wash: light-dark(oklch(from var(--brand) 0.95 min(c, 0.02) h), oklch(from var(--brand) 0.29 min(c, 0.02) h));
      --line: light-dark(oklch(from var(--brand) 0.92 calc(c * 0.02) h), oklch(from var(--brand) 0.35 calc(c * 0.02) h));
      --control: light-dark(oklch(from var(--brand) 0.64 calc(c * 0.02) h), oklch(from var(--brand) 0.6 calc(c * 0.02) h));
      --text: light-dark(oklch(from var(--brand) 0.24 calc(c * 0.02) h), oklch(from var(--brand) 0.95 calc(c * 0.02) h));
      --quiet: light-dark(oklch(from var(--brand) 0.5 calc(c * 0.02) h), oklch(from var(--brand) 0.75 calc(c * 0.02) h));
      --accent: light-dark(oklch(from var(--brand) min(l, 0.48) c h), oklch(from var(--brand) max(l, 0.8) c h));
      --well: light-dark(oklch(0.55 0.14 152), oklch(0.75 0.15 152));
      --overdue: light-dark(oklch(0.5 0.18 27), oklch(0.76 0.13 25));
    }
    :host([theme=light]) .panel {
      color-scheme: light;
    }
    :host([theme=dark]) .panel {
      color-scheme: dark;
    }
  }
`;
