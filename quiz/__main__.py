"""The command `quiz`; its version is told before anything else is imported."""

import sys


def main() -> None:
    """Run the command with the arguments of this process."""
    if sys.argv[1:] == ["--version"]:
        from quiz import __version__

        sys.stdout.write(f"quiz {__version__}\n")
        return
    from quiz.collector import making_what_stays

    with making_what_stays():
        from quiz.cli import run

    run()


if __name__ == "__main__":
    main()
