"""Many articles read: articles in, their readings out in the same order, two read at the same time.

The layers of the trained model take most of the time and leave Python to others meanwhile, so two threads keep two
processors busy. NumPy's products are kept to one thread as long: small as they are here, threads of their own wait for
each other more than they work. Each article is read by itself: what comes out does not turn on what is read beside it.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from threadpoolctl import threadpool_limits

from kawat.reading.article import read
from kawat.reading.reports import LEAST_CONFIDENCE
from kawat.records import Article, Reading, Refusal

#: Articles read at the same time, and how many may be under way before the first of them is handed out.
_THREADS, _AHEAD = 2, 4


def read_each(items: Iterable[Article | Refusal], least: float = LEAST_CONFIDENCE) -> Iterator[Reading | Refusal]:
    """Read articles, some ahead of what is asked for.

    What is read is handed out when the next item has come, so that a slow source may keep some readings waiting.

    Args:
        items: articles, and refusals of inputs that are none.
        least: the confidence from which a report is told.

    Yields:
        A reading for each article, and the refusals as they came, in the order of the items.
    """

    def one(item: Article | Refusal) -> Reading | Refusal:
        return item if isinstance(item, Refusal) else read(item, least)

    under_way: deque[Future[Reading | Refusal]] = deque()
    begun = False
    with threadpool_limits(limits=1, user_api="blas"):
        pool = ThreadPoolExecutor(_THREADS)
        try:
            for item in items:
                under_way.append(pool.submit(one, item))
                if not begun and isinstance(item, Article):
                    # The first article loads model and tables; two at once would load them twice.
                    under_way[0].result()
                    begun = True
                while under_way and (len(under_way) > _AHEAD or under_way[0].done()):
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            # Whoever asks for no more, or stops with Ctrl-C, does not wait for what was to be read ahead.
            pool.shutdown(cancel_futures=True)
