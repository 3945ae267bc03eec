"""The same facts with pandas: read, describe, distinct values, quantiles, correlations, repeated rows."""

import json
import resource
import sys
import time

import pandas as pd

begin = time.perf_counter()
table = pd.read_csv(sys.argv[1], parse_dates=["seen"])
numbers = table.select_dtypes("number")
table.describe(include="all")
table.nunique()
numbers.quantile([0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99])
numbers.skew()
numbers.kurt()
numbers.corr()
for name in table:
    table[name].value_counts().head(10)
table.isna().sum()
table.duplicated().sum()
usage = resource.getrusage(resource.RUSAGE_SELF)
print(
    json.dumps(
        {
            "cpu": usage.ru_utime + usage.ru_stime,
            "wall": time.perf_counter() - begin,
            "rss": usage.ru_maxrss / 1024,
        }
    )
)
