"""What a rule may know besides the plan: the registers, and the account of its numbers."""

from dataclasses import dataclass

from taizhang.numbers import Account
from taizhang.registers import Registers


@dataclass(frozen=True)
class Facts:
    """Registers of the corpus and the account of the numbers of the plan under check."""

    registers: Registers
    account: Account
