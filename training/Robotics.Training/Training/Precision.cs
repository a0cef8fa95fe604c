using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training;

/// <summary>The type in which a run multiplies: float32, or a short one by autocast while weights, sums and losses stay float32.</summary>
public sealed record Precision
{
    private Precision(string name, ScalarType? autocast) => (Name, Autocast) = (name, autocast);

    /// <summary>Everything in float32.</summary>
    public static Precision Full { get; } = new("fp32", null);

    /// <summary>Every precision that there is.</summary>
    public static IReadOnlyList<Precision> All { get; } = [Full, new("bf16", bfloat16), new("fp16", float16)];

    /// <summary>fp32, bf16 or fp16.</summary>
    public string Name { get; }

    /// <summary>Type of the products; null where nothing is cast.</summary>
    public ScalarType? Autocast { get; }

    /// <summary>Whether small gradients vanish in the type unless the loss is scaled.</summary>
    public bool NeedsScaler => Autocast == float16;

    /// <summary>The precision of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Precision Get(string name) => All.FirstOrDefault(precision => precision.Name == name)
        ?? throw new ArgumentException($"There is no precision \"{name}\"; choose {string.Join(", ", All.Select(known => known.Name))}.");

    /// <exception cref="ArgumentException">The device cannot.</exception>
    public void Require(Device device)
    {
        if (NeedsScaler && device.type == DeviceType.CPU)
        {
            throw new ArgumentException("fp16 trains on a GPU only; choose bf16 or fp32.");
        }
    }

    /// <summary>Begins the part of a step that computes the loss; it ends when the result is disposed of.</summary>
    public IDisposable? Begin(Device device) => Autocast is { } type ? new TorchSharp.Extensions.Autocast(device.type, type) : null;
}
