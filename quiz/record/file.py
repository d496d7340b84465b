"""The record's file: its name in the data folder, and which version's it is."""

import sqlite3

FILE = "record.sqlite3"


def version_of(connection: sqlite3.Connection) -> int:
    """The version of a record's form, 0 of an empty database.

    Raises sqlite3.DatabaseError for another program's.
    """
    # One statement, so that another process making the file is seen before or after, not midway.
    version, tables, is_ours = connection.execute(
        "SELECT (SELECT user_version FROM pragma_user_version),"
        " (SELECT count(*) FROM sqlite_schema),"
        " EXISTS (SELECT * FROM sqlite_schema WHERE name = 'events')"
    ).fetchone()
    if version == 0 and tables == 0:
        return 0
    if not (version and is_ours):
        raise sqlite3.DatabaseError("it holds other tables" if tables else "it holds no tables")
    return int(version)
