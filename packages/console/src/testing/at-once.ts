/** Goes into a field the moment it is on the page, before the browser has painted it, as a quick reader or a password manager may. */
export function atOnce(selector: string): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const field = document.querySelector<HTMLElement>(selector);
      if (!field) return;
      observer.disconnect();
      field.focus();
      resolve();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}
