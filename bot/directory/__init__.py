"""Agencies, workers, schools, young people as references, and the team around each."""
