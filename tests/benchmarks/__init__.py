"""Measurements: ratios against a baseline or a peer in the same run, never timed tests."""
