"""Benchmarks, run by `script/bench NAME`; each module is one and says what it measures."""
