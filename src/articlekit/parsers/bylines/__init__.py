"""Authors: bylines and names as text, and where on a page they stand."""
