"""Write the bill of materials of a bundle, CycloneDX 1.6 in JSON, from the root of the checkout.

`python -m installer.shared.sbom SITE_PACKAGES OUT.json [--more FILE.json]…`

It names the same parts as `licences.py`, given the same words, and says which library needs which. A part of
FILE.json may bear its own "purl". Two runs over the same parts write the same bytes: the time is SOURCE_DATE_EPOCH,
the serial number comes from the parts. What the schema of CycloneDX refuses stops the build.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import re
import uuid
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from installer.shared.licences import bundled
from mediateur.usecases.program.licences import PROGRAM, Part


def bill(site_packages: Path, more: tuple[Path, ...], epoch: int) -> str:
    """Return the bill of materials as JSON; `epoch` is its time, in seconds. Raises SystemExit when it is not valid."""
    named = {one["name"]: one.get("purl", "") for file in more for one in json.loads(file.read_text(encoding="utf-8"))}
    libraries = {_key(found.name): found.requires or [] for found in distributions(path=[str(site_packages)])}
    components = {part.name: _component(part, _purl(part, named, libraries)) for part in bundled(site_packages, more)}
    program = components.pop(PROGRAM)
    program.type = ComponentType.APPLICATION
    when = dt.datetime.fromtimestamp(epoch, dt.UTC)
    bom = Bom(components=components.values(), metadata=BomMetaData(component=program, timestamp=when))
    _say_needs(bom, {_key(name): part for name, part in {**components, PROGRAM: program}.items()}, libraries)
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(sorted(_named(part) for part in components.values())))
    return _checked(JsonV1Dot6(bom).output_as_string(indent=1))


def _component(part: Part, purl: PackageURL | None) -> Component:
    home = [ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.home))] if part.home else []
    return Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType.LIBRARY,
        bom_ref="@".join(filter(None, (part.name, part.version))),
        licenses=[LicenseFactory().make_from_string(part.licence)] if part.licence else [],
        external_references=home,
        purl=purl,
    )


def _purl(part: Part, named: dict[str, str], libraries: dict[str, list[str]]) -> PackageURL | None:
    if part.name == PROGRAM or not part.version:
        return None
    if _key(part.name) in libraries:
        return PackageURL("pypi", name=_key(part.name), version=part.version)
    written = named.get(part.name)
    return PackageURL.from_string(written) if written else PackageURL("generic", name=part.name, version=part.version)


def _say_needs(bom: Bom, components: dict[str, Component], libraries: dict[str, list[str]]) -> None:
    for name, requires in libraries.items():
        bom.register_dependency(components[name], list(_bundled_needs(requires, components)))
    others = [part for name, part in components.items() if name not in libraries]
    bom.register_dependency(components[PROGRAM], others)


def _bundled_needs(requires: Iterable[str], components: dict[str, Component]) -> Iterable[Component]:
    for requirement in requires:
        wanted, _, marker = requirement.partition(";")
        found = re.match(r"[\w.-]+", wanted)
        if found and "extra" not in marker and (needed := components.get(_key(found[0]))):
            yield needed


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _named(part: Component) -> str:
    return f"{part.name}=={part.version}"


def _checked(text: str) -> str:
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong is not None:
        raise SystemExit(f"The bill of materials is not valid CycloneDX 1.6: {wrong}")
    return f"{text}\n"


def main() -> None:
    """Read the words and write the file."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("site_packages", type=Path)
    words.add_argument("out", type=Path)
    words.add_argument("--more", type=Path, action="append", default=[])
    given = words.parse_args()
    text = bill(given.site_packages, tuple(given.more), int(os.environ["SOURCE_DATE_EPOCH"]))
    given.out.write_text(text, encoding="utf-8")
    print(f"{len(json.loads(text)['components'])} components in {given.out}")


if __name__ == "__main__":
    main()
