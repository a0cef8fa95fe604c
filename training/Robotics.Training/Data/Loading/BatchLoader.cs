using System.Runtime.ExceptionServices;

namespace Robotics.Training.Data.Loading;

/// <summary>
/// Reads, augments and batches ahead of the training loop on worker threads. Batch n is a function of (options, data set, n)
/// alone: a loader that starts at step n gives what an unbroken one gives there, and loaders of the parts of a batch give together what
/// one of the whole gives.
/// </summary>
public sealed class BatchLoader : IDisposable
{
    private readonly IDataset _dataset;
    private readonly LoaderOptions _options;
    private readonly int _size;
    private readonly EpochOrder _order;
    private readonly Batch[] _batches;
    private readonly int[] _unfinished;
    private readonly Thread[] _workers;
    private readonly object _gate = new();
    private readonly long _firstStep;
    private readonly long _endStep;

    private long _nextSample;
    private long _consumedStep;
    private bool _stopping;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts the workers.</summary>
    /// <param name="dataset">Source of the samples.</param>
    /// <param name="options">Sizes, augmentation and seed.</param>
    /// <param name="firstStep">Step of the first batch that <see cref="Next"/> gives.</param>
    /// <param name="endStep">Step after the last batch.</param>
    public BatchLoader(IDataset dataset, LoaderOptions options, long firstStep, long endStep)
    {
        if (dataset.Count == 0)
        {
            throw new DatasetException($"The data set {dataset.Name} is empty.");
        }

        _dataset = dataset;
        _options = options;
        _size = options.PartSize;
        _order = new EpochOrder(dataset.Count, options.Seed);
        _firstStep = firstStep;
        _endStep = endStep;
        _nextSample = firstStep * _size;
        _consumedStep = firstStep - 1;

        _batches = [.. Enumerable.Range(0, options.Depth).Select(_ => options.CreateBatch())];
        _unfinished = [.. Enumerable.Repeat(_size, options.Depth)];
        _workers = [.. Enumerable.Range(0, options.Workers).Select(i => new Thread(Work) { IsBackground = true, Name = $"loader {i}" })];
        foreach (Thread worker in _workers)
        {
            worker.Start();
        }
    }

    /// <summary>The next step's batch. It stays valid until the following call, which hands its memory back to the workers.</summary>
    /// <exception cref="DatasetException">A sample could not be read.</exception>
    public Batch Next()
    {
        lock (_gate)
        {
            Recycle(_consumedStep);
            long step = ++_consumedStep;
            if (step >= _endStep)
            {
                throw new InvalidOperationException($"The loader was made for the steps {_firstStep} to {_endStep - 1}.");
            }

            Monitor.PulseAll(_gate);
            while (_unfinished[Slot(step)] > 0 && _failure is null)
            {
                Monitor.Wait(_gate);
            }

            _failure?.Throw();
            return _batches[Slot(step)];
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.PulseAll(_gate);
        }

        foreach (Thread worker in _workers)
        {
            worker.Join();
        }

        foreach (Batch batch in _batches)
        {
            batch.Dispose();
        }
    }

    private int Slot(long step) => (int)(step % _options.Depth);

    /// <summary>The place in the run of a sample that is counted among those of this part.</summary>
    private long InRun(long position) => position / _size * _options.BatchSize + _options.Part * _size + position % _size;

    private void Recycle(long step)
    {
        if (step >= _firstStep)
        {
            _unfinished[Slot(step)] = _size;
        }
    }

    private void Work()
    {
        try
        {
            using ISampleReader reader = _dataset.OpenReader();
            ISampleWriter writer = _options.CreateWriter();
            var buffer = new SampleBuffer();
            while (TryTake(out long position, out int index))
            {
                reader.Read(index, buffer);
                Write(writer, buffer, position, index);
                Finish(position);
            }
        }
#pragma warning disable CA1031 // Whatever went wrong on a worker is rethrown to the caller of Next.
        catch (Exception e)
#pragma warning restore CA1031
        {
            lock (_gate)
            {
                _failure ??= ExceptionDispatchInfo.Capture(e);
                _stopping = true;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Claims the next sample once its batch's memory is free; false at the end.</summary>
    private bool TryTake(out long position, out int index)
    {
        lock (_gate)
        {
            while (!_stopping && _nextSample < _endStep * _size
                && _nextSample / _size >= Math.Max(_consumedStep, _firstStep) + _options.Depth)
            {
                Monitor.Wait(_gate);
            }

            position = _nextSample;
            index = 0;
            if (_stopping || position >= _endStep * _size)
            {
                return false;
            }

            _nextSample++;
            index = _order[InRun(position)];
            return true;
        }
    }

    private void Write(ISampleWriter writer, SampleBuffer buffer, long position, int index)
    {
        var random = new SampleRandom(_options.Seed, (ulong)InRun(position));
        Batch batch = _batches[Slot(position / _size)];
        int place = (int)(position % _size);
        writer.Write(buffer, ref random, batch, place);
        batch.SetIndex(place, index);
    }

    private void Finish(long position)
    {
        lock (_gate)
        {
            if (--_unfinished[Slot(position / _size)] == 0)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }
}
