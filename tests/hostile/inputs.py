# SPDX-License-Identifier: Apache-2.0
"""Hostile inputs: name -> (file name, function that gives its bytes). Nothing is random: a failure comes again."""
import inputs_docx  # noqa: F401: each enters its functions into INPUTS
import inputs_html  # noqa: F401
import inputs_text  # noqa: F401
from hostile import INPUTS  # noqa: F401
