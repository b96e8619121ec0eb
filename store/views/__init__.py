"""What is computed for a screen: pure folds over the records, read through the indexes."""
