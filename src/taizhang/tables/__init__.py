"""From plans and registers to the rows of the package's tables.

A column takes its value from the field of the same name unless these modules derive it, so a field
that is added to a schema and to a table flows through without code.
"""

from taizhang.files.table_schemas import Row, Rows, Table, load_tables
from taizhang.tables.known_plan import Setting
from taizhang.tables.rows import make_rows

__all__ = ["Row", "Rows", "Setting", "Table", "load_tables", "make_rows"]
