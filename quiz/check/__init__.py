"""What an author is told: citations, item writing, whole-bank statistics, blueprint."""
