"""The names by which Slack calls back: shared by messages and handlers."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """Every button and form of the directory."""

    ADD_YOUNG_PERSON = "directory.add-young-person"
    ADD_YOUNG_PERSON_FORM = "directory.add-young-person-form"
    CHANGE_TEAM = "directory.change-team"
    CHANGE_TEAM_FORM = "directory.change-team-form"
    ADD_WORKER = "directory.add-worker"
    ADD_WORKER_FORM = "directory.add-worker-form"
    ADD_AGENCY = "directory.add-agency"
    ADD_AGENCY_FORM = "directory.add-agency-form"
    ADD_SCHOOL = "directory.add-school"
    ADD_SCHOOL_FORM = "directory.add-school-form"
    SCHOOL_DATES = "directory.school-dates"
    CHOOSE_SCHOOL_FORM = "directory.choose-school-form"
    SCHOOL_DATES_FORM = "directory.school-dates-form"
    OWN_DAYS = "directory.own-days"
    OWN_DAYS_FORM = "directory.own-days-form"
    OWN_WORDS = "directory.own-words"
    CHOOSE_WORDS_FORM = "directory.choose-words-form"
    OWN_WORDS_FORM = "directory.own-words-form"


class Field(StrEnum):
    """Every field of the directory's forms."""

    SCHOOL = "school"
    LINE = "line"
    ASKER = "asker"
    ASK_BY = "ask-by"
    ROOM = "room"
    TEAM = "team"
    KNOWS_THEM = "knows-them"
    REFERENCE = "reference"
    WHO = "who"
    CHANGE = "change"
    ROLE = "role"
    DAY = "day"
    AGENCY = "agency"
    NAME = "name"
    TITLE = "title"
    AUTHORITY = "authority"
    WORKING_DAYS = "working-days"
    SLACK = "slack"
    SLACK_TEAM = "slack-team"
    PHONE = "phone"
    LEAD = "lead"
    CODE = "code"
    NATION = "nation"
    OPENS = "opens"
    CLOSES = "closes"
    BELLS = "bells"
    DATES = "dates"
    DEPUTY = "deputy"
    LEAVE_FROM = "leave-from"
    LEAVE_UNTIL = "leave-until"
    TAKE_BACK = "take-back"
