"""Exports to learning management systems: one module a format."""
