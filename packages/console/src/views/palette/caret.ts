/** Remembers what is selected in a text field; the returned function puts it back, where the field still is. */
export function keepCaret(element: Element | undefined): () => void {
  if (!(element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement)) return () => undefined;
  // Null for fields that have none, as one for numbers.
  const { selectionStart: from, selectionEnd: to } = element;
  return () => {
    if (from !== null && to !== null && element.isConnected) element.setSelectionRange(from, to);
  };
}
