# SPDX-License-Identifier: Apache-2.0
"""A job of mrjob's: how often each word occurs."""

import re

from mrjob.job import MRJob


class CountWords(MRJob):
    def mapper(self, _, line):
        for word in re.findall(r"\w+", line.lower()):
            yield word, 1

    def combiner(self, word, counts):
        yield word, sum(counts)

    def reducer(self, word, counts):
        yield word, sum(counts)


if __name__ == "__main__":
    CountWords.run()
