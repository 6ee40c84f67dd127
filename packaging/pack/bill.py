"""The bill of materials: every part of the folder build with version, licence and package URL, as CycloneDX."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from byfacts.notices import PROGRAM
from pack import places
from pack.licences import Part

NAME = "byfacts.cdx.json"
KINDS = {"IBM Plex Sans": ComponentType.FILE, "Lucide": ComponentType.FILE, "Natural Earth": ComponentType.DATA}


def write(target: Path, parts: Iterable[Part]) -> None:
    """Writes the bill. Raises ValueError where it does not hold to the schema."""
    components = {part.notice.name: _component(part) for part in parts}
    program = components.pop(PROGRAM)
    bom = Bom(
        components=components.values(),
        metadata=BomMetaData(component=program, timestamp=datetime.fromtimestamp(places.epoch(), UTC)),
        # The same for the same parts: a random one would differ in each build.
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"byfacts {places.version()} {places.system()} {places.epoch()}"),
    )
    bom.register_dependency(program, components.values())
    text = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1)
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        raise ValueError(f"The bill of materials breaks its schema: {fault}")
    target.write_text(text + "\n", "utf-8", newline="\n")


def _component(part: Part) -> Component:
    notice = part.notice
    kind = ComponentType.APPLICATION if notice.name == PROGRAM else KINDS.get(notice.name, ComponentType.LIBRARY)
    licence = LicenseFactory().make_from_string(notice.licence)
    return Component(
        name=notice.name,
        version=notice.version or None,
        type=kind,
        bom_ref=f"{notice.name}@{notice.version}",
        licenses=[licence],
        purl=PackageURL.from_string(part.purl) if part.purl else None,
    )
