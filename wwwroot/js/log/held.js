import { order } from "./wire.js";

// The address of a download of what is held: from the oldest line to the newest. Servers know tenths of a microsecond.
const momentOf = (ms, tenths) => `${new Date(ms).toISOString().slice(0, -1)}${String(tenths).padStart(4, "0")}Z`;

function ceiling({ ms, ns }) {
  const tenths = Math.ceil(ns / 100);
  return tenths < 10_000 ? momentOf(ms, tenths) : momentOf(ms + 1, 0);
}

export function withHeld(href, items) {
  const lines = items.filter(item => !item.gap && !item.context);
  if (!lines.length) return href;
  const first = lines.reduce((one, other) => order(other, one) < 0 ? other : one), last = lines.reduce((one, other) => order(other, one) > 0 ? other : one);
  const address = new URL(href);
  address.searchParams.set("since", momentOf(first.ms, Math.floor(first.ns / 100)));
  address.searchParams.set("until", ceiling(last));
  return address.href;
}
