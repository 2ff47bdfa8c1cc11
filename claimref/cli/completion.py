"""`claimref completion`: the script that teaches a shell to complete commands, options and names."""

from __future__ import annotations

import click

from claimref.cli.examples import examples

VARIABLE = "_CLAIMREF_COMPLETE"
"""What the scripts set when they ask claimref for completions; click derives the same name."""


@click.command(
    epilog=examples(
        'eval "$(claimref completion bash)"',
        "claimref completion bash > ~/.local/share/bash-completion/completions/claimref",
        "claimref completion zsh > ~/.zfunc/_claimref",
        "claimref completion fish > ~/.config/fish/completions/claimref.fish",
    )
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that completes claimref's commands in bash, zsh or fish.

    Commands, options and their values are completed, stories, outlets and articles from the store.
    """
    from click.shell_completion import get_completion_class

    known = get_completion_class(shell)
    assert known is not None, "click knows the three shells of the choice"
    completer = known(click.get_current_context().find_root().command, {}, "claimref", VARIABLE)
    # Not `source()`: that one runs the shell to ask for its version.
    click.echo(completer.source_template % completer.source_vars())
