"""What hostile people and careless ones put in: by class, the door it goes through and its cases.

The end that each case is to have stands beside it in ``ends.json``.
"""

from hostile.tables import corpora, files, packages, programs, texts, yaml_files

CLASSES = {
    **yaml_files.CLASSES,
    **texts.CLASSES,
    **files.CLASSES,
    **packages.CLASSES,
    **programs.CLASSES,
    **corpora.CLASSES,
}
