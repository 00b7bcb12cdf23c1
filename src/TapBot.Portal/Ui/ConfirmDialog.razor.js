// The browser's own modal dialog: it keeps the focus inside, closes with Escape and gives the focus back.
export function open(dialog) {
  if (!dialog.open) dialog.showModal();
}

export function close(dialog) {
  if (dialog.open) dialog.close();
}
