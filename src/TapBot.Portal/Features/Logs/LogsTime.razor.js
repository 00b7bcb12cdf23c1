// Times are typed on the clock that is shown: the reader's own, or UTC. Only the browser knows the reader's zone.
import { read } from "../../js/log/memory.js";

const pad = number => String(number).padStart(2, "0");

function typed(form, name) {
  const value = form.elements[name].value;
  return value ? new Date(read("utc", false) ? value + "Z" : value).getTime() : null;
}

function shown(milliseconds) {
  if (!milliseconds) return "";
  const d = new Date(Number(milliseconds));
  if (read("utc", false)) return d.toISOString().slice(0, 19);
  return `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())}T${pad(d.getHours())}:${pad(d.getMinutes())}:${pad(d.getSeconds())}`;
}

export function listen(root, server) {
  root.addEventListener("submit", e => {
    e.preventDefault();
    const form = e.target;
    if (form.dataset.form === "range") server.invokeMethodAsync("BetweenAsync", typed(form, "from"), typed(form, "to"));
    else server.invokeMethodAsync("JumpAsync", typed(form, "at"));
    form.closest("[popover]").hidePopover();
  });
  root.addEventListener("toggle", e => {
    if (e.newState !== "open") return;
    const { rangeFrom, rangeTo } = e.target.dataset, [range] = e.target.querySelectorAll("form");
    range.elements.from.value = shown(rangeFrom);
    range.elements.to.value = shown(rangeTo);
  }, true);
}
