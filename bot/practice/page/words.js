// The sentences this page itself says.

export const UNANSWERED = "Slack could not reach Alongside. Try again.";

const ERRORS = {
  operation_timeout: UNANSWERED,
  dispatch_failed: UNANSWERED,
  unreachable: "The practice Slack has stopped. Start it again, then reload this page.",
  invalid_command: "Slack does not know that command. Type / to see the ones there are.",
  not_available: "Commands do not work for people from outside this workspace. Use the buttons.",
  is_archived: "This room is archived. Nobody can post here.",
  user_disabled: "This account is closed.",
  not_in_channel: "This person is not in that room.",
  channel_not_found: "This person cannot see that room.",
  expired_trigger_id: "That took too long. Try again.",
  view_not_found: "That form has closed already.",
  message_not_found: "That message has changed. Look again.",
  element_not_found: "That message has changed. Look again.",
  messages_tab_read_only: "Alongside does not read what is written here. Type / for what it can do.",
  not_enabled: "Alongside has no Home here.",
};

/** A sentence for an error name; a server that sends a sentence is quoted as it is. */
export function errorWords(error) {
  if (ERRORS[error]) return ERRORS[error];
  if (error && /\s/.test(error)) return error;
  return `That did not work. Slack calls it “${error || "unknown"}”.`;
}

export const LOST = "The page has lost the practice Slack. It keeps trying.";
export const ONLY_YOU = "Only you can see this";
export const REQUIRED = "Please fill this in.";

/** "guest", "from outside", "account closed": what is unusual about a person. */
export function standing(person) {
  if (person.deactivated) return "account closed";
  if (person.external) return "from another workspace";
  if (person.guest) return "guest";
  return "";
}

export function personWords(person) {
  const parts = [person.title, standing(person)].filter(Boolean);
  return parts.length ? `${person.name}, ${parts.join(", ")}` : person.name;
}

/** People under the name of their agency. */
export function byAgency(people) {
  const groups = new Map();
  for (const person of people) {
    const list = groups.get(person.agency) || [];
    groups.set(person.agency, [...list, person]);
  }
  return groups;
}

/** What kind of room it is, in words rather than by a picture alone. */
export function roomWords(room) {
  const words = [room.private ? "Private room" : "Open room"];
  if (room.shared) words.push("shared with another workspace");
  if (room.invited) words.push("another workspace is invited");
  if (room.archived) words.push("archived");
  return words.join(", ");
}

export function newWords(count) {
  return count ? `${count} new` : "";
}
