"""Components by name: "module:attribute", imported on use, open to entry points.

A name may carry an argument behind a colon: `st:all-mpnet-base-v2` is the component `st` built for
the model `all-mpnet-base-v2`. Other packages add components with entry points of the groups
`claimref.splitter`, `claimref.embedder`, `claimref.judge` and `claimref.executor`.
"""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from claimref.config import Config
from claimref.errors import ComponentError, ConfigError


class Component(StrEnum):
    SPLITTER = "splitter"
    EMBEDDER = "embedder"
    JUDGE = "judge"
    EXECUTOR = "executor"


# Each attribute is a factory: (config, argument or None) → component.
BUILT_IN: dict[Component, dict[str, str]] = {
    Component.SPLITTER: {
        "rules": "claimref.splitting.rules:build",
        "sentences": "claimref.splitting.sentences:build",
        "llm": "claimref.splitting.llm:build",
    },
    Component.EMBEDDER: {
        "minilm": "claimref.embedding.minilm:build",
        "st": "claimref.embedding.sentence_transformer:build",
    },
    Component.JUDGE: {
        "cross-encoder": "claimref.judging.cross_encoder:build",
        "rules": "claimref.judging.rules:build",
        "llm": "claimref.judging.llm:build",
    },
    Component.EXECUTOR: {
        "serial": "claimref.execution.serial:build",
    },
}


def names(component: Component) -> list[str]:
    """Return the known names, built in and from entry points, sorted."""
    group = entry_points(group=f"claimref.{component}")
    return sorted({*BUILT_IN[component], *(entry.name for entry in group)})


def create(component: Component, name: str, config: Config) -> Any:
    """Build the component `name`; raise ConfigError for an unknown name, ComponentError if it cannot load."""
    base, _, argument = name.partition(":")
    target = BUILT_IN[component].get(base)
    if target is None:
        for entry in entry_points(group=f"claimref.{component}", name=base):
            target = entry.value
    if target is None:
        raise ConfigError(f"unknown {component} {base!r}: known are {', '.join(names(component))}")
    module, _, attribute = target.partition(":")
    try:
        build = getattr(import_module(module), attribute)
    except ImportError as error:
        raise ComponentError(f"cannot load {component} {name!r}: {error}") from error
    return build(config, argument or None)
