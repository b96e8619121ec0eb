"""Pictures drawn in text: a curve, a plan in time, a spark, a week. Known to screens and commands."""
