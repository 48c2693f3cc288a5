"""How Sphinx builds the documentation; run it with ``make docs``."""

from __future__ import annotations

from importlib.metadata import version as installed_version

project = "articlekit"
author = "The articlekit authors"
project_copyright = "The articlekit authors"
release = version = installed_version("articlekit")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
exclude_patterns = ["_build", "template"]
html_theme = "furo"
html_title = f"articlekit {release}"

myst_enable_extensions = ["deflist", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True  # attrs fields are documented in the class, not one by one
