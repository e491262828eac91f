"""The ledger of a body as a workbook to be filled in, and the report that it becomes when read back."""
