"""The items of a handover: done, answered, read back, looked at again."""
