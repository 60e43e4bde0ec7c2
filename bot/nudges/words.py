"""
What each nudge says, in the voice of DOMAIN 4.5: a reason, one ask, a way out.

`TITLES` are for the lock screen and the screen reader: what is asked and by
when, without a reference, a name or a school.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.calendars.wall_time import short_day
from bot.nudges import handover_words
from bot.nudges.cards import NudgeCard, Somebody
from bot.nudges.records import Whom, Why, Wording
from bot.wording import DAYS, listed, moment

Words = Callable[[NudgeCard], str]


def invitation_first(card: NudgeCard) -> str:
    asker = card.asker.name if card.asker else "The team"
    if card.in_place_of:
        return (
            f"You stand in for {card.in_place_of}, who is away. "
            f"{asker} would be glad of you there. One tap is enough."
        )
    why = "you know them best at school"
    if not card.at_school:
        why = f"you are their {card.role}"
    return f"{asker} would be glad of you there: {why}. One tap is enough."


def invitation_second(card: NudgeCard) -> str:
    asker = card.asker.name if card.asker else "somebody"
    return (
        "A yes, a no or somebody else: each of them helps. "
        f"I won't ask again here. Perhaps {asker} rings you instead."
    )


def invitation_ring(card: NudgeCard) -> str:
    return f"No word yet from {_who(card)}. {_their_days(card.person)}{_ring(card)}"


def said_no_asker(card: NudgeCard) -> str:
    return (
        f"{_who(card)} can't be there, and said so. "
        f"Who else could speak for {card.person.agency}? "
        "Or would another time, or a few lines in writing, make it possible?"
    )


def missed(card: NudgeCard) -> str:
    day = "today" if card.due == card.today else f"on {short_day(card.due)}"
    asker = card.asker
    ring = f"ring {asker.name}{_on(asker.phone)}" if asker else "ring us"
    return (
        f"We missed your view {day}. Smallest thing: {ring}, for five minutes. "
        "That is all. I won't come back to it."
    )


def action_soon(card: NudgeCard) -> str:
    return (
        f"You took this on for {short_day(card.due)}. "
        f"When could you do it: {_when_could_you(card)}?"
    )


def action_still(card: NudgeCard) -> str:
    return (
        f"Still on it? It was for {short_day(card.due)}. "
        f"Is anything in the way?{_then(card)}"
    )


def action_ring(card: NudgeCard) -> str:
    return (
        f"{_who(card)} took this on for {short_day(card.due)}. "
        f"{_heard(card)} {_their_days(card.person)}{_ring(card)}"
    )


def _heard(card: NudgeCard) -> str:
    if card.still_on_it:
        return f"On {short_day(card.still_on_it)} they said: still on it."
    return "I asked, and have heard nothing."


def ask_first(card: NudgeCard) -> str:
    asker = card.asker.name if card.asker else "The team"
    kind = "a yes or no" if card.decision else "this"
    return f"{asker} asked you for {kind}, by {short_day(card.due)}."


def ask_second(card: NudgeCard) -> str:
    return (
        "If it is not yours to say, tell me. Then somebody else can be asked. "
        f"I won't ask again here.{_then(card)}"
    )


def ask_decider(card: NudgeCard) -> str:
    asker = card.asker.name if card.asker else "The team"
    asked, person = short_day(card.asked_on), card.person.name
    return (
        f"{asker} asked {person} for a yes or no on {asked}. "
        f"{person} knows that I am asking you. "
        "It is about this one thing only. Can you say, or say who can?"
    )


def ask_ring(card: NudgeCard) -> str:
    return (
        f"No answer yet from {_who(card)}, asked on {short_day(card.asked_on)}. "
        f"{_their_days(card.person)}{_ring(card)}"
    )


def pattern(card: NudgeCard) -> str:
    return (
        f"{card.person.name} has been hard to catch lately. "
        "That may be us as much as them. Perhaps one of these works better."
    )


def no_slack(card: NudgeCard) -> str:
    return (
        f"{_who(card)} does not use Slack. "
        f"Could you ring them{_on(card.person.phone)}, and record what they say?"
    )


def away(card: NudgeCard) -> str:
    until = card.person.away_until
    gone = f"is away until {short_day(until)}" if until else "is away"
    return (
        f"{_who(card)} {gone}, and nobody stands in yet. "
        f"Could you ring their office{_on(card.person.office)}, and ask who covers?"
    )


def who_can_say_yes(card: NudgeCard) -> str:
    if card.handover:
        return handover_words.cannot_decide(card)
    return (
        f"No answer yet from {_who(card)}. I know of nobody else there who can decide. "
        f"Could you ring their office{_on(card.person.office)}? "
        "Ask who could say yes."
    )


BODIES: dict[Wording, Words] = {
    Wording.INVITATION_FIRST: invitation_first,
    Wording.INVITATION_SECOND: invitation_second,
    Wording.INVITATION_RING: invitation_ring,
    Wording.SAID_NO_ASKER: said_no_asker,
    Wording.MISSED: missed,
    Wording.ACTION_SOON: action_soon,
    Wording.ACTION_STILL: action_still,
    Wording.ACTION_RING: action_ring,
    Wording.ASK_FIRST: ask_first,
    Wording.ASK_SECOND: ask_second,
    Wording.ASK_DECIDER: ask_decider,
    Wording.ASK_RING: ask_ring,
    Wording.PATTERN: pattern,
    Wording.NO_SLACK: no_slack,
    Wording.AWAY: away,
    Wording.WHO_CAN_SAY_YES: who_can_say_yes,
    **handover_words.BODIES,
}


def title(card: NudgeCard) -> str:
    """Return what the lock screen shows; no reference, name, school or agency."""
    due = short_day(card.due)
    return {
        Wording.INVITATION_FIRST: f"A meeting on {due}. Can you come?",
        Wording.INVITATION_SECOND: f"The meeting on {due}: yes, no or somebody else?",
        Wording.INVITATION_RING: f"No word yet for {due}. Could you ring?",
        Wording.SAID_NO_ASKER: f"Somebody can't come on {due}. Who else could?",
        Wording.MISSED: "We missed your view today.",
        Wording.ACTION_SOON: f"Something you took on, for {due}.",
        Wording.ACTION_STILL: f"Still on it? It was for {due}.",
        Wording.ACTION_RING: "Something was not done yet. Could you ring?",
        Wording.ASK_FIRST: f"Somebody asked you something, for {due}.",
        Wording.ASK_SECOND: f"Something you were asked, for {due}. Is it yours?",
        Wording.ASK_DECIDER: f"A yes or no is asked for, by {due}.",
        Wording.ASK_RING: "No answer yet to what you asked. Could you ring?",
        Wording.PATTERN: "Somebody is hard to catch. Try it differently?",
        Wording.NO_SLACK: f"Somebody to ring, before {due}.",
        Wording.AWAY: "Somebody you asked is away. Could you ring their office?",
        Wording.WHO_CAN_SAY_YES: "No answer yet. Who could say yes?",
        **handover_words.titles(card),
    }[card.wording]


def subject(card: NudgeCard) -> str:
    """Return the line that says what it is about."""
    if card.handover:
        return handover_words.subject(card)
    if card.when and card.wording is not Wording.MISSED:
        return f"{moment(card.when)}, {card.place}, {card.when.minutes} minutes"
    if card.what:
        return f"{card.what} · by {short_day(card.due)}"
    return short_day(card.due)


def reassurance(card: NudgeCard) -> str:
    """Return what a school hears first: what was done for them, then thanks."""
    if not card.at_school or card.whom not in {Whom.PERSON, Whom.DEPUTY}:
        return ""
    done, promised = card.kept
    if done and done == promised:
        return "Everything we promised you last time is done. Thank you for yours."
    if done:
        return f"{done} of {promised} things we promised are done. We are on the rest."
    return "Thank you for all you do for this young person."


def offers(card: NudgeCard) -> tuple[str, ...]:
    """Return what somebody could try instead, from what is known of the other."""
    if card.wording is not Wording.PATTERN:
        return ()
    days = _their_days(card.person).strip()
    tried = (
        f"{days} Would another day suit them?" if days else "",
        f"Go to them: a few minutes at {card.person.agency}.",
        f"Ring instead of writing{_on(card.person.phone)}.",
        "Ask them: what would make it easier?",
    )
    return tuple(one for one in tried if one)


CLOSED: dict[Why, str] = {
    Why.ANSWERED: "This is answered. Thank you.",
    Why.SOMEONE_ELSE: "Somebody else does it now. Thank you.",
    Why.MOVED: "It has moved. My newest message asks again.",
    Why.CANCELLED: "It was cancelled. There is nothing you need to do.",
    Why.OVER: "This is over. There is nothing you need to do.",
    Why.LEFT_ALONE: "It is not needed any more. Thank you.",
    Why.GONE: "This is settled. There is nothing you need to do.",
    Why.PAUSED: "This rests for now. There is nothing you need to do.",
    Why.OVERTAKEN: "Something else comes first now. Thank you.",
}


def _who(card: NudgeCard) -> str:
    return f"{card.person.name} at {card.person.agency}"


def _on(phone: str | None) -> str:
    return f" on {phone}" if phone else ""


def _ring(card: NudgeCard) -> str:
    return (
        f"Could you ring them{_on(card.person.phone)}? "
        "Or ask what would make it easier."
    )


def _their_days(person: Somebody) -> str:
    """Say on which days they can be reached, the shorter way round."""
    off = [DAYS[one] for one in person.off_on]
    on = [DAYS[one] for one in range(5) if one not in person.off_on]
    if not off or not on:
        return ""
    if len(off) < len(on):
        return f"They are off on {listed(off)}. "
    return f"They work on {listed(on)}. "


def _when_could_you(card: NudgeCard) -> str:
    if card.at_school:
        return "before lesson 1, or after the last bell"
    return "today, or first thing tomorrow"


def _then(card: NudgeCard) -> str:
    if card.next_person is None:
        return ""
    return f" If I hear nothing, I will ask {card.next_person} next, about this only."
