"""What all tests share."""

from hypothesis import settings

# Machines differ, and are busy: timings never fail a test.
settings.register_profile("minutebook", deadline=None, max_examples=100)
settings.load_profile("minutebook")
