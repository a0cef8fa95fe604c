using TorchSharp.Extensions;
using Robotics.Training.Data;
using Robotics.Training.Data.Loading;
using Robotics.Vision;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training;

/// <summary>Tells a class for every picture of a data set, in order and unchanged.</summary>
public sealed class ClassificationValidator : IValidator
{
    private const int MostPictures = 100;

    private readonly ISampleReader _reader;
    private readonly SampleBuffer _sample = new();
    private readonly ISampleWriter _writer;
    private readonly Batch _batch;
    private readonly Device _device;
    private readonly int _count;
    private readonly int _classes;
    private readonly int _batchSize;

    public ClassificationValidator(IDataset dataset, ImageSize size, Device device)
    {
        (_count, _classes, _device) = (dataset.Count, dataset.ClassNames.Count, device);
        _batchSize = Math.Min(MostPictures, _count);
        var options = new ClassificationLoaderOptions { Size = size, BatchSize = _batchSize, Seed = 0 };
        _writer = options.CreateWriter();
        _batch = options.CreateBatch();
        _reader = dataset.OpenReader();
    }

    public ConfusionMatrix Run(Module<Tensor, Tensor> model)
    {
        var confusion = new ConfusionMatrix(_classes);
        using IDisposable noGrad = no_grad();
        for (int first = 0; first < _count; first += _batchSize)
        {
            int pictures = Math.Min(_batchSize, _count - first);
            byte[] truth = Read(first, pictures);
            using DisposeScope scope = NewDisposeScope();
            Tensor images = _batch.Images.narrow(0, 0, pictures).to(_device).contiguous(memory_format.channels_last);
            confusion.Add(model.call(images).argmax(1).to(uint8).cpu().bytes, truth);
        }

        return confusion;
    }

    public void Dispose()
    {
        _batch.Dispose();
        _reader.Dispose();
    }

    private byte[] Read(int first, int pictures)
    {
        byte[] labels = new byte[pictures];
        for (int place = 0; place < pictures; place++)
        {
            var random = new SampleRandom(0, 0);
            _reader.Read(first + place, _sample);
            _writer.Write(_sample, ref random, _batch, place);
            labels[place] = (byte)_sample.Label;
        }

        return labels;
    }
}
