// The tests start processes that share two cores: one after the other they meet their time limits.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
