"""The command line: finds the command, turns errors into one line and an exit code.

0: done; 1: an error, in one line on stderr; 2: wrong usage; 3: `--fail-on differ` and a difference was found;
130: stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import warnings
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from types import FrameType

import click

from claimref.cli.completing import teach
from claimref.errors import ClaimrefError

SECTIONS = {
    "Compare": ("compare", "add"),
    "Look": ("explain", "show", "search", "matrix", "plot"),
    "Decide": ("review", "judge", "correct", "judgements", "calibrate"),
    "Ask": ("query", "schema", "explore"),
    "Keep": ("export", "import", "remove", "db", "completion"),
}
"""The commands by what they are for; each is a module of this package with a click command named `command`."""

COMPLETING = "_CLAIMREF_COMPLETE"
"""Set by a shell that asks for completions."""

DONE, ERROR, INTERRUPTED = 0, 1, 130

STILL_IMPORTING = 0.1
"""Seconds after which a Ctrl-C that fell within an import is tried again."""


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # Before click sees it, which would call it a failure.
            raise click.exceptions.Exit(_reader_left()) from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for names in SECTIONS.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"claimref.cli.{module}").command
        return teach(command) if COMPLETING in os.environ else command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, names in SECTIONS.items():
            commands = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(title):
                formatter.write_dl([(name, command.get_short_help_str(120)) for name, command in commands if command])


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: claimref compare FOLDER",
)
@click.version_option(package_name="claimref", message="claimref %(version)s")
@click.option("--traceback", is_flag=True, help="Show where an error came from (for reporting bugs).")
@click.pass_context
def cli(ctx: click.Context, traceback: bool) -> None:
    """Cross-reference what news outlets say about one story, claim by claim.

    Which outlets agree, which differ and on what, and which one is alone with a claim: who says what, in which
    words, at which character. Never what is true.
    """
    ctx.ensure_object(dict)["traceback"] = traceback


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    signal.signal(signal.SIGINT, on_interrupt)
    code = run(sys.argv[1:] if arguments is None else arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C has nothing left to stop
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; whatever goes wrong is one line on stderr."""
    _prepare_streams()
    try:
        code = cli.main(list(arguments), prog_name="claimref", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _fail("stopped; what was finished is stored, and the same command goes on from there", INTERRUPTED)
    except BrokenPipeError:
        return _reader_left()
    except Exception as error:
        if "--traceback" in arguments:
            raise
        return _fail(_one_line(error), ERROR)
    return code if isinstance(code, int) else DONE


def _reader_left() -> int:
    """Whoever read our output has seen enough (`| head`); nothing may complain when the rest is flushed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _one_line(error: Exception) -> str:
    if isinstance(error, ClaimrefError):
        return " ".join(str(error).split())
    if isinstance(error, OSError):
        where = f" {error.filename}" if error.filename else ""
        return f"cannot read or write{where}: {error.strerror or error}"
    said = " ".join(str(error).split())
    return f"unexpected {type(error).__name__}: {said} (a bug of ours; claimref --traceback … shows where)"


def _fail(message: str, code: int) -> int:
    click.echo(f"claimref: {message}", err=True)
    return code


def on_interrupt(number: int, frame: FrameType | None) -> None:
    """Ctrl-C: stop here, or, within an import, just after it.

    The native part of a library that is being loaded (torch) ends the process with a core dump when Python raises
    within it.
    """
    if not _importing(frame):
        raise KeyboardInterrupt
    again = threading.Timer(STILL_IMPORTING, signal.raise_signal, [number])
    again.daemon = True
    again.start()


def _importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_globals.get("__name__") == "importlib._bootstrap":
            return True
        frame = frame.f_back
    return False


def _prepare_streams() -> None:
    """Never fail on a letter that the terminal cannot show, nor let libraries talk over the report."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    os.environ.setdefault("TQDM_DISABLE", "1")
