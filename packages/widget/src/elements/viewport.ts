/** The panel is the whole screen below this; the launcher's corner needs room beside it. */
const SMALL = '(max-width: 479.98px), (max-height: 359.98px)';

/**
 * The room there is for the panel: tells when the screen becomes small or large, and keeps a full-screen panel above the
 * keyboard of a phone, which covers the layout and shrinks only the visual viewport.
 */
export class Viewport {
  #media = matchMedia(SMALL);
  #panel: HTMLElement;
  #turned: () => void;

  constructor(panel: HTMLElement, turned: () => void) {
    this.#panel = panel;
    this.#turned = turned;
  }

  get small(): boolean {
    return this.#media.matches;
  }

  start(): void {
    this.#media.addEventListener('change', this.#turned);
    visualViewport?.addEventListener('resize', this.#fit);
    visualViewport?.addEventListener('scroll', this.#fit);
    this.#fit();
  }

  stop(): void {
    this.#media.removeEventListener('change', this.#turned);
    visualViewport?.removeEventListener('resize', this.#fit);
    visualViewport?.removeEventListener('scroll', this.#fit);
  }

  #fit = (): void => {
    // Beside a page there is room, and to ask for it would have the browser lay all of it out.
    if (!this.small) return;
    // A page zoomed with two fingers shrinks the visual viewport too; then the panel stays as large as the layout.
    if (!visualViewport || visualViewport.scale > 1.01) return;
    this.#panel.style.setProperty('--visible-height', `${visualViewport.height}px`);
    this.#panel.style.setProperty('--visible-top', `${visualViewport.offsetTop}px`);
  };
}
