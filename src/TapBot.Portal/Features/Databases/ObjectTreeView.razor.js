const walking = new Set(["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "PageDown", "PageUp", "Home", "End", "Enter"]);

// Passes on the keys that are meant for the tree. Letters look for a name here, so that those which go somewhere from elsewhere do not; / and ? stay what they are.
export function attach(tree, view) {
  tree.addEventListener("keydown", e => {
    if (e.target !== tree || e.ctrlKey || e.altKey || e.metaKey) return;
    if (!walking.has(e.key) && !(e.key.length === 1 && !"/? ".includes(e.key))) return;
    e.preventDefault();
    e.stopPropagation();
    view.invokeMethodAsync("OnKeyAsync", e.key);
  });
  // What stands in for lines out of sight is no part of the tree.
  for (const spacer of tree.querySelectorAll(":scope > [tabindex]:not([role])")) spacer.removeAttribute("tabindex");
}

export function reveal(tree, top, height) {
  if (top < tree.scrollTop) tree.scrollTop = top;
  else if (top + height > tree.scrollTop + tree.clientHeight) tree.scrollTop = top + height - tree.clientHeight;
}
