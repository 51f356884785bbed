"""What administrative Swedish says, and how it is written: pure text in, values out."""
