/** The strings of the panes' edges. */
export const enPanesRest = {
  panes: {
    width: { list: 'Width of the list', shopper: 'Width of the shopper’s details' },
    how: 'Drag, or ← →. Double click or Enter: as usual',
    wider: { list: 'List: wider', shopper: 'Shopper’s details: wider' },
    narrower: { list: 'List: narrower', shopper: 'Shopper’s details: narrower' },
    usual: 'List and details: usual width',
    /** Why a width can't be changed now. */
    alone: 'it doesn’t stand beside the thread',
    no: 'no more room',
  },
};
