# SPDX-License-Identifier: Apache-2.0
"""What an analyst would write first: every table of a page to CSV. For tools/bench to compare with."""
import sys

import pandas

for table in pandas.read_html(sys.argv[1], encoding="utf-8"):
    sys.stdout.write(table.to_csv(index=False))
