// libtorch has one random generator and one thread count a process: a run's random state must be its own.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
