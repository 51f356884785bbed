"""Benchmarks against peers and limits, printed as ratios. `./dev bench` runs them all."""
