/** The labels of the selects that are narrower than one of their choices: its words would be cut. */
export function cutSelects(root: Element): string[] {
  return [...root.querySelectorAll('select')].flatMap((select) => {
    const { width } = select.getBoundingClientRect();
    const { style } = select;
    const before = style.cssText;
    style.cssText = 'flex: none !important; width: max-content !important; max-width: none !important';
    const whole = select.getBoundingClientRect().width;
    style.cssText = before;
    return whole > width + 0.5 ? [select.labels[0]?.firstChild?.textContent ?? select.name] : [];
  });
}
