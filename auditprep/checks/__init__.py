"""Granska: rules that look through a case for what is missing, cannot be traced, contradicts itself, is out of date or must
not be public. Every rule is a pure function from a `Ground` (a case, its texts once read, its evidence) to findings."""
