"""A practice Slack with a helper bot in it, and windows that look at its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from datetime import datetime

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from bot.clock import MovableClock
from bot.practice import Cast, Persona, PracticeSlack, Room, Step
from tests.practice_page.helper_bot import MANIFEST, HelperBot

LAPTOP = (1280, 800)
TABLET = (900, 700)
PHONE = (390, 844)
#: What a laptop shows at 400% zoom.
NARROW = (320, 640)
_PEOPLE = (
    ("U0ODILE", "odile", "Odile Farthing", "case manager", "Youth Justice Service"),
    ("U0LUDO", "ludo", "Ludo Marchbanks", "probation practitioner", "Probation"),
    ("U0HESPER", "hesper", "Hesper Tandy", "senior probation officer", "Probation"),
)


def cast() -> Cast:
    """Four people, an open room, a private one without Ludo, and an archived one."""
    people = tuple(Persona(*one) for one in _PEOPLE)
    silas = Persona(
        "U0SILAS",
        "silas",
        "Silas Gant",
        "pastoral lead",
        "Marlpit Road High",
        external=True,
    )
    everybody = tuple(person.user_id for person in people)
    return Cast(
        "T0PAGE",
        "A partnership",
        (*people, silas),
        (
            Room("C0HELLO", "hello-everyone", private=False, members=everybody),
            Room("C07HX3", "yp-7hx3", members=("U0ODILE", "U0HESPER")),
            Room("C0OLD", "yp-2km9", members=everybody, archived=True),
        ),
        (Step("You are Odile", "Type /meeting new."), Step("Be Ludo", "Choose him.")),
    )


@contextmanager
def practice(
    clock: MovableClock,
    on_move: Callable[[datetime], None] | None = None,
    on_reset: Callable[[], None] | None = None,
) -> Iterator[PracticeSlack]:
    running = PracticeSlack(
        cast=cast(), manifest=MANIFEST, clock=clock, on_move=on_move, on_reset=on_reset
    )
    with running:
        yield running


@contextmanager
def helped(slack: PracticeSlack, goodbyes: Executor) -> Iterator[HelperBot]:
    """Connect the helper bot; hanging up takes it a second, so that is done aside."""
    connected = HelperBot(
        api_url=slack.api_url, bot_token=slack.bot_token, app_token=slack.app_token
    )
    connected.start()
    assert slack.wait_for_bot()
    yield connected
    goodbyes.submit(connected.stop)


class Windows:
    """
    Opens the page; `wrong` gathers what must never happen there.

    That is a script error, a refused resource, or a request to anywhere else.
    """

    def __init__(self, context: BrowserContext, url: str) -> None:
        self._context = context
        self._url = url
        self._open: list[Page] = []
        self.wrong: list[str] = []

    def __call__(
        self,
        handle: str = "odile",
        at: str = "direct",
        size: tuple[int, int] = LAPTOP,
        dark: bool = False,
    ) -> Page:
        """Open the page as somebody, by default Odile on a laptop."""
        page = self._context.new_page()
        self._open.append(page)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.set_default_timeout(5000)
        self._watch(page)
        page.goto(f"{self._url}/#as=U0{handle.upper()}&at={at}&show=stream")
        page.locator("#who option").first.wait_for(state="attached")
        return page

    def close(self) -> None:
        for page in self._open:
            page.close()

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", self._hear)
        page.on("request", self._see)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.wrong.append(said.text)

    def _see(self, asked: Request) -> None:
        if not asked.url.startswith(self._url):
            self.wrong.append(asked.url)
