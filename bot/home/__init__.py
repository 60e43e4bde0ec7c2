"""The App Home tab: what is mine next."""
