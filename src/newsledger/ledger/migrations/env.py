# noqa: INP001  Alembic runs this file by its path
"""How does Alembic reach the ledger? Through the connection that `opening.py` hands it."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
