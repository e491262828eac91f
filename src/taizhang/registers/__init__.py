"""The shared vocabularies: read from their files, judged, and asked for names and ids."""

from taizhang.registers.entries import unknown_id
from taizhang.registers.folding import fold, simplify
from taizhang.registers.loading import load_registers
from taizhang.registers.regions import REGION_COLUMNS
from taizhang.registers.registers import NATION, YAML_REGISTERS, Entry, Registers, table_of

__all__ = [
    "NATION",
    "REGION_COLUMNS",
    "YAML_REGISTERS",
    "Entry",
    "Registers",
    "fold",
    "load_registers",
    "simplify",
    "table_of",
    "unknown_id",
]
