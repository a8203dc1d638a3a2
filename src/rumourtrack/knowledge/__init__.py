"""What the program knows: one file a language, and tables of clubs, outlets and people."""
