"""Build hook: compiles the interface catalogues, and puts the articles and the schema into the wheel.

An editable install reads seeds/ and db/ from the checkout itself. Its bytecode is made here, as pip makes that of a
wheel: the first start is as quick as the next, also where Python may write none (PYTHONDONTWRITEBYTECODE).
"""

from __future__ import annotations

import compileall
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Assemble(BuildHookInterface):  # type: ignore[type-arg]
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        for po in root.glob("jbtui/locale/*/LC_MESSAGES/*.po"):
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source, locale=po.parts[-3]))
        if version == "editable":
            compileall.compile_dir(root / "jbtui", quiet=1)
        if version == "standard" and self.target_name == "wheel":
            for path in [*root.glob("seeds/*"), root / "db" / "schema.sql"]:
                build_data["force_include"][str(path)] = f"jbtui/bundled/{path.relative_to(root)}"
