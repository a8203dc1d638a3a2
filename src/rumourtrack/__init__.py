"""Track football transfer rumours: who said what, when, how firmly, and from whom it came."""
