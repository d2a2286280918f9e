import { badge, el, empty, facts, json, span, table, time, track } from "./elements.js";

async function get(path) {
  const response = await fetch(path);
  const body = await response.json();
  if (!response.ok) throw new Error(body.error ?? `status ${response.status}`);
  return body;
}

const KINDS = {
  StepRun: "run", Step: "run", StepPlanned: "run", StepError: "run", StepFailed: "run", Sleep: "sleep",
  WaitForEvent: "wait for event", WaitForSignal: "wait for signal", InvokeFunction: "invoke", Gateway: "fetch", AIGateway: "ask a model",
};

function shownStatus(run) {
  if (run.status !== "Running") return run.status;
  return run.retrying ? "Retrying" : run.wakesAt ? "Waiting" : run.status;
}

function runRow(run) {
  return el("tr", {},
    el("td", {}, badge(shownStatus(run))),
    el("td", {}, el("a", { class: "name", href: `#/runs/${run.id}` }, run.functionName),
      el("div", { class: "soft" }, run.app)),
    el("td", {}, el("a", { href: `#/events/${run.eventId}` }, run.event)),
    el("td", { class: "num" }, time(run.queuedAt)),
    el("td", { class: "num" }, run.endedAt ? span(run.startedAt ?? run.queuedAt, run.endedAt)
      : run.wakesAt ? el("span", {}, "wakes ", time(run.wakesAt)) : "–"),
    el("td", { class: "id wide" }, run.id));
}

const runTable = (runs) => table(["Status", "Function", "Event", "Queued", "Took", "Run"], runs.map(runRow));

export async function runs() {
  const all = await get("/api/runs?limit=200");
  const open = all.filter((run) => run.status === "Running").length;
  return [
    el("div", { class: "head" }, el("h1", {}, "Runs"),
      el("span", { class: "soft" }, all.length ? `${all.length} newest, ${open} running` : "")),
    all.length ? runTable(all)
      : empty("No runs yet", "Send an event that triggers a function, and its run appears here."),
  ];
}

function stepItem(step, start, end) {
  const from = new Date(step.startedAt).getTime();
  const to = step.endedAt ? new Date(step.endedAt).getTime() : end;
  const about = [KINDS[step.op] ?? step.op, step.attempts > 1 ? `${step.attempts} attempts` : null].filter(Boolean).join(" · ");
  const took = step.endedAt ? span(step.startedAt, step.endedAt) : "";
  const result = [];
  if (step.wakesAt) result.push(el("div", { class: "soft" }, step.status === "Retrying" ? "Next attempt: " : "Until: ", time(step.wakesAt)));
  if (step.error) result.push(el("div", {}, el("div", { class: "soft" }, "Error"), json(step.error)));
  else if (step.endedAt) result.push(el("div", {}, el("div", { class: "soft" }, "Output"), json(step.output)));
  if (Object.keys(step.metadata).length) result.push(el("div", {}, el("div", { class: "soft" }, "Metadata"), json(step.metadata)));
  result.push(el("div", { class: "id" }, step.id));
  return el("li", {}, el("details", { "data-key": step.id },
    el("summary", {},
      el("span", { class: "step" }, el("b", {}, step.name || step.id), el("small", {}, about)),
      el("span", {}, badge(step.status)),
      track(from, to, start, end, step.status),
      el("span", { class: "took" }, took)),
    el("div", { class: "detail" }, result)));
}

function timeline(run, now) {
  const start = new Date(run.startedAt ?? run.queuedAt).getTime();
  const end = Math.max(start + 1, run.endedAt ? new Date(run.endedAt).getTime() : now);
  return el("ol", { class: "card timeline" }, run.steps.map((step) => stepItem(step, start, end)));
}

export async function run(id) {
  const [found, clock] = await Promise.all([get(`/api/runs/${encodeURIComponent(id)}`), get("/api/clock")]);
  const now = new Date(clock.now).getTime();
  const retry = found.queued.find((job) => job.attempt > 0);
  const cancel = () => fetch(`/api/runs/${encodeURIComponent(id)}/cancel`, { method: "POST" });
  const rerun = async () => {
    const started = await (await fetch(`/api/runs/${encodeURIComponent(id)}/rerun`, { method: "POST" })).json();
    if (started.id) location.hash = `#/runs/${started.id}`;
  };
  return [
    el("div", { class: "head" },
      el("h1", {}, found.functionName, " ", badge(shownStatus(found))),
      found.status === "Running" ? el("button", { class: "danger", onclick: cancel }, "Cancel run")
        : el("button", { onclick: rerun }, "Run again")),
    facts([
      ["Run", el("code", {}, found.id)],
      ["App", found.app],
      ["Event", el("a", { href: `#/events/${found.eventId}` }, found.event)],
      ["Started", time(found.startedAt ?? found.queuedAt)],
      ["Took", found.endedAt ? span(found.startedAt ?? found.queuedAt, found.endedAt) : null],
      ["Next wake", found.wakesAt ? time(found.wakesAt) : null],
    ]),
    retry && found.status === "Running" ? el("div", { class: "note" },
      `Attempt ${retry.attempt} failed; the next is due `, time(retry.at), ".") : null,
    el("h2", {}, `Steps (${found.steps.length})`),
    found.steps.length ? timeline(found, now) : empty("No steps", "The function has not reported a step."),
    found.deferred.length ? el("section", {}, el("h2", {}, "Deferred runs"),
      table(["Function", "Id", "Starts"], found.deferred.map((one) => el("tr", {},
        el("td", {}, one.function), el("td", {}, one.name || one.id), el("td", {}, one.status))))) : null,
    Object.keys(found.metadata).length ? el("section", {}, el("h2", {}, "Metadata"), json(found.metadata)) : null,
    el("div", { class: "columns" },
      el("section", {}, el("h2", {}, found.status === "Failed" ? "Error" : "Output"),
        found.status === "Running" ? el("p", { class: "soft" }, "The run has not ended yet.") : json(found.output)),
      el("section", {}, el("h2", {}, "Event"), json(found.trigger))),
    el("h2", {}, "History"),
    el("ol", { class: "card history" }, found.history.map((entry) =>
      el("li", {}, time(entry.at), el("span", {}, el("b", { class: "name" }, entry.what), " ", el("span", { class: "soft" }, entry.detail))))),
  ];
}

export async function events() {
  const all = await get("/api/events?limit=200");
  const rows = all.map((event) => el("tr", {},
    el("td", {}, el("a", { class: "name", href: `#/events/${event.internalId}` }, event.name)),
    el("td", { class: "num" }, time(event.receivedAt)),
    el("td", { class: "num" }, event.runs ? String(event.runs) : "–"),
    el("td", { class: "id wide" }, event.internalId)));
  return [
    el("h1", {}, "Events"),
    all.length ? table(["Name", "Received", "Runs", "Event"], rows)
      : empty("No events yet", "Events appear here as they arrive."),
  ];
}

export async function event(id) {
  const found = await get(`/api/events/${encodeURIComponent(id)}`);
  const { internalId, receivedAt, runs: started, ...sent } = found;
  return [
    el("h1", {}, found.name),
    facts([["Event", el("code", {}, internalId)], ["Received", time(receivedAt)]]),
    el("h2", {}, "Runs"),
    started.length ? runTable(started) : empty("No runs", "This event does not trigger a function."),
    el("h2", {}, "Payload"),
    json(sent),
  ];
}

function functionRow(fn) {
  return el("tr", {},
    el("td", {}, el("span", { class: "name" }, fn.name), el("div", { class: "id" }, fn.slug)),
    el("td", {}, fn.triggers.length
      ? fn.triggers.map((trigger) => el("div", {}, el("code", {}, trigger.event ?? trigger.cron),
        trigger.expression ? el("span", { class: "soft" }, " if ", trigger.expression) : null))
      : el("span", { class: "soft" }, "invoked only")),
    el("td", { class: "num" }, String(fn.retries)),
    el("td", {}, fn.notApplied.map((option) => el("span", { class: "badge Waiting", title: "not applied by this server yet" }, option)).flatMap((one) => [one, " "])));
}

export async function apps() {
  const all = await get("/api/apps");
  return [
    el("h1", {}, "Apps"),
    all.length ? all.map((app) => el("section", {},
      el("h2", {}, app.name),
      facts([["URL", el("code", {}, app.url)], ["SDK", app.sdk], ["Framework", app.framework], ["Registered", time(app.syncedAt)]]),
      el("p", {}),
      table(["Function", "Triggers", "Retries", "Not applied here"], app.functions.map(functionRow))))
      : empty("No apps yet", "Start an app with this server as its dev server, or set its URL with --sdk-url."),
  ];
}

export async function send() {
  const answer = el("p", { role: "status", class: "soft" });
  const name = el("input", { name: "name", required: true, placeholder: "shop/order.placed", autocomplete: "off" });
  const data = el("textarea", { name: "data", spellcheck: "false" });
  data.value = "{\n  \n}";
  const submit = async (submitted) => {
    submitted.preventDefault();
    answer.replaceChildren();
    try {
      const body = JSON.stringify({ name: name.value, data: JSON.parse(data.value || "{}") });
      const response = await fetch("/api/events", { method: "POST", headers: { "content-type": "application/json" }, body });
      const sent = await response.json();
      if (response.ok) answer.append("Sent: ", el("a", { href: `#/events/${sent.id}` }, sent.id));
      else answer.append(`Refused: ${sent.error}`);
    } catch (problem) {
      answer.append(`The data is not JSON: ${problem.message}`);
    }
  };
  return [
    el("h1", {}, "Send event"),
    el("form", { onsubmit: submit },
      el("label", {}, "Name", name),
      el("label", {}, "Data (JSON)", data),
      el("button", { class: "primary", type: "submit" }, "Send event")),
    answer,
  ];
}
