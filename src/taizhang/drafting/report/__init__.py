"""From a raw report and a plan to a first ``report.yaml``: what the report says of the plan's promises."""
