"""Invitations and what partners answer: one tap, by phone, or somebody else instead."""
