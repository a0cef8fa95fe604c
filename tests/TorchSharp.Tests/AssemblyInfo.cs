// Live tensors and native threads belong to the whole process, and some tests count them.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
