"""The groups of staff. Names are constants in the code, never translated."""

SECRETARIAT = "secretariat"
EDITOR = "editor"
OBSERVER = "observer"
ADMINISTRATOR = "administrator"
ALL = [SECRETARIAT, EDITOR, OBSERVER, ADMINISTRATOR]
