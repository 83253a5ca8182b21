"""PageRank by igraph, for bench/rank.ts: rank-igraph.py NODES ARCS RANKS

ARCS: pairs (from, to) of int64. RANKS: gets a float64 for each node. Prints seconds of the ranking alone.
"""

import mmap
import sys
import time
from array import array

import igraph

nodes, arcs, ranks = int(sys.argv[1]), sys.argv[2], sys.argv[3]
with open(arcs, "rb") as file:
    pairs = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    graph = igraph.Graph(n=nodes, edges=pairs.cast("q", shape=[len(pairs) // 16, 2]), directed=True)
started = time.perf_counter()
rank = graph.pagerank(damping=0.85, implementation="prpack")
print(time.perf_counter() - started)
with open(ranks, "wb") as file:
    array("d", rank).tofile(file)
