import { empty } from "./elements.js";
import * as views from "./views.js";

const main = document.getElementById("main");
const live = document.getElementById("live");
let shown = "";
let drawing = false;
let again = false;

function route() {
  const [view = "runs", id] = location.hash.replace(/^#\/?/, "").split("/").filter(Boolean);
  if (view === "runs" && id) return ["runs", () => views.run(id)];
  if (view === "events" && id) return ["events", () => views.event(id)];
  return Object.hasOwn(views, view) && ["runs", "events", "apps", "send"].includes(view) ? [view, views[view]] : ["runs", views.runs];
}

/** Draws the view of the address. Unfolded details stay unfolded, and the scroll position stays. */
async function draw() {
  if (drawing) {
    again = true;
    return;
  }
  drawing = true;
  try {
    const [name, view] = route();
    const address = location.hash;
    for (const link of document.querySelectorAll("nav a")) {
      if (link.getAttribute("href") === `#/${name}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const unfolded = new Set([...main.querySelectorAll("details[open]")].map((one) => one.dataset.key));
    const content = await view().catch((problem) => [empty("This view cannot be shown", problem.message)]);
    if (address !== location.hash) return;
    main.replaceChildren(...content.flat().filter(Boolean));
    if (shown === address) {
      for (const one of main.querySelectorAll("details")) one.open = unfolded.has(one.dataset.key);
    } else {
      main.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    shown = address;
  } finally {
    drawing = false;
    if (again) {
      again = false;
      draw();
    }
  }
}

let due = null;
function changed() {
  if (route()[0] === "send" || due !== null) return;
  due = setTimeout(() => {
    due = null;
    draw();
  }, 150);
}

function listen() {
  const stream = new EventSource("/api/stream");
  stream.onopen = () => {
    live.textContent = "live";
    live.classList.add("on");
    changed();
  };
  stream.onerror = () => {
    live.textContent = "reconnecting";
    live.classList.remove("on");
  };
  for (const kind of ["run", "event", "app", "reload"]) stream.addEventListener(kind, changed);
}

window.addEventListener("hashchange", draw);
draw();
listen();
