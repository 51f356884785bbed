"""Last year ⇄ this year: which question became which, what changed, what is carried on and what is out of date in it."""
