// Practice time in words. Every instant comes from the server; nothing here asks the computer.

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July",
  "August", "September", "October", "November", "December"];
const formats = new Map();

function formatFor(tz) {
  if (!formats.has(tz)) {
    formats.set(tz, new Intl.DateTimeFormat("en-GB", {
      timeZone: tz, hourCycle: "h23", year: "numeric", month: "2-digit",
      day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
    }));
  }
  return formats.get(tz);
}

/** The wall clock in `tz`: numbers, with the weekday (0 is Sunday). */
export function wall(instant, tz) {
  const found = {};
  for (const { type, value } of formatFor(tz).formatToParts(new Date(instant))) {
    found[type] = Number(value);
  }
  const weekday = new Date(Date.UTC(found.year, found.month - 1, found.day)).getUTCDay();
  return { ...found, weekday };
}

const two = (number) => String(number).padStart(2, "0");

/** "09:10" */
export function clockTime(instant, tz) {
  const at = wall(instant, tz);
  return `${two(at.hour)}:${two(at.minute)}`;
}

/** "Mon 22 Feb 2027" */
export function shortDay(instant, tz) {
  const at = wall(instant, tz);
  return `${DAYS[at.weekday].slice(0, 3)} ${at.day} ${MONTHS[at.month - 1].slice(0, 3)} ${at.year}`;
}

/** "Monday 22 February 2027" */
export function longDay(instant, tz) {
  const at = wall(instant, tz);
  return `${DAYS[at.weekday]} ${at.day} ${MONTHS[at.month - 1]} ${at.year}`;
}

/** "2027-02-22", the shape date inputs use. */
export function isoDay(instant, tz) {
  const at = wall(instant, tz);
  return `${at.year}-${two(at.month)}-${two(at.day)}`;
}

/** "2027-02-22T09:10", the shape datetime-local inputs use. */
export function isoWall(instant, tz) {
  return `${isoDay(instant, tz)}T${clockTime(instant, tz)}`;
}

/** The instant (ms) of a wall time such as "2027-02-22T09:10" in `tz`. */
export function instantOf(text, tz) {
  const asUtc = Date.parse(`${text}:00Z`);
  const once = asUtc - offset(asUtc, tz);
  return asUtc - offset(once, tz);
}

function offset(instant, tz) {
  const at = wall(instant, tz);
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second)
    - Math.floor(instant / 1000) * 1000;
}

/** A wall day some days after the one `now` is in: "2027-02-23". */
export function dayAfter(now, tz, days) {
  const at = wall(now, tz);
  return new Date(Date.UTC(at.year, at.month - 1, at.day + days)).toISOString().slice(0, 10);
}

/** The next Monday strictly after the day of `now`: "2027-03-01". */
export function nextMonday(now, tz) {
  return dayAfter(now, tz, (8 - wall(now, tz).weekday) % 7 || 7);
}

/** A plain date such as "2027-03-17" in words, or "" when it is not one. */
export function dateWords(text) {
  const instant = Date.parse(`${text}T12:00:00Z`);
  return Number.isNaN(instant) ? "" : longDay(instant, "UTC");
}

function relative(instant, tz, now, otherwise) {
  const names = { [-1]: "yesterday", 0: "today", 1: "tomorrow" };
  for (const [days, name] of Object.entries(names)) {
    if (isoDay(instant, tz) === dayAfter(now, tz, Number(days))) return name;
  }
  return otherwise;
}

/** What Slack's <!date^...> tokens become, for example "{date_short} at {time}". */
export function dateTokens(pattern, instant, tz, now) {
  const short = shortDay(instant, tz).slice(4);
  const full = longDay(instant, tz);
  const words = {
    date_num: isoDay(instant, tz), date_slash: isoDay(instant, tz).replaceAll("-", "/"),
    date: full.slice(full.indexOf(" ") + 1), date_short: short, date_long: full,
    date_pretty: relative(instant, tz, now, full.slice(full.indexOf(" ") + 1)),
    date_short_pretty: relative(instant, tz, now, short),
    date_long_pretty: relative(instant, tz, now, full),
    time: clockTime(instant, tz), time_secs: `${clockTime(instant, tz)}:${two(wall(instant, tz).second)}`,
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => words[name] ?? whole);
}
