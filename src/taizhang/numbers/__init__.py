"""Every number printed in a source, and what accounts for it.

A number is a maximal run of digits with its decimals; a comma never groups.  It is accounted for
by a field of a record, a dismissal, an emendation that removes it, or a form that is always the
same (numbering, date, document number, digits that touch Latin letters which are no unit).
"""

from taizhang.numbers.accounting import account
from taizhang.numbers.model import Account, Miss, Number
from taizhang.numbers.periods import period_of_title, printed_periods
from taizhang.numbers.printed import CUT_UP, NUMBER

__all__ = [
    "CUT_UP",
    "NUMBER",
    "Account",
    "Miss",
    "Number",
    "account",
    "period_of_title",
    "printed_periods",
]
