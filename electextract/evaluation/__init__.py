"""Gold against found: precision, recall, F per label and per kind of fact, contests exactly right, mistakes."""

from electextract.evaluation.differences import Difference, compare_extractions
from electextract.evaluation.predict import GazetteerUse, predict
from electextract.evaluation.report import KINDS, Report, evaluate
from electextract.evaluation.scores import Score

__all__ = ["KINDS", "Difference", "GazetteerUse", "Report", "Score", "compare_extractions", "evaluate", "predict"]
