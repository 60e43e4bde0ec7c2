"""
How the database came to its shape, one numbered step in each file of versions/.

`make migration m="Panels have slots"` writes the next step from the tables in
code; read it before you keep it. A column is changed or dropped inside
`storage.rebuild.rebuilding(table)`, never with Alembic's own batch, which
loses triggers. What a step gives up on purpose it names in a constant:
`DROPS = frozenset({"index ix_old", "table old", "rows of old"})`.
"""
