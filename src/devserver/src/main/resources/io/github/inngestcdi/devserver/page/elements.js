/** Creates an element. Data is only inserted as text: nothing here parses HTML. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export const badge = (status) => el("span", { class: `badge ${status}` }, status);

export const json = (value) => el("pre", { tabindex: 0 }, typeof value === "string" ? JSON.stringify(value) : JSON.stringify(value, null, 2));

export function time(iso) {
  if (!iso) return "–";
  const date = new Date(iso);
  const today = new Date().toDateString() === date.toDateString();
  const clock = date.toLocaleTimeString([], { hour12: false });
  const text = today ? clock : `${date.toLocaleDateString([], { day: "numeric", month: "short" })} ${clock}`;
  return el("time", { datetime: iso, title: iso }, text);
}

export function span(from, to) {
  if (!from || !to) return "–";
  const ms = Math.max(0, new Date(to) - new Date(from));
  if (ms < 1000) return `${ms} ms`;
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export function empty(title, text) {
  return el("div", { class: "card empty" }, el("b", {}, title), text);
}

export function table(heads, rows) {
  return el("div", { class: "card scroll" }, el("table", {},
    el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, rows)));
}

export function facts(entries) {
  return el("dl", { class: "facts" }, entries
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

/** Draws when a step ran, as a bar within the time of its run. It is SVG, because the page does not allow inline styles. */
export function track(from, to, start, end, status) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("class", "track");
  svg.setAttribute("viewBox", "0 0 1000 14");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const total = Math.max(1, end - start);
  const x = Math.min(990, Math.max(0, ((from - start) / total) * 1000));
  const width = Math.max(10, Math.min(1000 - x, ((to - from) / total) * 1000));
  for (const [name, left, wide] of [["rail", 0, 1000], [`bar ${status}`, x, width]]) {
    const rect = document.createElementNS(ns, "rect");
    rect.setAttribute("class", name);
    rect.setAttribute("x", left);
    rect.setAttribute("y", name === "rail" ? 5 : 2);
    rect.setAttribute("width", wide);
    rect.setAttribute("height", name === "rail" ? 4 : 10);
    rect.setAttribute("rx", 2);
    svg.append(rect);
  }
  return svg;
}
