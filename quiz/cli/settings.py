"""`quiz settings`: what can be set, how it stands, and where it lies."""

import click


@click.command()
def command() -> None:
    """Print every setting with its value and what it does, and the file that holds them."""
    from quiz.cli.preferring import preferred
    from quiz.preferences import KEYMAP, KEYMAP_DOES, PREFERENCES, preferences_file
    from quiz.study.scheduling import SETTINGS

    preferences, path = preferred(), preferences_file()
    click.echo(f"{path}{'' if path.exists() else ' (not there yet: nothing was set)'}")
    for preference in PREFERENCES:
        value = preferences.get(preference.name)
        words = str(value).lower() if isinstance(value, bool) else f'"{value}"'
        click.echo(f"\n{preference.name} = {words}")
        click.echo(f"  {preference.does}")
    click.echo(f"\n[{KEYMAP}]")
    for name, keys in preferences.keymap.items():
        click.echo(f'"{name}" = "{keys}"')
    click.echo(f"  {KEYMAP_DOES}")
    names = ", ".join(setting.name.replace("_", " ") for setting in SETTINGS)
    click.echo(f"\nOf each profile the record keeps {names}: see `quiz schedule show`.")
