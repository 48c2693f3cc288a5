"""Headlines: titles as text, and which line of a text is likely the headline."""
