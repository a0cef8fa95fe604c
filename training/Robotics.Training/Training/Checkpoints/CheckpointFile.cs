using System.Globalization;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Training.Checkpoints;

/// <summary>
/// A run's whole state in one safetensors file, written atomically: <c>model.*</c>, <c>average.*</c>, <c>companion.*</c> (the latter two
/// where there are any), <c>optimizer.*</c>, <c>rng</c> and in float16 <c>scaler</c> (scale and good steps) as tensors, the step and the
/// options as metadata. The data order needs no state of its own: it follows from seed and step.
/// </summary>
public static class CheckpointFile
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string Name = "checkpoint.safetensors";

    private const string ModelPrefix = "model.";
    private const string AveragePrefix = "average.";
    private const string CompanionPrefix = "companion.";
    private const string OptimizerPrefix = "optimizer.";
    private const string RngKey = "rng";
    private const string ScalerKey = "scaler";
    private const string StepKey = "step";
    private const string OptionsKey = "options";

    public static void Write(string path, TrainingState state, string optionsJson)
    {
        using DisposeScope scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor> { [RngKey] = get_rng_state() };
        Add(tensors, ModelPrefix, state.Model.state_dict());
        if (state.Average != state.Model)
        {
            Add(tensors, AveragePrefix, state.Average.state_dict());
        }

        if (state.Companion is { } companion)
        {
            Add(tensors, CompanionPrefix, companion.state_dict());
        }

        Add(tensors, OptimizerPrefix, state.Optimizer.GetState());
        if (state.Scaler is { } scaler)
        {
            tensors.Add(ScalerKey, tensor([scaler.Factor, scaler.GoodSteps]));
        }

        SafeTensors.Save(path, tensors, new Dictionary<string, string>
        {
            [StepKey] = state.Step.ToString(CultureInfo.InvariantCulture),
            [OptionsKey] = optionsJson,
        });
    }

    /// <summary>The options, as JSON, that a checkpoint was written with.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static string ReadOptions(string path) => Text(path, OptionsKey);

    /// <summary>Overwrites a new state with the checkpoint's.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static void Load(string path, TrainingState state)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = SafeTensors.Load(path);
        state.Model.load_state_dict(Part(tensors, ModelPrefix));
        if (state.Average != state.Model)
        {
            state.Average.load_state_dict(Part(tensors, AveragePrefix));
        }

        state.Companion?.load_state_dict(Part(tensors, CompanionPrefix));
        state.Optimizer.SetState(Part(tensors, OptimizerPrefix));
        set_rng_state(tensors[RngKey]);
        if (state.Scaler is { } scaler)
        {
            double[] saved = tensors[ScalerKey].data<double>().ToArray();
            scaler.Restore(saved[0], (int)saved[1]);
        }

        state.Step = long.Parse(Text(path, StepKey), CultureInfo.InvariantCulture);
    }

    private static void Add(Dictionary<string, Tensor> tensors, string prefix, Dictionary<string, Tensor> part)
    {
        foreach ((string key, Tensor tensor) in part)
        {
            tensors.Add(prefix + key, tensor);
        }
    }

    private static Dictionary<string, Tensor> Part(Dictionary<string, Tensor> tensors, string prefix) => tensors
        .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value);

    private static string Text(string path, string key) => SafeTensors.LoadMetadata(path).TryGetValue(key, out string? text)
        ? text
        : throw new InvalidDataException($"{path} is not a checkpoint of robotics-train: it lacks \"{key}\".");
}
