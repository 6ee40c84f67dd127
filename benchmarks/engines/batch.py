"""Many sheets in one process, as ``byfacts export`` makes them: prints seconds and the most memory held, in MB.

python -m benchmarks.engines.batch COUNT FOLDER
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

from byfacts.compose import compose
from byfacts.language import languages, load
from byfacts.library import load as load_library
from byfacts.paper import write
from byfacts.sheet import Options
from byfacts.topics import topics

started = time.perf_counter()
library, spoken = load_library(), [load(code) for code in languages()]
# Every topic in every language, issued on one day after another.
jobs = (
    (topic.id, language, (date(2026, 11, 22) + timedelta(number)).isoformat())
    for number in count()
    for language in spoken
    for topic in topics()
)
for topic_id, language, day in islice(jobs, int(sys.argv[1])):
    sheet = compose(topic_id, library, language, Options(on=day))
    write(sheet, Path(sys.argv[2], f"{topic_id}-{language.code}-{day}.pdf"))
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
sys.stdout.write(f"{time.perf_counter() - started:.4f} {most:.2f}\n")
