"""Every move a handover can make, as DOMAIN 2.0 has its states."""

from __future__ import annotations

#: From where, by what, to where (DOMAIN 2.0). Written by hand: nothing else may happen.
MOVES = """
planned             offer do leave-out not-needed   preparing
preparing           yes do answer leave-out         ready
ready               do answer                       joint-meeting-held
joint-meeting-held  sign                            sender-signed
sender-signed       sign                            receiver-accepted
receiver-accepted   take-over                       in-parallel
in-parallel         do look                         checked-at-2w
checked-at-2w       do look                         checked-at-6w
checked-at-6w       close                           closed

# A meeting held early counts once everything before it is there.
preparing           yes do answer leave-out         joint-meeting-held
# A manager left the meeting, or a look, out; or the route asks for one look only.
ready               sign                            sender-signed
in-parallel         do look leave-out               checked-at-6w
in-parallel         close                           closed
checked-at-2w       close                           closed

# Taken back, asked, or somebody else receives: as far back as is true.
preparing           reopen                          planned
ready               reopen ask offer change         preparing
joint-meeting-held  reopen                          ready
joint-meeting-held  reopen ask offer change         preparing
receiver-accepted   ask offer change                sender-signed
checked-at-2w       reopen                          in-parallel
checked-at-6w       reopen                          checked-at-2w
checked-at-6w       reopen                          in-parallel

# Seen differently, once somebody was asked and until it has moved.
preparing           differ                          contested
ready               differ                          contested
joint-meeting-held  differ                          contested
sender-signed       differ                          contested
receiver-accepted   differ                          contested
contested           yes offer                       preparing
contested           yes                             ready
contested           yes                             joint-meeting-held
contested           yes offer                       sender-signed

# Paused, and on from where it is by then.
planned             pause                           paused
preparing           pause                           paused
ready               pause                           paused
joint-meeting-held  pause                           paused
sender-signed       pause                           paused
receiver-accepted   pause                           paused
in-parallel         pause                           paused
checked-at-2w       pause                           paused
checked-at-6w       pause                           paused
contested           pause                           paused
paused              resume                          planned
paused              resume                          preparing
paused              resume                          ready
paused              resume                          joint-meeting-held
paused              resume                          sender-signed
paused              resume                          receiver-accepted
paused              resume                          in-parallel
paused              resume                          checked-at-2w
paused              resume                          checked-at-6w
paused              resume                          contested

# Not to move after all: before it has.
planned             end                             not-needed
preparing           end                             not-needed
ready               end                             not-needed
joint-meeting-held  end                             not-needed
sender-signed       end                             not-needed
receiver-accepted   end                             not-needed
contested           end                             not-needed
paused              end                             not-needed
"""


def table() -> set[tuple[str, str, str]]:
    rows = [line.split() for line in MOVES.splitlines()]
    kept = [row for row in rows if row and row[0] != "#"]
    return {(row[0], deed, row[-1]) for row in kept for deed in row[1:-1]}
