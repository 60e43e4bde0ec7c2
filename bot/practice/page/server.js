// Talking to the practice server: one snapshot, one stream of "something changed", a few acts.

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const said = await answer.json().catch(() => ({}));
  return { ok: answer.ok, error: answer.ok ? undefined : `http_${answer.status}`, ...said, status: answer.status };
}

async function safely(path, body) {
  try {
    return await post(path, body);
  } catch {
    return { ok: false, error: "unreachable" };
  }
}

export const act = (as, body) => safely("/practice/act", { as, ...body });
export const moveClock = (body) => safely("/practice/clock", body);
export const setFault = (body) => safely("/practice/faults", body);
export const change = (body) => safely("/practice/change", body);
export const startAgain = () => safely("/practice/reset", {});

/** The snapshot for one person; without a person the server picks one. */
export async function snapshot(as) {
  const query = as ? `?as=${encodeURIComponent(as)}` : "";
  const answer = await fetch(`/practice/state${query}`);
  // Someone who has left since this page was opened: be the first person instead.
  if (answer.status === 404 && as) return snapshot("");
  if (!answer.ok) throw new Error(`state ${answer.status}`);
  return answer.json();
}

/** Call `changed` whenever the server says so; returns a function that stops it. */
export function listen(as, changed, lost) {
  const source = new EventSource(`/practice/events?as=${encodeURIComponent(as)}`);
  source.onmessage = (event) => changed(JSON.parse(event.data).version);
  source.onopen = () => lost(false);
  source.onerror = () => lost(true);
  return () => source.close();
}
