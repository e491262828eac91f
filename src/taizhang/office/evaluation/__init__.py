"""What can be said across plans of how they promise, each statement with the records it rests on."""

from taizhang.office.evaluation.evaluate import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
