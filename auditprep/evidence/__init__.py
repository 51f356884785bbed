"""Evidence: bytes → pages of text; what a document is and decides; how it looks; words to search for."""
