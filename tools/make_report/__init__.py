# SPDX-License-Identifier: Apache-2.0
"""What tools/make-report is made of: figures, tables, quirks, and a printer for each family of layouts.
Nothing here is shared with the program: labels and layouts are written down after domain/*.md."""
