using Robotics.Training.Data;
using Robotics.Training.Distillation;
using Robotics.Training.Models;
using Robotics.Training.Reporting;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Experiments;

/// <summary>Measures the networks that come out of a run: quality on the test set and what they cost on the robot.</summary>
internal sealed class Measurement(RunData data, Device device)
{
    /// <summary>Measures a network on a data set.</summary>
    public IValidator Validator(IDataset dataset, Module<Tensor, Tensor> network) => data.Validate(dataset, OutputStride(network), device);

    /// <summary>The deployed network first, then the others.</summary>
    public IReadOnlyList<NetworkResult> Test(Learner learner)
    {
        (string Name, Module<Tensor, Tensor> Model)[] networks = [(string.Empty, learner.Deployed), .. learner.Others];
        // They may share layers, so none leaves the device before all are measured.
        double[] qualities = [.. networks.Select(network => Quality(network.Model))];
        return [.. networks.Zip(qualities, (network, quality) => Count(network.Name, network.Model, quality))];
    }

    /// <summary>The metric of a network on the test set, 0 to 1.</summary>
    public double Quality(Module<Tensor, Tensor> network)
    {
        using IValidator validator = Validator(data.Test, network);
        network.eval();
        return QualityMeasures.Of(data.Task).Main(validator.Run(network));
    }

    /// <summary>Input pixels per logit along each side; 1 where pictures have classes.</summary>
    public int OutputStride(Module<Tensor, Tensor> network)
    {
        if (data.Task == ModelTask.Classification)
        {
            return 1;
        }

        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        network.eval();
        long rows = network.call(zeros([1, 3, data.Picture.Height, data.Picture.Width]).to(device)).shape[2];
        network.train();
        return (int)(data.Picture.Height / rows);
    }

    private NetworkResult Count(string name, Module<Tensor, Tensor> network, double quality)
    {
        Module<Tensor, Tensor> deployed = TrainedNetwork.WithoutBranches(network);
        deployed.to(CPU).to(memory_format.contiguous_format);
        ModelCost cost = MacCounter.Count(deployed, 3, data.Deployed.Height, data.Deployed.Width);
        return new NetworkResult(name, quality, deployed.parameters().Sum(parameter => parameter.numel()), cost.LayerMacs);
    }
}
